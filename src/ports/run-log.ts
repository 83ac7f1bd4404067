import type { FailureRecord, RunRecord } from '../contract/runs';

/**
 * What was done lately and what failed, for administrators; bounded, the oldest goes first. Every record has a key of its
 * own, so that invocations at the same time lose nothing.
 */
export interface RunLog {
  readonly find: (run: Pick<RunRecord, 'runId' | 'kind' | 'startedAt'>) => Promise<RunRecord | undefined>;
  /** Replaces an earlier state of the same run. */
  readonly save: (run: RunRecord) => Promise<void>;
  readonly saveFailure: (failure: FailureRecord) => Promise<void>;
  /** Newest first: at most 50 runs. */
  readonly listRuns: () => Promise<readonly RunRecord[]>;
  /** Newest first: at most 20. */
  readonly listFailures: () => Promise<readonly FailureRecord[]>;
}
