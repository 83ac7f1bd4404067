import type { Ports } from '../ports/ports';
import type { ScanState } from '../ports/scan-store';

const PHASES = {
  prepare: 'reading',
  plan: 'reading',
  read: 'reading',
  check: 'reading',
  match: 'reading',
  ancestors: 'reading',
  score: 'scoring',
  write: 'scoring',
  finished: 'done',
} as const satisfies Record<ScanState['step'], ScanState['phase']>;

/** Longer than any step takes, pauses for Jira included; shorter than a scan has to stand still to be taken over. */
const LEASE_MS = 5 * 60_000;
/** A gap between two checkpoints that is longer was a pause, not work. */
const LONGEST_STEP_MS = 60_000;

/** How much of the work of a step is done. */
interface StepProgress {
  readonly done: number;
  readonly of: number;
}

function secondsLeft(state: ScanState, progress: StepProgress | undefined): number | null {
  if (state.step === 'finished') return 0;
  if (state.step === 'read' && state.total !== null && state.read > 0) {
    return Math.ceil(((state.workedMs / state.read) * Math.max(0, state.total - state.read)) / 1000);
  }
  // What was read so far took as long as all of the reading: writing a hundred scores takes about as long as a page.
  if (progress !== undefined && progress.of > 0 && state.read > 0) {
    return Math.ceil(((state.workedMs / state.read) * Math.max(0, progress.of - progress.done)) / 1000);
  }
  return null;
}

/** Stores how a scan stands: the checkpoint to go on from, who goes on with it, and about how long it will take. */
export async function saveScan(
  ports: Ports,
  state: ScanState,
  change: Partial<ScanState>,
  progress?: StepProgress,
): Promise<ScanState> {
  const now = ports.clock();
  const step = change.step ?? state.step;
  const stepMs = Math.min(LONGEST_STEP_MS, Math.max(0, now - state.movedAt));
  const next: ScanState = {
    ...state,
    phase: PHASES[step],
    resumesAt: null,
    workedMs: state.workedMs + stepMs,
    leaseUntil: step === 'finished' ? null : now + LEASE_MS,
    ...change,
    movedAt: now,
  };
  const saved = { ...next, etaSeconds: secondsLeft(next, progress) };
  await ports.scans.save(saved);
  ports.log.info('scan.step', {
    projectId: state.projectId,
    scanId: state.scanId,
    step: state.step,
    mode: saved.mode,
    read: saved.read,
    ms: now - state.movedAt,
  });
  return saved;
}
