import type { Throttled } from '../../ports/throttled';
import { JiraRequestError } from './jira-request-error';
import { retryAtOf } from './retry-at-of';

/** What a write comes to; that Jira takes no more for now is an answer, too. @throws JiraRequestError */
export async function orThrottled<T>(write: Promise<T>): Promise<T | Throttled> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof JiraRequestError && error.status === 429) return { retryAt: retryAtOf(error, Date.now()) };
    throw error;
  }
}
