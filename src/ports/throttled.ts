import type { Instant } from '../domain/ids';

/** What was asked was not done, since Jira takes no more of it for now; from `retryAt` on it may. */
export interface Throttled {
  readonly retryAt: Instant;
}
