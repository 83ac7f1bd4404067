import type { Instant, ProjectId } from '../domain/ids';
import type { Ports } from '../ports/ports';
import type { ScanState } from '../ports/scan-store';
import { isPausedAt } from './scan-status';
import { type StepOutcome, takeScanStep, WRITE_AGAIN_SECONDS } from './scan-steps';
import { canGoOn } from './write-scores';

/** What became of this leg of a scan. */
export type ScanOutcome = 'finished' | 'later' | 'ignored';

async function queueAgain(ports: Ports, { projectId, scanId, leg }: ScanState, delaySeconds: number): Promise<void> {
  await ports.queue([{ message: { kind: 'scan', projectId, scanId, leg, traceId: ports.traceId }, delaySeconds }]);
}

async function goOnLater(ports: Ports, state: ScanState, resumesAt: Instant | null): Promise<ScanOutcome> {
  const now = ports.clock();
  if (resumesAt !== null) {
    await ports.scans.save({ ...state, phase: 'paused', resumesAt: Math.ceil(resumesAt), movedAt: now });
  }
  await queueAgain(ports, state, resumesAt === null ? 0 : Math.max(0, (resumesAt - now) / 1000));
  return 'later';
}

/** The scan as this leg may go on with it; undefined where it is over, another one, or in other hands. */
async function takeScan(
  ports: Ports,
  { projectId, scanId, leg }: { readonly projectId: ProjectId; readonly scanId: string; readonly leg: string },
): Promise<ScanState | undefined> {
  const state = await ports.scans.find(projectId);
  if (state === undefined || state.scanId !== scanId || state.phase === 'done' || state.phase === 'failed')
    return undefined;
  if (state.leg === leg) return state;
  const now = ports.clock();
  const isHeld = state.leaseUntil !== null && state.leaseUntil > now && state.movedAt <= now;
  ports.log.info(isHeld ? 'scan.inOtherHands' : 'scan.takenOver', { projectId, scanId });
  return isHeld ? undefined : { ...state, leg };
}

/**
 * Goes on with a scan from its checkpoint until it is finished, or time or quota run out; then it queues itself. Every
 * step is safe to repeat: a consumer killed at any point leaves what is stored whole. `leg`: one chain of messages, of
 * which Forge delivers a next one only when the one before ended or was killed.
 */
export async function runScan(
  ports: Ports,
  {
    projectId,
    scanId,
    leg = scanId,
    deadline,
  }: {
    readonly projectId: ProjectId;
    readonly scanId: string;
    readonly leg?: string | undefined;
    readonly deadline: Instant;
  },
): Promise<ScanOutcome> {
  const taken = await takeScan(ports, { projectId, scanId, leg });
  if (taken === undefined) return 'ignored';
  let state: ScanState = taken;
  if (state.resumesAt !== null && isPausedAt(state, ports.clock())) return goOnLater(ports, state, state.resumesAt);
  while (state.step !== 'finished') {
    const verdict = await canGoOn(ports, deadline);
    const next: StepOutcome = verdict === 'yes' ? await takeScanStep(ports, state, deadline) : verdict;
    if (next === 'noTime') return goOnLater(ports, state, null);
    if (next === 'noPoints') return goOnLater(ports, state, (await ports.ledger.load()).resetsAt);
    if (next === 'writeAgain') {
      await queueAgain(ports, state, WRITE_AGAIN_SECONDS);
      return 'later';
    }
    state = next;
  }
  ports.log.info('scan.finished', { projectId, scanId, mode: state.mode, read: state.read });
  return 'finished';
}

/** Notes that Jira asked for a pause, and goes on by itself when it is over. */
export async function pauseScan(
  ports: Ports,
  { projectId, resumesAt }: { readonly projectId: ProjectId; readonly resumesAt: Instant },
): Promise<void> {
  const state = await ports.scans.find(projectId);
  if (state !== undefined) await goOnLater(ports, state, resumesAt);
}

/** Ends a scan that cannot go on; what was stored before stays in force. */
export async function failScan(
  ports: Ports,
  { projectId, failure }: { readonly projectId: ProjectId; readonly failure: NonNullable<ScanState['failure']> },
): Promise<void> {
  const state = await ports.scans.find(projectId);
  if (state === undefined) return;
  const now = ports.clock();
  const over = { endedAt: now, resumesAt: null, leaseUntil: null, etaSeconds: null, movedAt: now };
  await ports.scans.save({ ...state, phase: 'failed', failure, ...over });
}
