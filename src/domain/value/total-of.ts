import type { CompiledModel } from './compile-model';
import type { InputEstimate } from './estimate-inputs';
import { scoreByFormula } from './score-by-formula';
import { scoreByWeights } from './score-by-weights';
import type { ValueModel } from './value-model';
import type { ValueTotal } from './value-total';

const NOTHING_KNOWN: ValueTotal = { value: 0, low: 0, high: 100, basePoints: 0, receipt: [], canScore: false };

/** The value of estimated inputs by the formula or the weights of a model, whether or not enough is known. [V3] */
export function totalOf({
  model,
  compiled,
  estimates,
}: {
  readonly model: ValueModel;
  readonly compiled: CompiledModel;
  readonly estimates: readonly InputEstimate[];
}): ValueTotal {
  if (estimates.length === 0 || (model.formula !== null && compiled.formula === null)) return NOTHING_KNOWN;
  return model.formula !== null && compiled.formula !== null
    ? scoreByFormula({ formula: compiled.formula, spec: model.formula, shares: compiled.shares, estimates })
    : scoreByWeights(compiled.shares, estimates);
}
