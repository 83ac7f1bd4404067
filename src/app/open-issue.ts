import type { IssueView } from '../contract/rpc';
import type { Instant, IssueId } from '../domain/ids';
import { appInputsFrom } from '../domain/issue/app-inputs';
import { err, ok, type Result } from '../domain/result';
import type { Ports } from '../ports/ports';
import type { Rating } from '../ports/rating-store';
import { pooledInputs, sameInputs, settleAnswers } from './answers-of-issue';
import type { AppFailure } from './app-failure';
import { issueIdsInView, issueViewFrom } from './issue-view-from';
import { noteChange } from './note-change';
import { outcomeViewOf } from './outcome-view';
import { raterViews } from './rater-views';
import { type IssueReading, readForScoring, scoreReading } from './score-one-issue';
import { hasSameContent } from './score-property-from';
import { storeReading } from './store-reading';

/** Cuts a reading down to what the viewer may see. */
export async function showReading(
  ports: Ports,
  reading: IssueReading,
  {
    accountId,
    ratings,
    followsAt = null,
  }: { readonly accountId: string; readonly ratings: readonly Rating[]; readonly followsAt?: Instant | null },
): Promise<IssueView> {
  const { facts, basis, now } = reading;
  const [browsable, canEdit, raters, outcome, priorities, options] = await Promise.all([
    ports.permissions.browsableIssueIds(issueIdsInView(reading)),
    ports.permissions.editsIssue(facts.issueId),
    raterViews(ports, { facts, criteria: basis.model.criteria, ratings, accountId }),
    facts.resolvedAt === null ? undefined : ports.outcomes.find(facts.projectId, facts.issueId),
    basis.model.criteria.some(({ source }) => source.kind === 'priority') ? ports.priorities() : [],
    ports.fieldOptions.load(facts.projectId),
  ]);
  return issueViewFrom(reading, {
    browsable,
    canEdit,
    raters,
    priorities,
    options,
    followsAt,
    outcome: outcomeViewOf({ resolvedAt: facts.resolvedAt, outcome, canEdit, now }),
  });
}

/** Scores an issue afresh, keeps what changed, and explains it to the viewer. */
export async function openIssue(
  ports: Ports,
  { issueId, accountId }: { readonly issueId: IssueId; readonly accountId: string },
): Promise<Result<IssueView, AppFailure>> {
  const toScore = await readForScoring(ports, issueId);
  if (toScore === undefined) return err({ code: 'not_found' });
  const ratings = await ports.ratings.listOfIssue(issueId);
  const stored = toScore.read.storedInputs.inputs;
  const inputs = pooledInputs(stored, { ratings });
  // What people answered counts, whatever the property says; it is put right by the first who may.
  const mayPutRight = !sameInputs(inputs, stored) && (await ports.permissions.editsIssue(issueId));
  const unsettledUntil = mayPutRight ? (await settleAnswers(ports, issueId)).retryAt : null;
  const facts = { ...toScore.facts, inputs: appInputsFrom(inputs) };
  const reading = scoreReading({ ...toScore, facts }, ports.clock());
  if (!hasSameContent(toScore.read.storedScore, reading.property)) {
    await noteChange(ports, { before: await toScore.stored(), after: reading });
  }
  const followsAt = await storeReading(ports, reading, { unsettledUntil });
  return ok(await showReading(ports, reading, { accountId, ratings, followsAt }));
}
