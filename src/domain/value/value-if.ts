import type { CompiledModel } from './compile-model';
import type { InputEstimate } from './estimate-inputs';
import { evaluateFormula } from './formula/evaluate-formula';
import type { Interval } from './formula/interval';
import { numberFromUtility } from './scale';
import { pointOf, valueFromResult } from './score-by-formula';
import type { ValueModel } from './value-model';

/** The value, 0 to 100, that an item would have if one input alone had another u; null for a model that cannot score. [V8] */
export function valueIfFrom({
  model,
  compiled,
  estimates,
}: {
  readonly model: ValueModel;
  readonly compiled: CompiledModel;
  readonly estimates: readonly InputEstimate[];
}): ((position: number, utility: number) => number) | null {
  const { formula: spec } = model;
  if (estimates.length === 0) return null;
  if (spec === null) return valueIfByWeights(compiled.shares, estimates);
  const { formula } = compiled;
  if (formula === null) return null;
  const points = estimates.map((estimate, position) => pointOf(estimate, formula.domains[position] as Interval));
  return (position, utility) => {
    const { criterion } = estimates[position] as InputEstimate;
    const numbers = points.with(position, numberFromUtility({ ...criterion, utility }));
    return valueFromResult(evaluateFormula(formula.tree, numbers), spec);
  };
}

function valueIfByWeights(
  shares: readonly number[],
  estimates: readonly InputEstimate[],
): (position: number, utility: number) => number {
  const utilities = estimates.map(({ utility }) => utility);
  return (position, utility) => {
    // Summed anew in the order of the score, so that it agrees with the score of the changed item to the last digit.
    let value = 0;
    for (const [at, share] of shares.entries()) {
      value += share * (at === position ? utility : (utilities[at] as number)) * 100;
    }
    return Math.min(100, value);
  };
}
