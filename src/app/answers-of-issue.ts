import type { InputProperty } from '../contract/issue-property';
import type { CriterionId, Instant, IssueId } from '../domain/ids';
import { pooledAnswers } from '../domain/value/pool-answers';
import type { Ports } from '../ports/ports';
import type { Rating } from '../ports/rating-store';

/** Writes of the property before it is left to the next opening of the issue. */
const MOST_TRIES = 3;

/** What one person just said; the store may not list it yet. `answer` null: taken back. */
export interface NewAnswer {
  readonly criterionId: CriterionId;
  readonly accountId: string;
  readonly answer: number | null;
  readonly at: number;
}

function withNewAnswer(ratings: readonly Rating[], fresh: NewAnswer): readonly Rating[] {
  const { criterionId, accountId, answer, at } = fresh;
  const others = ratings.filter((one) => one.criterionId !== criterionId || one.accountId !== accountId);
  return answer === null ? others : [...others, { criterionId, accountId, answer, at }];
}

/**
 * The answers of all people as they belong into the input property: median, newest time and spread, nobody named. An
 * entry that names no number of raters was written before answers were kept by person, and stands until somebody answers.
 */
export function pooledInputs(
  stored: InputProperty['inputs'],
  { ratings, touched }: { readonly ratings: readonly Rating[]; readonly touched?: CriterionId },
): InputProperty['inputs'] {
  const asked = new Set([...Object.keys(stored), ...ratings.map(({ criterionId }) => criterionId)]);
  const entries = [...asked].flatMap((criterionId): [string, InputProperty['inputs'][string]][] => {
    const pooled = pooledAnswers(ratings.filter((rating) => rating.criterionId === criterionId));
    if (pooled !== null) return [[criterionId, pooled]];
    const earlier = Object.hasOwn(stored, criterionId) ? stored[criterionId] : undefined;
    const stands = earlier !== undefined && earlier.raters === undefined && criterionId !== touched;
    return stands ? [[criterionId, earlier]] : [];
  });
  return Object.fromEntries(entries);
}

/** True where both hold the same answers, in whatever order. */
export function sameInputs(a: InputProperty['inputs'], b: InputProperty['inputs']): boolean {
  const text = (inputs: InputProperty['inputs']) =>
    JSON.stringify(
      Object.entries(inputs)
        .map(([criterionId, { rating, at, raters, deviation }]) => [criterionId, rating, at, raters, deviation])
        .toSorted(([left], [right]) => (String(left) < String(right) ? -1 : 1)),
    );
  return text(a) === text(b);
}

interface Settled {
  readonly ratings: readonly Rating[];
  readonly inputs: InputProperty;
  readonly retryAt: Instant | null;
}

/**
 * Brings the input property to what all people answered. It is compared again after each write: of two people who answer
 * at once, the one who writes last has seen both. `retryAt`: where Jira takes no more for now, when it may.
 */
export async function settleAnswers(ports: Ports, issueId: IssueId, fresh?: NewAnswer): Promise<Settled> {
  for (let tries = 0; ; tries += 1) {
    const [listed, property] = await Promise.all([ports.ratings.listOfIssue(issueId), ports.inputs.load(issueId)]);
    const ratings = fresh === undefined ? listed : withNewAnswer(listed, fresh);
    const touched = fresh === undefined ? {} : { touched: fresh.criterionId };
    const inputs = { ...property, inputs: pooledInputs(property.inputs, { ratings, ...touched }) };
    if (sameInputs(inputs.inputs, property.inputs) || tries === MOST_TRIES) return { ratings, inputs, retryAt: null };
    const throttled = await ports.inputs.save(issueId, inputs);
    if (throttled !== null) return { ratings, inputs, retryAt: throttled.retryAt };
  }
}
