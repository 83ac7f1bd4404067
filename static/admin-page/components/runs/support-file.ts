import type { RpcOutput, ScanStatus } from '../../../../src/contract/rpc';
import type { Instant } from '../../../../src/domain/ids';

// Named one by one: what a status holds besides, as the name of its project, is nobody's but the site's.
function scanFacts({ projectId, phase, read, total, startedAt, endedAt, resumesAt, failure }: ScanStatus) {
  return { projectId, phase, read, total, startedAt, endedAt, resumesAt, failure };
}

/** The file for support: ids, counts, codes and times. */
export function supportFile(
  { runs, failures }: RpcOutput<'admin.runs'>,
  { scans, at }: { readonly scans: RpcOutput<'admin.scans'>; readonly at: Instant },
): string {
  const { ledger, freshness } = scans;
  const exportedAt = new Date(at).toISOString();
  return `${JSON.stringify({ exportedAt, runs, failures, scans: scans.projects.map(scanFacts), freshness, ledger }, null, 2)}\n`;
}
