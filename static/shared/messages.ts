import { assertNever } from '../../src/domain/result';
import { time } from './format';
import { JiraFailure } from './jira';
import { RpcFailure } from './rpc';

/** A failure in words: what happened, what is safe, what to do. */
export interface FailureMessage {
  readonly title: string;
  readonly cause: string;
  readonly nextStep: string;
  readonly traceId: string | null;
}

const NOTHING_LOST = 'Nothing stored was lost.';

function tryAgainAt(retryAt: number | null): string {
  return retryAt === null ? 'Try again in a minute.' : `Try again at ${time(retryAt)}.`;
}

const wordsOf = ({ problems }: RpcFailure['error'], otherwise: string): string =>
  problems.map(({ message }) => message).join(' ') || otherwise;

function rpcMessage({ error }: RpcFailure): FailureMessage {
  const traceId = error.traceId === '' ? null : error.traceId;
  switch (error.code) {
    case 'invalid_input':
      return {
        title: 'That was not accepted',
        cause: wordsOf(error, 'The answer was not in the expected form.'),
        nextStep: 'Nothing was changed. Mend it and try again.',
        traceId,
      };
    case 'forbidden':
      return {
        title: 'You may not do this',
        cause: wordsOf(error, 'Jira says that you lack the permission for it.'),
        nextStep: `Nothing was changed.${error.problems.length === 0 ? ' Ask a project admin for the permission.' : ''}`,
        traceId,
      };
    case 'not_found':
      return {
        title: 'Not found',
        cause: 'It does not exist, or you may not browse it.',
        nextStep: 'Check the address, or ask a project admin for the Browse projects permission.',
        traceId,
      };
    case 'conflict':
      return {
        title: 'Someone else saved first',
        cause:
          error.currentRevision === null
            ? 'What you edited has changed since you opened it.'
            : `Revision ${error.currentRevision} was saved since you opened this.`,
        nextStep: 'Your edits are still here and were not saved. Look at the newer revision, then save again.',
        traceId,
      };
    case 'rate_limited':
      return {
        title: 'Jira is limiting requests for this site',
        cause: 'Plumbline has used the requests that Jira allows for now.',
        nextStep: `${NOTHING_LOST} ${tryAgainAt(error.retryAt)}`,
        traceId,
      };
    case 'unavailable':
      return {
        title: 'No answer',
        cause: 'Plumbline or Jira did not answer in time.',
        nextStep: `${NOTHING_LOST} Try again.`,
        traceId,
      };
    case 'internal':
      return {
        title: 'Something went wrong in Plumbline',
        cause: 'This is a fault of the app, not of your input.',
        nextStep: `${NOTHING_LOST} Try again; if it stays, send the trace id to your admin.`,
        traceId,
      };
    default:
      return assertNever(error.code);
  }
}

function jiraMessage(failure: JiraFailure): FailureMessage {
  const own = failure.problems.join(' ');
  switch (failure.reason) {
    case 'invalid':
      return {
        title: 'Jira did not accept the request',
        cause: own === '' ? `Jira answered with status ${failure.status}.` : own,
        nextStep: 'Nothing was changed.',
        traceId: null,
      };
    case 'forbidden':
      return {
        title: 'You may not see this',
        cause: own === '' ? 'Jira says that you lack the permission for it.' : own,
        nextStep: 'Ask a project admin for the Browse projects permission.',
        traceId: null,
      };
    case 'not_found':
      return {
        title: 'Jira does not find this',
        cause: own === '' ? 'It was deleted, or you may not browse it.' : own,
        nextStep: 'Check the address, or ask a project admin for the Browse projects permission.',
        traceId: null,
      };
    case 'rate_limited':
      return {
        title: 'Jira asked us to slow down',
        cause: 'Too many requests were made from this site at once.',
        nextStep: `${NOTHING_LOST} ${tryAgainAt(failure.retryAt)}`,
        traceId: null,
      };
    case 'unavailable':
      return {
        title: 'Jira did not answer',
        cause: failure.status === 0 ? 'The connection failed.' : `Jira answered with status ${failure.status}.`,
        nextStep: `${NOTHING_LOST} Try again.`,
        traceId: null,
      };
    case 'unreadable':
      return {
        title: 'Jira answered in a form that Plumbline does not know',
        cause: 'The answer could not be read.',
        nextStep: `${NOTHING_LOST} Try again; if it stays, tell your admin.`,
        traceId: null,
      };
    default:
      return assertNever(failure.reason);
  }
}

/** The words for people, for anything that was thrown. */
export function messageFor(failure: unknown): FailureMessage {
  if (failure instanceof RpcFailure) return rpcMessage(failure);
  if (failure instanceof JiraFailure) return jiraMessage(failure);
  return {
    title: 'Something went wrong on this page',
    cause: failure instanceof Error ? failure.message : 'The reason is not known.',
    nextStep: `${NOTHING_LOST} Reload the page; if it stays, tell your admin.`,
    traceId: null,
  };
}
