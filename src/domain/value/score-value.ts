import type { Instant } from '../ids';
import type { IssueFacts } from '../issue/issue-facts';
import { compileModel } from './compile-model';
import { estimateInputs, type InputEstimate } from './estimate-inputs';
import { nativeScoreOf } from './native-score';
import { totalOf } from './total-of';
import type { Priors, ValueModel } from './value-model';
import { ENOUGH_KNOWN_WEIGHT, type ReceiptLine, type ValueScore } from './value-score';

const ROUNDING = 1e-9;

/** All that the value of an item rests on. */
export interface ValueBasis {
  readonly issue: IssueFacts;
  readonly model: ValueModel;
  readonly priors: Priors;
  readonly now: Instant;
}

/**
 * What an item is worth: the weighted mean of its inputs or the result of a formula, a missing input standing at the
 * project's usual answer with the range of that answer, a doubtful one drawn toward it. Depends on the item, the model
 * and its frozen priors, never on other items. [V3] [V4] [V5] [V6] [V7]
 */
export function scoreValue({ issue, model, priors, now }: ValueBasis): ValueScore {
  const compiled = compileModel(model);
  const estimates = estimateInputs({ issue, criteria: compiled.criteria, priors, now });
  const total = totalOf({ model, compiled, estimates });
  const knownWeight = knownWeightOf(compiled.shares, estimates);
  const isKnown = total.canScore && knownWeight >= ENOUGH_KNOWN_WEIGHT - ROUNDING;
  const known = estimates.map(({ number }) => number);
  return {
    state: isKnown ? 'known' : 'notEnoughData',
    value: isKnown ? total.value : null,
    low: total.low,
    high: total.high,
    knownWeight,
    basePoints: total.basePoints,
    receipt: total.receipt,
    missing: missingOf(total.receipt),
    native: nativeScoreOf({ issue, model, compiled, known, now }),
  };
}

function knownWeightOf(shares: readonly number[], estimates: readonly InputEstimate[]): number {
  let knownWeight = 0;
  for (const [position, { isAssumed }] of estimates.entries()) {
    if (!isAssumed) knownWeight += shares[position] as number;
  }
  return Math.min(1, knownWeight);
}

function missingOf(receipt: readonly ReceiptLine[]): ValueScore['missing'] {
  return receipt
    .filter((line) => line.assumed)
    .sort((a, b) => b.rangeIfFilled - a.rangeIfFilled)
    .map((line) => line.criterionId);
}
