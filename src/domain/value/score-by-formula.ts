import type { InputEstimate } from './estimate-inputs';
import type { CheckedFormula } from './formula/check-formula';
import { evaluateFormula } from './formula/evaluate-formula';
import { formulaInterval } from './formula/formula-interval';
import type { Interval } from './formula/interval';
import { receiptLineFrom } from './receipt-line-from';
import { clampToUnit, numberFromUtility } from './scale';
import type { Criterion, FormulaSpec } from './value-model';
import type { ValueTotal } from './value-total';

/**
 * The result of a formula between its two ends on a scale of 100. The range is that of the formula over the ranges of
 * its inputs, a missing one taking its whole scale. The points begin with all criteria at their lowest and take one after the other to where it is, in the
 * order of the model, so that they add up to the value. [V3] [V4] [V7]
 */
export function scoreByFormula({
  formula,
  spec,
  shares,
  estimates,
}: {
  readonly formula: CheckedFormula;
  readonly spec: FormulaSpec;
  readonly shares: readonly number[];
  readonly estimates: readonly InputEstimate[];
}): ValueTotal {
  const { tree } = formula;
  const valueAt = (numbers: readonly number[]) => valueFromResult(evaluateFormula(tree, numbers), spec);
  const rangeOver = (inputs: readonly Interval[]): Interval => {
    // Shown for the whole domains when the formula was checked, of which these are parts.
    const { low, high } = formulaInterval(tree, inputs, []) as Interval;
    return { low: valueFromResult(low, spec), high: valueFromResult(high, spec) };
  };
  const points = estimates.map((estimate, position) => pointOf(estimate, formula.domains[position] as Interval));
  const inputs = estimates.map((estimate, position) =>
    intervalOf(estimate, points[position] as number, formula.domains[position] as Interval),
  );
  const range = rangeOver(inputs);
  const width = range.high - range.low;
  const numbers = [...formula.lowest];
  const basePoints = valueAt(numbers);
  let reached = basePoints;
  const receipt = estimates.map((estimate, position) => {
    const point = points[position] as number;
    numbers[position] = point;
    const next = valueAt(numbers);
    const added = next - reached;
    reached = next;
    const input = inputs[position] as Interval;
    const filled = input.low === input.high ? range : rangeOver(inputs.with(position, { low: point, high: point }));
    const rangeIfFilled = Math.max(0, width - (filled.high - filled.low));
    return receiptLineFrom(estimate, { weightShare: shares[position] as number, points: added, rangeIfFilled });
  });
  return { value: reached, low: range.low, high: range.high, basePoints, receipt, canScore: true };
}

/** The value of 0 to 100 that a result of the formula stands for. [V3] */
export function valueFromResult(result: number, { low, high }: FormulaSpec): number {
  return 100 * clampToUnit((result - low) / (high - low));
}

/** The number that an input puts into a formula. A certain one goes in as it was read, to the last digit. [V3] */
export function pointOf({ criterion, utility, number, confidence }: InputEstimate, domain: Interval): number {
  if (number !== null && confidence >= 1) return within(number, domain);
  return numberAt(criterion, utility, domain);
}

// What one input does to a result depends on the others, so that an unusual answer could widen a range that rested on
// usual ones. A missing input therefore takes its whole scale: any answer is a part of that, and narrows the result.
function intervalOf(estimate: InputEstimate, point: number, domain: Interval): Interval {
  if (estimate.isAssumed) return domain;
  if (estimate.low === estimate.high) return { low: point, high: point };
  const one = numberAt(estimate.criterion, estimate.low, domain);
  const other = numberAt(estimate.criterion, estimate.high, domain);
  return { low: Math.min(one, other, point), high: Math.max(one, other, point) };
}

function numberAt({ scale, direction }: Criterion, utility: number, domain: Interval): number {
  return within(numberFromUtility({ utility, scale, direction }), domain);
}

function within(x: number, { low, high }: Interval): number {
  return Math.min(high, Math.max(low, x));
}
