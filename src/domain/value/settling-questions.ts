import { isInBacklog } from '../backlog/backlog-membership';
import type { CriterionId, Instant, IssueId } from '../ids';
import type { ScoredIssue } from '../snapshot/scored-issue';
import { type ContenderItem, contenderFrom, type SizeRange } from './contender-item';
import { quantileOf } from './priors';
import { sizeCriterionOf, sizeOf } from './size-of';
import type { Priors, ValueModel } from './value-model';

/** One missing input of one item, and what its answer would settle. */
export interface SettlingQuestion {
  readonly issueId: IssueId;
  /** Null: the size, to be estimated in its Jira field. */
  readonly criterionId: CriterionId | null;
  /** How many pairs among the top items this answer alone could turn round. */
  readonly pairs: number;
}

/** The questions whose answers settle the order of the top items. */
export interface SettlingPlan {
  /** The top items by what is known now, the first first. */
  readonly top: readonly IssueId[];
  /** The one that settles most first. */
  readonly questions: readonly SettlingQuestion[];
  /** Pairs of the top items; those whose ranges overlap now; those that would still overlap after these answers. */
  readonly pairs: number;
  readonly unsettled: number;
  readonly remaining: number;
}

/**
 * Which missing inputs would settle the order of the `top` items, by value over size. An input settles a pair when moving
 * it alone from its usual low to its usual high carries one item past the other. Asks only what can be answered: questions
 * of ours, and sizes where `canEstimate`. [V4] [V7]
 */
export function settlingQuestions({
  rows,
  model,
  priors,
  top,
  most,
  canEstimate,
  now,
}: {
  readonly rows: readonly ScoredIssue[];
  readonly model: ValueModel;
  readonly priors: Priors;
  readonly top: number;
  readonly most: number;
  /** Whether a size can be estimated in a field of Jira. */
  readonly canEstimate: boolean;
  readonly now: Instant;
}): SettlingPlan {
  const backlog = rows.filter(isInBacklog);
  const usual = usualSize(backlog.map((row) => sizeOf(row, model, now)));
  const sizeId = askedSizeOf(model);
  const contenders = leading(backlog, { model, usual, top, now }).map((row) =>
    contenderFrom({ row, model, priors, usual, sizeQuestion: sizeQuestion(sizeId, canEstimate), now }),
  );
  const questions = contenders
    .flatMap((contender) => questionsOf(contender, contenders))
    .sort((a, b) => b.pairs - a.pairs)
    .slice(0, most);
  return {
    top: contenders.map(({ issueId }) => issueId),
    questions,
    pairs: (contenders.length ** 2 - contenders.length) / 2,
    unsettled: overlaps(contenders, []),
    remaining: overlaps(contenders, questions),
  };
}

function askedSizeOf(model: ValueModel): CriterionId | 'none' | 'field' {
  const criterion = sizeCriterionOf(model);
  if (criterion === null) return 'field';
  return criterion.source.kind === 'input' ? criterion.criterionId : 'none';
}

function sizeQuestion(
  sizeId: ReturnType<typeof askedSizeOf>,
  canEstimate: boolean,
): { readonly criterionId: CriterionId | null } | null {
  if (sizeId === 'field') return canEstimate ? { criterionId: null } : null;
  return sizeId === 'none' ? null : { criterionId: sizeId };
}

/** The usual size of the backlog; null where nothing has a size, so that items compare by value alone. */
function usualSize(sizes: readonly (number | null)[]): SizeRange | null {
  const known = sizes.filter((size): size is number => size !== null && size > 0).sort((a, b) => a - b);
  if (known.length === 0) return null;
  return { low: quantileOf(known, 0.1), point: quantileOf(known, 0.5), high: quantileOf(known, 0.9) };
}

// By stored scores, since only the few that lead need be scored again.
function leading(
  backlog: readonly ScoredIssue[],
  {
    model,
    usual,
    top,
    now,
  }: { readonly model: ValueModel; readonly usual: SizeRange | null; readonly top: number; readonly now: Instant },
): readonly ScoredIssue[] {
  const ranked = backlog.map((row) => {
    const { value, valueLow, valueHigh } = row.scores;
    const size = sizeOf(row, model, now);
    const divisor = usual === null ? 1 : size !== null && size > 0 ? size : usual.point;
    return { row, ratio: (value ?? (valueLow + valueHigh) / 2) / divisor };
  });
  return ranked
    .sort((a, b) => b.ratio - a.ratio)
    .slice(0, top)
    .map(({ row }) => row);
}

function questionsOf(contender: ContenderItem, contenders: readonly ContenderItem[]): readonly SettlingQuestion[] {
  return contender.open.flatMap(({ criterionId, isAsked, low, high }) => {
    const pairs = contenders.filter((other) => other !== contender && low < other.ratio && other.ratio < high).length;
    return isAsked && pairs > 0 ? [{ issueId: contender.issueId, criterionId, pairs }] : [];
  });
}

function overlaps(contenders: readonly ContenderItem[], answered: readonly SettlingQuestion[]): number {
  const ranges = contenders.map((contender) =>
    contender.rangeAfter(
      answered.filter(({ issueId }) => issueId === contender.issueId).map(({ criterionId }) => criterionId),
    ),
  );
  let count = 0;
  for (const [at, one] of ranges.entries()) {
    for (const other of ranges.slice(at + 1)) {
      if (one.low < other.high && other.low < one.high) count += 1;
    }
  }
  return count;
}
