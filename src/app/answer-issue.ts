import type { InputProperty } from '../contract/issue-property';
import type { IssueView } from '../contract/rpc';
import type { CriterionId, Instant, IssueId, RoadmapItemId } from '../domain/ids';
import { appInputsFrom } from '../domain/issue/app-inputs';
import { err, ok, type Result } from '../domain/result';
import { isAnswer } from '../domain/value/is-answer';
import type { Ports } from '../ports/ports';
import type { Rating } from '../ports/rating-store';
import { settleAnswers } from './answers-of-issue';
import type { AppFailure } from './app-failure';
import { noteChange } from './note-change';
import { showReading } from './open-issue';
import { type IssueReading, type IssueToScore, readForScoring, scoreReading } from './score-one-issue';
import { storeReading } from './store-reading';

type Answered = Result<IssueView, AppFailure>;

/** Who answers, and about what. */
interface Said {
  readonly issueId: IssueId;
  readonly accountId: string;
}

/** People whose answers to one question are kept; with ten a median hardly moves. */
const MOST_RATERS = 100;

const invalid = (path: string, code: string, message: string) =>
  err({ code: 'invalid_input' as const, problems: [{ path, code, message }] });

const withInputs = (toScore: IssueToScore, { inputs, link, exemption }: InputProperty): IssueToScore => ({
  ...toScore,
  facts: {
    ...toScore.facts,
    inputs: appInputsFrom(inputs),
    roadmapLink: link as IssueToScore['facts']['roadmapLink'],
    exemption,
  },
});

// The score that follows what a person said is the app's.
async function keep(
  ports: Ports,
  {
    before,
    after,
    ratings,
    accountId,
    unsettledUntil = null,
  }: {
    before: IssueReading;
    after: IssueReading;
    ratings: readonly Rating[];
    unsettledUntil?: Instant | null;
  } & Pick<Said, 'accountId'>,
): Promise<Answered> {
  const followsAt = await storeReading(ports, after, { always: true, unsettledUntil });
  await noteChange(ports, { before: before.row, after });
  // What is below an issue inherits its place; the background finds out whether anything is.
  if (after.facts.hierarchyLevel >= 1) {
    const { projectId, issueId } = after.facts;
    const { traceId, now: occurredAt } = { traceId: ports.traceId, now: after.now };
    await ports.queue([{ message: { kind: 'rescoreIssue', issueId, projectId, occurredAt, traceId } }]);
  }
  return ok(await showReading(ports, after, { accountId, ratings, followsAt }));
}

/** Answers one criterion as one of those who rate it, or takes that person's answer back. [V1] [V5] */
export async function rateIssue(
  ports: Ports,
  input: Said & { readonly criterionId: CriterionId; readonly rating: number | null },
): Promise<Answered> {
  const { issueId, criterionId, rating, accountId } = input;
  const toScore = await readForScoring(ports, issueId);
  if (toScore === undefined) return err({ code: 'not_found' });
  const criterion = toScore.basis.model.criteria.find((one) => one.criterionId === criterionId);
  if (criterion?.source.kind !== 'input') {
    return invalid('criterionId', 'notAsked', 'The value model does not ask this question.');
  }
  if (rating !== null && !isAnswer(criterion.source.answer, rating)) {
    return invalid('rating', 'notAnAnswer', 'The question does not offer this answer.');
  }
  const others = (await ports.ratings.listOfIssue(issueId)).filter(
    (one) => one.criterionId === criterionId && one.accountId !== accountId,
  );
  if (rating !== null && others.length >= MOST_RATERS) {
    return invalid('rating', 'enoughAnswers', `${MOST_RATERS} people have answered this question already.`);
  }
  const now = ports.clock();
  const fresh = { criterionId, accountId, answer: rating, at: now };
  if (rating === null) await ports.ratings.delete(issueId, fresh);
  else await ports.ratings.save(issueId, { ...fresh, answer: rating });
  // Stored, it is said, even where Jira has no room for it just now.
  const { ratings, inputs, retryAt } = await settleAnswers(ports, issueId, fresh);
  const [before, after] = [scoreReading(toScore, now), scoreReading(withInputs(toScore, inputs), now)];
  return keep(ports, { before, after, ratings, accountId, unsettledUntil: retryAt });
}

// Read, changed and written as the person.
async function change(
  ports: Ports,
  { toScore, accountId }: { readonly toScore: IssueToScore } & Pick<Said, 'accountId'>,
  edit: (inputs: InputProperty, now: Instant) => InputProperty,
): Promise<Answered> {
  const { issueId } = toScore.facts;
  const now = ports.clock();
  const inputs = edit(await ports.inputs.load(issueId), now);
  const throttled = await ports.inputs.save(issueId, inputs);
  if (throttled !== null) return err({ code: 'rate_limited', retryAt: throttled.retryAt });
  const ratings = await ports.ratings.listOfIssue(issueId);
  const [before, after] = [scoreReading(toScore, now), scoreReading(withInputs(toScore, inputs), now)];
  return keep(ports, { before, after, ratings, accountId });
}

/** Links an issue to a roadmap item by hand, or takes the link back. [A3] */
export async function linkIssue(
  ports: Ports,
  { issueId, itemId, accountId }: Said & { readonly itemId: RoadmapItemId | null },
): Promise<Answered> {
  const toScore = await readForScoring(ports, issueId);
  if (toScore === undefined) return err({ code: 'not_found' });
  if (itemId !== null && !toScore.basis.roadmap.items.some((item) => item.itemId === itemId)) {
    return invalid('itemId', 'unknownItem', 'There is no such roadmap item.');
  }
  return change(ports, { toScore, accountId }, (inputs, now) => ({
    ...inputs,
    link: itemId === null ? null : { itemId, at: now },
  }));
}

/** Marks an issue as deliberately off the roadmap until a day, or ends that. [A6] */
export async function exemptIssue(
  ports: Ports,
  input: Said & { readonly exemption: { readonly reason: string; readonly until: Instant } | null },
): Promise<Answered> {
  const { issueId, exemption, accountId } = input;
  if (exemption !== null && exemption.until <= ports.clock()) {
    return invalid('exemption.until', 'inThePast', 'The day must lie ahead.');
  }
  const toScore = await readForScoring(ports, issueId);
  if (toScore === undefined) return err({ code: 'not_found' });
  return change(ports, { toScore, accountId }, (inputs, now) => ({
    ...inputs,
    exemption: exemption === null ? null : { ...exemption, at: now },
  }));
}
