import type { WorkMessage } from '../contract/queue-message';
import type { FailureCode, RunOutcome, RunRecord, WorkCounts } from '../contract/runs';
import type { Instant } from '../domain/ids';
import type { Ports } from '../ports/ports';
import type { ScanState } from '../ports/scan-store';
import { addedCounts, NO_WORK } from './work-meter';

/** One leg of background work that came to its end, however it ended. */
export interface EndedLeg {
  readonly message: WorkMessage;
  readonly startedAt: Instant;
  readonly counts: WorkCounts;
  readonly outcome: RunOutcome;
  readonly reason: FailureCode | null;
}

function scanOutcome({ phase }: ScanState, outcome: RunOutcome): RunOutcome {
  if (phase === 'done') return 'done';
  if (phase === 'failed') return 'failed';
  return phase === 'paused' ? 'paused' : outcome === 'done' ? 'later' : outcome;
}

// A scan is one run over all its legs; its own state knows better than one leg how it stands.
async function scanRun(ports: Ports, leg: EndedLeg & { message: { kind: 'scan' } }): Promise<RunRecord | undefined> {
  const { message, counts, reason } = leg;
  const state = await ports.scans.find(message.projectId);
  if (state?.scanId !== message.scanId) return undefined;
  const run = { runId: state.scanId, kind: 'scan', startedAt: state.startedAt ?? leg.startedAt } as const;
  const earlier = await ports.runs.find(run);
  return {
    ...run,
    mode: state.mode,
    projectId: message.projectId,
    traceId: message.traceId,
    endedAt: state.endedAt,
    legs: (earlier?.legs ?? 0) + 1,
    outcome: scanOutcome(state, leg.outcome),
    reason,
    counts: addedCounts(earlier?.counts ?? NO_WORK, counts),
  };
}

function otherRun(ports: Ports, leg: EndedLeg): RunRecord {
  const { message, startedAt, counts, outcome, reason } = leg;
  return {
    runId: ports.newId(),
    kind: message.kind,
    mode: null,
    projectId: message.projectId,
    traceId: message.traceId,
    startedAt,
    endedAt: ports.clock(),
    legs: 1,
    outcome,
    reason,
    counts,
  };
}

/** Writes down what a leg did, for administrators. Work that somebody else had done already is not worth a line. */
export async function noteRun(ports: Ports, leg: EndedLeg): Promise<void> {
  if (leg.outcome === 'unneeded' && leg.counts.requests === 0) return;
  const { message } = leg;
  if (message.kind === 'scan' && leg.outcome === 'unneeded') return;
  const run = message.kind === 'scan' ? await scanRun(ports, { ...leg, message }) : otherRun(ports, leg);
  if (run !== undefined) await ports.runs.save(run);
}
