/** Jira answered with something else than what was asked for, or not at all (status 0). */
export class JiraRequestError extends Error {
  /** Method and path template, without ids. */
  readonly endpoint: string;
  readonly status: number;
  /** `RateLimit-Reason` of a 429, else a code of ours or of the proxy. */
  readonly reason: string | null;
  readonly retryAfterSeconds: number | null;
  /** Jira's own words about a refusal that was the caller's; for that caller only, never for a log. */
  readonly words: readonly string[];

  constructor(failure: {
    endpoint: string;
    status: number;
    reason: string | null;
    retryAfterSeconds: number | null;
    words?: readonly string[];
    cause?: unknown;
  }) {
    super(`${failure.endpoint} answered ${failure.status}${failure.reason === null ? '' : ` (${failure.reason})`}`, {
      cause: failure.cause,
    });
    this.name = 'JiraRequestError';
    this.endpoint = failure.endpoint;
    this.status = failure.status;
    this.reason = failure.reason;
    this.retryAfterSeconds = failure.retryAfterSeconds;
    this.words = failure.words ?? [];
  }
}
