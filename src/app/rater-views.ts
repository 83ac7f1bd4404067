import type { RaterView } from '../contract/rpc';
import type { CriterionId } from '../domain/ids';
import type { AppInput, IssueFacts } from '../domain/issue/issue-facts';
import { agreementOf } from '../domain/value/confidence';
import type { Criterion } from '../domain/value/value-model';
import type { Ports } from '../ports/ports';
import type { Rating } from '../ports/rating-store';

/** From these shares of agreement on people are close, or agree to some degree. Convention. [V5] */
const CLOSE = 0.75;
const SOME = 0.4;

/** An account whose name the viewer may not see, or that is gone. */
const NAMELESS = '';

function agreementWord(criterion: Criterion, input: AppInput | undefined) {
  if (input === undefined || input.raters < 2) return null;
  const agreement = agreementOf(input, criterion);
  if (agreement >= CLOSE) return 'close';
  return agreement >= SOME ? 'some' : 'strong';
}

function inputOf({ inputs }: IssueFacts, { criterionId }: Criterion) {
  return Object.hasOwn(inputs, criterionId) ? inputs[criterionId] : undefined;
}

/**
 * What the viewer may know of the answers to each question: how many there are and how far they agree; who answered what
 * only where the viewer answered too, so that everybody answers blind.
 */
export async function raterViews(
  ports: Ports,
  {
    facts,
    criteria,
    ratings,
    accountId,
  }: {
    readonly facts: IssueFacts;
    readonly criteria: readonly Criterion[];
    readonly ratings: readonly Rating[];
    readonly accountId: string;
  },
): Promise<RaterView[]> {
  const questions = criteria.filter(({ source }) => source.kind === 'input');
  const answeredBy = (criterion: Criterion) => ratings.filter((one) => one.criterionId === criterion.criterionId);
  const mineOf = (criterion: Criterion) => answeredBy(criterion).find((one) => one.accountId === accountId);
  const open = questions.filter((criterion) => accountId !== '' && mineOf(criterion) !== undefined);
  const people = new Set(open.flatMap((criterion) => answeredBy(criterion).map((one) => one.accountId)));
  const names = people.size === 0 ? new Map<string, string>() : await ports.people([...people]);
  return questions.map((criterion) => {
    const answers = answeredBy(criterion);
    const isOpen = open.includes(criterion);
    const told = answers.map(({ accountId: id, answer, at }) => ({ name: names.get(id) ?? NAMELESS, answer, at }));
    return {
      criterionId: criterion.criterionId,
      count: answers.length,
      mine: (accountId === '' ? undefined : mineOf(criterion)?.answer) ?? null,
      answers: isOpen ? told.toSorted((a, b) => a.answer - b.answer || a.name.localeCompare(b.name)) : null,
      agreement: agreementWord(criterion, inputOf(facts, criterion)),
    };
  });
}

/** The questions that others answered and the viewer is still to answer: what was answered is not told. [V5] */
export function blindCriteria({
  criteria,
  ratings,
  accountId,
  canEdit,
}: {
  readonly criteria: readonly Criterion[];
  readonly ratings: readonly Rating[];
  readonly accountId: string;
  readonly canEdit: boolean;
}): ReadonlySet<CriterionId> {
  const answered = (criterion: Criterion) => ratings.filter((one) => one.criterionId === criterion.criterionId);
  const isMine = (one: Rating) => accountId !== '' && one.accountId === accountId;
  const blind = criteria.filter((criterion) => {
    const answers = answered(criterion);
    return canEdit && answers.length > 0 && !answers.some(isMine);
  });
  return new Set(blind.map(({ criterionId }) => criterionId));
}
