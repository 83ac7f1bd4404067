import { ForgeKvsError } from '@forge/kvs';
import { JiraRequestError } from '../adapters/jira/jira-request-error';
import { retryAtOf } from '../adapters/jira/retry-at-of';
import type { AppFailure } from '../app/app-failure';
import type { RpcError, RpcErrorCode } from '../contract/rpc';

interface Bare {
  readonly code: RpcErrorCode;
  readonly retryAt: number | null;
}

function jiraCode(error: JiraRequestError, now: number): Bare {
  if (error.status === 429) return { code: 'rate_limited', retryAt: retryAtOf(error, now) };
  if (error.status === 401 || error.status === 403) return { code: 'forbidden', retryAt: null };
  if (error.status === 404) return { code: 'not_found', retryAt: null };
  const isPassing = error.status === 0 || error.status === 409 || error.status >= 500;
  return { code: isPassing ? 'unavailable' : 'internal', retryAt: null };
}

/** What the page is told of a failure that was thrown: a code, never the text. */
export function rpcErrorFromThrown(error: unknown, { traceId, now }: { traceId: string; now: number }): RpcError {
  const words = error instanceof JiraRequestError ? error.words : [];
  const bare: Bare =
    error instanceof JiraRequestError
      ? jiraCode(error, now)
      : { code: error instanceof ForgeKvsError ? 'unavailable' : 'internal', retryAt: null };
  const problems = words.map((message) => ({ path: '', code: 'jira', message }));
  return { ...bare, traceId, problems, currentRevision: null };
}

/** What the page is told of a failure that a use case expected. */
export function rpcErrorFromFailure(failure: AppFailure, traceId: string): RpcError {
  return {
    code: failure.code,
    traceId,
    problems: failure.code === 'invalid_input' ? [...failure.problems] : [],
    currentRevision: failure.code === 'conflict' ? failure.currentRevision : null,
    retryAt: failure.code === 'rate_limited' ? failure.retryAt : null,
  };
}
