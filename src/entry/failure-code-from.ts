import { InternalServerError, PartialSuccessError, RateLimitError } from '@forge/events';
import { ForgeKvsError } from '@forge/kvs';
import { JiraRequestError } from '../adapters/jira/jira-request-error';
import { StoredDataError } from '../adapters/kvs/stored-data-error';
import type { FailureCode } from '../contract/runs';

const QUEUE_ERRORS = [RateLimitError, InternalServerError, PartialSuccessError];

function jiraCode({ status }: JiraRequestError): FailureCode {
  if (status === 429) return 'jiraThrottled';
  if (status === 401 || status === 403) return 'jiraRefused';
  return status === 0 || status === 409 || status >= 500 ? 'jiraUnavailable' : 'jiraUnexpected';
}

/** What was thrown, as administrators are told of it. */
export function failureCodeFrom(error: unknown): FailureCode {
  if (error instanceof JiraRequestError) return jiraCode(error);
  if (error instanceof ForgeKvsError) return 'storage';
  if (error instanceof StoredDataError) return 'storedData';
  return QUEUE_ERRORS.some((kind) => error instanceof kind) ? 'queue' : 'internal';
}
