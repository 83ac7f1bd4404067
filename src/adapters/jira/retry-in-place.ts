import { JiraRequestError } from './jira-request-error';
import { isQuotaReason } from './rate-limit-headers';

/** How long an invocation may go on asking. */
export interface Patience {
  /** Requests in all; 1: none is repeated. */
  readonly tries: number;
  /** The first pause is at most so long, each further one four times as long. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** No pause ends after this moment. */
  readonly until: number;
}

/** Of work in the background. Convention, after Atlassian's advice: four tries, no pause longer than 30 s. */
export const patienceOfWork = (until: number): Patience => ({
  tries: 4,
  firstPauseMs: 1000,
  longestPauseMs: 30_000,
  until,
});

/** While a person waits: once more, at once. */
export const patienceOfPerson = (until: number): Patience => ({
  tries: 2,
  firstPauseMs: 250,
  longestPauseMs: 1000,
  until,
});

const PAUSE_GROWTH = 4;

/** True where asking again soon may bring what was asked for. Points that are spent, and an issue written too often, need longer. */
function isPassing({ status, reason }: JiraRequestError): boolean {
  if (status === 429) return !isQuotaReason(reason) && reason !== 'jira-per-issue-on-write';
  return status === 0 || status === 409 || status >= 500;
}

/** How long to wait before asking again, with full jitter; null: not in this invocation. */
export function pauseBefore(
  error: unknown,
  { tried, patience, now, random }: { tried: number; patience: Patience; now: number; random: number },
): number | null {
  if (!(error instanceof JiraRequestError) || !isPassing(error) || tried >= patience.tries) return null;
  // A gateway that throttles without a word is not asked again while somebody waits for a page.
  if (error.status === 429 && error.retryAfterSeconds === null && patience.tries <= 2) return null;
  const asked = (error.retryAfterSeconds ?? 0) * 1000;
  if (asked > patience.longestPauseMs) return null;
  const jitter = random * Math.min(patience.longestPauseMs, patience.firstPauseMs * PAUSE_GROWTH ** (tried - 1));
  const pauseMs = asked + jitter;
  return now + pauseMs < patience.until ? pauseMs : null;
}
