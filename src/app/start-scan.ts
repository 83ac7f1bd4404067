import type { Ports } from '../ports/ports';
import type { ScanState } from '../ports/scan-store';
import type { SiteProject } from '../ports/site-catalog';
import type { QueuedWork } from '../ports/work-queue';
import { isUnderWay } from './scan-status';

const continuing = (ports: Ports, state: ScanState, delaySeconds: number): QueuedWork => ({
  message: {
    kind: 'scan',
    projectId: state.projectId,
    scanId: state.scanId,
    leg: state.leg,
    traceId: ports.traceId,
  },
  delaySeconds,
});

function newScan(
  ports: Ports,
  { project, before, mode }: { project: SiteProject; before: ScanState | undefined; mode: ScanState['mode'] },
): ScanState {
  const now = ports.clock();
  const scanId = ports.newId();
  return {
    ...project,
    scanId,
    leg: scanId,
    leaseUntil: null,
    mode,
    // Changes of what cannot be read or scored fail again: everything is read anew.
    wholeAsked: mode === 'whole' || before?.failure === 'internal',
    sinceMinutes: null,
    expected: null,
    beganAt: null,
    lastRead: before?.lastRead ?? null,
    lastWhole: before?.lastWhole ?? null,
    matchedAt: before?.matchedAt ?? null,
    workedMs: 0,
    writeRounds: 0,
    etaSeconds: null,
    notWritten: 0,
    phase: 'queued',
    step: 'prepare',
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
 * failed one are thrown away. `mode`: `changes` becomes whole by itself where changes do not suffice.
 */
export async function startScan(
  ports: Ports,
  {
    project,
    mode = 'changes',
    delaySeconds = 0,
  }: { readonly project: SiteProject; readonly mode?: ScanState['mode']; readonly delaySeconds?: number },
): Promise<ScanState> {
  const now = ports.clock();
  const state = await ports.scans.find(project.projectId);
  if (state !== undefined && isUnderWay(state, now)) return state;
  const isStuck = state !== undefined && state.phase !== 'done' && state.phase !== 'failed' && state.phase !== 'never';
  if (state !== undefined && !isStuck && state.phase === 'failed') await ports.scans.deletePages(state);
  // Whoever went on with it before may be late, not dead: the new chain of messages takes over when the lease ran out.
  const next: ScanState = isStuck
    ? { ...state, leg: ports.newId(), leaseUntil: null, resumesAt: null, movedAt: now }
    : newScan(ports, { project, before: state, mode });
  const waiting: ScanState = delaySeconds > 0 ? { ...next, movedAt: now + delaySeconds * 1000 } : next;
  await ports.scans.save(waiting);
  await ports.queue([continuing(ports, waiting, delaySeconds)]);
  ports.log.info(isStuck ? 'scan.takenOver' : 'scan.started', { projectId: project.projectId, scanId: next.scanId });
  return waiting;
}
