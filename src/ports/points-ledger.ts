import type { Instant } from '../domain/ids';

/** What Jira charged this app in the present UTC hour, as counted by ourselves and corrected by what Jira says. */
export interface LedgerBalance {
  readonly spent: number;
  /** What background work may spend of Jira's quota; the rest is left for people. */
  readonly budget: number;
  readonly resetsAt: Instant;
}

/** The points of Jira's hourly quota that this app used on the site; counted high rather than low. */
export interface PointsLedger {
  readonly load: () => Promise<LedgerBalance>;
  /** Adds what this invocation spent since the last call. */
  readonly flush: () => Promise<void>;
}
