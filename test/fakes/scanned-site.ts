import { loadCurrentRows } from '../../src/app/load-snapshot-rows';
import { startScan } from '../../src/app/start-scan';
import type { IssueId } from '../../src/domain/ids';
import type { IssueFacts } from '../../src/domain/issue/issue-facts';
import type { ScoredIssue } from '../../src/domain/snapshot/scored-issue';
import type { ValueModel } from '../../src/domain/value/value-model';
import type { Ports } from '../../src/ports/ports';
import { aModel } from '../builders/a-model';
import { fakePorts } from './fake-ports';
import { type FakeSite, fakeSite, SHOP } from './fake-site';
import { runQueue } from './run-queue';

/** A project that was scanned a minute ago with a model that the site's admin saved. */
export async function scannedSite(
  issues: readonly IssueFacts[],
  model: ValueModel = aModel(),
): Promise<{ readonly site: FakeSite; readonly ports: Ports }> {
  const site = fakeSite(issues);
  const ports = fakePorts(site);
  await ports.models.append({ baseRevision: 0, value: model, authorAccountId: 'admin', note: '', at: 0 });
  await scanAgain(site, ports);
  return { site, ports };
}

/** Scans the project once more, and lets a minute pass. */
export async function scanAgain(site: FakeSite, ports: Ports): Promise<void> {
  await startScan(ports, { project: SHOP });
  await runQueue(site, ports);
  site.requests.length = 0;
  site.now += 60_000;
}

/** An issue as the project page has it now. */
export async function rowOf(ports: Ports, issueId: IssueId): Promise<ScoredIssue> {
  const head = await ports.snapshots.findHead(SHOP.projectId);
  const rows = head === undefined ? [] : ((await loadCurrentRows(ports, head)) ?? []);
  const row = rows.find((one) => one.issueId === issueId);
  if (row === undefined) throw new Error(`no row ${issueId}`);
  return row;
}
