import type { HistoryCause, HistoryEntry, RpcOutput } from '../contract/rpc';
import type { CriterionId, IssueId } from '../domain/ids';
import { err, ok, type Result } from '../domain/result';
import type { Ports } from '../ports/ports';
import type { AppFailure } from './app-failure';
import { blindCriteria } from './rater-views';
import { readIssue } from './read-issue';

function withoutAnswers(cause: HistoryCause, blind: ReadonlySet<CriterionId>): HistoryCause {
  return cause.kind === 'input' && blind.has(cause.criterionId) ? { ...cause, from: null, to: null } : cause;
}

/**
 * When and why an issue's scores moved, newest first: its own changes, and those of its whole project. What others
 * answered to a question is left out as long as the viewer is to answer it blind.
 */
export async function listHistory(
  ports: Ports,
  { issueId, accountId }: { readonly issueId: IssueId; readonly accountId: string },
): Promise<Result<RpcOutput<'issue.history'>, AppFailure>> {
  const atHand = await readIssue(ports, issueId);
  if (atHand === undefined) return err({ code: 'not_found' });
  const { projectId } = atHand.read.facts;
  const [own, moves, ratings, canEdit] = await Promise.all([
    ports.history.listOfIssue(issueId),
    ports.history.listMovesOf(projectId, issueId),
    ports.ratings.listOfIssue(issueId),
    ports.permissions.editsIssue(issueId),
  ]);
  const blind = blindCriteria({ criteria: atHand.basis.model.criteria, ratings, accountId, canEdit });
  const entries: HistoryEntry[] = [...own, ...moves]
    .toSorted((a, b) => b.at - a.at)
    .map((entry) => ({ ...entry, causes: entry.causes.map((cause) => withoutAnswers(cause, blind)) }));
  return ok({ entries });
}
