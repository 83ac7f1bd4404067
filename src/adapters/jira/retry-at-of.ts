import type { JiraRequestError } from './jira-request-error';

/** Where Jira names no time. */
const DEFAULT_RETRY_SECONDS = 60;

/** When Jira said that trying again makes sense. */
export function retryAtOf(error: JiraRequestError, now: number): number {
  return now + (error.retryAfterSeconds ?? DEFAULT_RETRY_SECONDS) * 1000;
}
