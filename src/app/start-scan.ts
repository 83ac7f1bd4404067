import type { Ports } from '../ports/ports';
import type { ScanState } from '../ports/scan-store';
import type { SiteProject } from '../ports/site-catalog';
import type { QueuedWork } from '../ports/work-queue';
import { isUnderWay } from './scan-status';

const continuing = (ports: Ports, state: ScanState, delaySeconds: number): QueuedWork => ({
  message: { kind: 'scan', projectId: state.projectId, scanId: state.scanId, traceId: ports.traceId },
  delaySeconds,
});

function newScan(ports: Ports, project: SiteProject): ScanState {
  const now = ports.clock();
  return {
    ...project,
    scanId: ports.newId(),
    phase: 'queued',
    step: 'read',
    pageToken: null,
    pages: 0,
    read: 0,
    total: null,
    startedAt: now,
    endedAt: null,
    resumesAt: null,
    failure: null,
    movedAt: now,
  };
}

/**
 * Starts a scan, or leaves the one that is under way alone. One that got stuck goes on from its checkpoint; pages of a
 * failed one are thrown away.
 */
export async function startScan(
  ports: Ports,
  { project, delaySeconds = 0 }: { readonly project: SiteProject; readonly delaySeconds?: number },
): Promise<ScanState> {
  const now = ports.clock();
  const state = await ports.scans.find(project.projectId);
  if (state !== undefined && isUnderWay(state, now)) return state;
  const isStuck = state !== undefined && state.phase !== 'done' && state.phase !== 'failed' && state.phase !== 'never';
  if (state !== undefined && !isStuck && state.phase === 'failed') await ports.scans.deletePages(state);
  const next: ScanState = isStuck ? { ...state, resumesAt: null, movedAt: now } : newScan(ports, project);
  const waiting: ScanState = delaySeconds > 0 ? { ...next, movedAt: now + delaySeconds * 1000 } : next;
  await ports.scans.save(waiting);
  await ports.queue([continuing(ports, waiting, delaySeconds)]);
  ports.log.info(isStuck ? 'scan.takenOver' : 'scan.started', { projectId: project.projectId, scanId: next.scanId });
  return waiting;
}
