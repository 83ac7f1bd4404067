import type { RpcInput, RpcOutput } from '../contract/rpc';
import { err, ok, type Result } from '../domain/result';
import type { Ports } from '../ports/ports';
import type { AppFailure } from './app-failure';
import { listScanStatuses } from './open-admin';
import { scanStatusFrom } from './scan-status';
import { startScan } from './start-scan';

/** The scans of every project that the admin sees, how fresh its scores are, and the points spent this hour. */
export async function openScans(ports: Ports): Promise<Result<RpcOutput<'admin.scans'>, AppFailure>> {
  const [projects, ledger, heads] = await Promise.all([
    listScanStatuses(ports),
    ports.ledger.load(),
    ports.snapshots.listHeads(),
  ]);
  const visible = new Set(projects.map(({ projectId }) => projectId));
  const freshness = heads
    .filter(({ projectId }) => visible.has(projectId))
    // A generation is scored as a whole; what was read since is newer.
    .map(({ projectId, count, completedAt }) => ({ projectId, scored: count, oldestScoredAt: completedAt }));
  return ok({ projects, ledger, freshness });
}

/** Starts scans of the given projects, or shows those under way. */
export async function scanProjects(
  ports: Ports,
  { projectIds, mode = 'changes' }: RpcInput<'admin.scan'>,
): Promise<Result<RpcOutput<'admin.scan'>, AppFailure>> {
  const visible = new Map((await ports.projects.listForViewer()).map((project) => [project.projectId, project]));
  const wanted = [...new Set(projectIds)].map((projectId) => visible.get(projectId));
  if (wanted.includes(undefined)) return err({ code: 'not_found' });
  const projects = [];
  for (const project of wanted) {
    if (project !== undefined)
      projects.push(scanStatusFrom(project, await startScan(ports, { project, mode }), { counts: true }));
  }
  return ok({ projects });
}
