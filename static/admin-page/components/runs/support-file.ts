import type { RpcOutput } from '../../../../src/contract/rpc';
import type { Instant } from '../../../../src/domain/ids';

/** The file for support: ids, counts, codes and times. Names and keys of projects stay here. */
export function supportFile(
  { runs, failures }: RpcOutput<'admin.runs'>,
  { scans, at }: { readonly scans: RpcOutput<'admin.scans'>; readonly at: Instant },
): string {
  const projects = scans.projects.map(({ projectKey: _key, projectName: _name, ...counts }) => counts);
  return `${JSON.stringify({ exportedAt: new Date(at).toISOString(), runs, failures, projects, ledger: scans.ledger }, null, 2)}\n`;
}
