import type { InvocationError } from '@forge/events';
import { z } from 'zod';
import { countedPorts } from '../app/counted-ports';
import { eraseIssue } from '../app/erase-issue';
import { type EndedLeg, noteRun } from '../app/note-run';
import { rescoreIssue } from '../app/rescore-issue';
import { rescoreProject } from '../app/rescore-project';
import { resumeScan } from '../app/resume-scan';
import { failScan, pauseScan, runScan } from '../app/run-scan';
import { takeChanges } from '../app/take-changes';
import { countsSince } from '../app/work-meter';
import { type WorkMessage, workMessage } from '../contract/queue-message';
import type { FailureCode, RunOutcome } from '../contract/runs';
import type { Instant } from '../domain/ids';
import type { Ports } from '../ports/ports';
import { failureCodeFrom } from './failure-code-from';
import { flushLedger } from './flush-ledger';
import { logThrown } from './log-thrown';
import { noteFailure } from './note-failure';
import { isRefused, isThrottled, retryAtFor, retryCountOf, retryLater } from './retry-later';
import { portsFor as realPortsFor } from './wiring';

/** Of the 900 s that a consumer may run; the rest is for the step under way. */
const TIME_BUDGET_MS = 600_000;

/** A quarter of an hour; then the pages say that Jira does not answer, and whoever may can start the scan again. */
const SCAN_RETRIES = 4;
/** Before a scan goes on from a step that failed. */
const STEP_PAUSE_SECONDS = 10;
/** About four hours: what is lost then, the daily scan finds. Jira's own limits are waited for as long as Forge delivers. */
const WORK_RETRIES = 20;

const STORAGE_CODES: ReadonlySet<FailureCode> = new Set(['storage', 'queue']);

const asyncEvent = z.object({ body: z.unknown() });

const SCAN_OUTCOMES = { finished: 'done', later: 'later', ignored: 'unneeded' } as const;
const RESCORE_OUTCOMES = {
  rescored: 'done',
  scanned: 'done',
  later: 'later',
  current: 'unneeded',
  noSnapshot: 'unneeded',
} as const;

const CHANGES_OUTCOMES = { taken: 'done', later: 'later', nothing: 'unneeded' } as const;

async function work(ports: Ports, message: WorkMessage, deadline: Instant): Promise<RunOutcome> {
  switch (message.kind) {
    case 'scan':
      return SCAN_OUTCOMES[await runScan(ports, { ...message, deadline })];
    case 'rescoreProject': {
      const outcome = await rescoreProject(ports, { projectId: message.projectId, deadline });
      if (outcome === 'later') await ports.queue([{ message, delaySeconds: 60 }]);
      return RESCORE_OUTCOMES[outcome];
    }
    case 'rescoreIssue':
      return (await rescoreIssue(ports, message)) === 'later' ? 'later' : 'done';
    case 'takeChanges':
      return CHANGES_OUTCOMES[await takeChanges(ports, { projectId: message.projectId, deadline })];
    case 'forgetIssue':
      await eraseIssue(ports, message);
      return 'done';
  }
}

function scanFailureOf(error: unknown): Parameters<typeof failScan>[1]['failure'] {
  if (isRefused(error)) return 'forbidden';
  // The queue is Forge's as the storage is.
  if (STORAGE_CODES.has(failureCodeFrom(error))) return 'storage_unavailable';
  return retryAtFor(error, 0) === null ? 'internal' : 'jira_unavailable';
}

// A throttled scan waits in its own state, so that the pages can say until when; other work is given back to the queue.
async function giveBack(
  ports: Ports,
  {
    message,
    error,
    retryCount,
    startedAt,
  }: { message: WorkMessage; error: unknown; retryCount: number; startedAt: Instant },
): Promise<InvocationError | undefined> {
  const now = ports.clock();
  const retryAt = retryAtFor(error, now);
  if (message.kind === 'scan' && retryAt !== null) {
    if (isThrottled(error)) {
      await pauseScan(ports, { projectId: message.projectId, resumesAt: retryAt });
      return undefined;
    }
    // The tries count only where nothing moves: on a bad line a long scan fails often and still gets through.
    if (await resumeScan(ports, { ...message, since: startedAt, delaySeconds: STEP_PAUSE_SECONDS })) return undefined;
  }
  const most = message.kind === 'scan' ? SCAN_RETRIES : isThrottled(error) ? Number.POSITIVE_INFINITY : WORK_RETRIES;
  const retry = retryLater(error, { now, retryCount, most });
  if (retry !== undefined) return retry;
  if (message.kind === 'scan') {
    await failScan(ports, { projectId: message.projectId, failure: scanFailureOf(error) });
  }
  return undefined;
}

// What was done stays done where it cannot be written down.
async function tell(ports: Ports, leg: EndedLeg): Promise<void> {
  const { message, startedAt, counts, outcome, reason } = leg;
  const ms = ports.clock() - startedAt;
  ports.log.info('work.ended', { work: message.kind, projectId: message.projectId, outcome, reason, ms, ...counts });
  try {
    await noteRun(ports, leg);
  } catch (error) {
    logThrown(ports, 'run.notStored', error, { work: message.kind });
  }
}

/** The consumer with the ports to work with; the real ones unless a test brings others. */
export function workConsumer(portsFor: (traceId: string) => Ports) {
  return async (event: unknown): Promise<InvocationError | undefined> => {
    const envelope = asyncEvent.safeParse(event);
    const parsed = workMessage.safeParse(envelope.data?.body);
    if (!parsed.success) {
      portsFor('unknown').log.error('work.notUnderstood');
      return undefined;
    }
    const message = parsed.data;
    const ports = countedPorts(portsFor(message.traceId), { rows: message.kind === 'rescoreProject' });
    const startedAt = ports.clock();
    const before = ports.meter.total();
    const ended = async (outcome: RunOutcome, reason: EndedLeg['reason'] = null): Promise<void> =>
      tell(ports, { message, startedAt, counts: countsSince(before, ports.meter), outcome, reason });
    try {
      await ended(await work(ports, message, startedAt + TIME_BUDGET_MS));
      return undefined;
    } catch (error) {
      logThrown(ports, 'work.failed', error, { work: message.kind, projectId: message.projectId });
      const retry = await giveBack(ports, { message, error, retryCount: retryCountOf(event), startedAt });
      // A scan that went on by itself says so in its own state.
      const isOver = retry === undefined && message.kind !== 'scan';
      await ended(isOver ? 'failed' : 'later', failureCodeFrom(error));
      if (!isThrottled(error)) await noteFailure(ports, { what: message.kind, projectId: message.projectId, error });
      return retry;
    } finally {
      await flushLedger(ports);
    }
  };
}

/** One piece of background work. */
export const onWork = workConsumer((traceId) => realPortsFor(traceId, { background: true }));
