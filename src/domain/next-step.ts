import type { AlignmentScore } from './alignment/alignment-score';
import type { CriterionId } from './ids';
import { sizeCriterionOf } from './value/size-of';
import type { Criterion, ValueModel } from './value/value-model';
import type { ReceiptLine, ValueScore } from './value/value-score';

/** The one thing that would tell most about an issue. */
export type NextStep =
  | {
      /** Answer a question in Plumbline. */
      readonly kind: 'answer';
      readonly criterionId: CriterionId;
      readonly name: string;
      /** By how many points of value the range shrinks. [V7] */
      readonly rangeIfFilled: number;
    }
  /** Say which roadmap item it belongs to: nothing, or little, is known. */
  | { readonly kind: 'link' }
  /** Its roadmap item is done or dropped: say what it belongs to now. */
  | { readonly kind: 'relink' }
  | { readonly kind: 'estimate' }
  | { readonly kind: 'none' };

/**
 * Picks the most useful next step: first what keeps a score from being known at all (value, then place on the roadmap,
 * then size), then what narrows the value, then what makes the link firmer.
 */
export function nextStepFor({
  value,
  alignment,
  size,
  model,
}: {
  readonly value: ValueScore;
  readonly alignment: AlignmentScore;
  readonly size: number | null;
  readonly model: ValueModel;
}): NextStep {
  const answer = bestAnswer(value, model.criteria);
  if (value.state === 'notEnoughData' && answer !== null) return answer;
  if (alignment.state === 'unlinked') return { kind: 'link' };
  if (alignment.state === 'stale') return { kind: 'relink' };
  const sizing = size === null ? sizeStep(model) : null;
  if (sizing !== null) return sizing;
  if (answer !== null && answer.rangeIfFilled > 0) return answer;
  return alignment.state === 'weak' ? { kind: 'link' } : { kind: 'none' };
}

// A size that is asked in Plumbline is an answer like any other, though it narrows no value.
function sizeStep(model: ValueModel): NextStep | null {
  const criterion = sizeCriterionOf(model);
  if (criterion !== null && criterion.source.kind === 'input') {
    return { kind: 'answer', criterionId: criterion.criterionId, name: criterion.name, rangeIfFilled: 0 };
  }
  return criterion !== null || model.size.fieldId !== null ? { kind: 'estimate' } : null;
}

// Only ratings can be given in Plumbline; a missing priority or field is filled in Jira itself.
function bestAnswer(value: ValueScore, criteria: readonly Criterion[]): (NextStep & { kind: 'answer' }) | null {
  const askable = new Set(criteria.filter(({ source }) => source.kind === 'input').map((one) => one.criterionId));
  const criterionId = value.missing.find((missing) => askable.has(missing));
  if (criterionId === undefined) return null;
  const line = value.receipt.find((one) => one.criterionId === criterionId) as ReceiptLine;
  return { kind: 'answer', criterionId, name: line.name, rangeIfFilled: line.rangeIfFilled };
}
