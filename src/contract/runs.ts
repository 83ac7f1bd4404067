import { z } from 'zod';
import { instant, projectId } from './primitives';

/** What was done in the background: the kinds of work of the queue. */
export const runKind = z.enum(['scan', 'rescoreProject', 'rescoreIssue', 'takeChanges', 'forgetIssue']);
export type RunKind = z.infer<typeof runKind>;

/** `later`: it goes on by itself, at once or after a pause. `unneeded`: somebody else did it, or there was nothing to do. */
export const runOutcome = z.enum(['done', 'unneeded', 'later', 'paused', 'failed']);
export type RunOutcome = z.infer<typeof runOutcome>;

/** Why something failed or waits, in a closed list: never the words of Jira, which may quote content. */
export const failureCode = z.enum([
  'jiraThrottled',
  'jiraRefused',
  'jiraUnavailable',
  'jiraUnexpected',
  'storage',
  'storedData',
  'queue',
  'internal',
]);
export type FailureCode = z.infer<typeof failureCode>;

const count = z.number().int().min(0);

/** What a piece of work took, summed over its legs. */
export const workCounts = z.object({
  /** Issues read, or scored again from the snapshot. */
  issues: count,
  requests: count,
  /** Of Jira's hourly quota, as counted by ourselves. */
  points: count,
  /** Score properties that Jira took, and those that it did not. */
  written: count,
  notWritten: count,
});
export type WorkCounts = Readonly<z.infer<typeof workCounts>>;

/** One piece of background work: ids, counts and codes, never titles, texts or names. */
export const runRecord = z.object({
  runId: z.string(),
  kind: runKind,
  /** Scans only; null where that is not known. */
  mode: z.enum(['whole', 'changes']).nullable(),
  projectId: projectId.nullable(),
  /** Of its last leg. */
  traceId: z.string(),
  startedAt: instant,
  /** Null while it goes on. */
  endedAt: instant.nullable(),
  /** Invocations that it took so far. */
  legs: z.number().int().min(1),
  outcome: runOutcome,
  /** Why it failed or waits. */
  reason: failureCode.nullable(),
  counts: workCounts,
});
export type RunRecord = Readonly<z.infer<typeof runRecord>>;

/** One invocation that failed. */
export const failureRecord = z.object({
  failureId: z.string(),
  at: instant,
  /** A kind of work, the name of a procedure, or `event`, `tick`, `install`. */
  what: z.string(),
  projectId: projectId.nullable(),
  traceId: z.string(),
  code: failureCode,
  /** Where Jira was asked: method and path without ids, and the status (0: no answer). */
  endpoint: z.string().nullable(),
  status: z.number().int().nullable(),
});
export type FailureRecord = Readonly<z.infer<typeof failureRecord>>;
