import { type CheckedFormula, checkFormula } from './formula/check-formula';
import { formulaShares } from './formula/formula-shares';
import { sizeCriterionOf } from './size-of';
import type { Criterion, ValueModel } from './value-model';

/** A model made ready for scoring many issues. */
export interface CompiledModel {
  /** The criteria whose role is `value`, in the model's order. */
  readonly criteria: readonly Criterion[];
  /** Their shares of the weight, 0 to 1, which add up to 1; under a formula: of what they can move. [V7] */
  readonly shares: readonly number[];
  readonly sizeCriterion: Criterion | null;
  /** Null where the model has no formula, or one that cannot work. */
  readonly formula: CheckedFormula | null;
}

// Models are immutable, and a formula would otherwise be parsed again for each issue.
const compiledModels = new WeakMap<ValueModel, CompiledModel>();

/** Works out once per model what every score by it needs. */
export function compileModel(model: ValueModel): CompiledModel {
  const known = compiledModels.get(model);
  if (known !== undefined) return known;
  const compiled = compile(model);
  compiledModels.set(model, compiled);
  return compiled;
}

function compile(model: ValueModel): CompiledModel {
  const criteria = model.criteria.filter(({ role }) => role === 'value');
  const checked = model.formula === null ? null : checkFormula(model.formula.text, model.criteria);
  const formula = checked?.ok === true ? checked.value : null;
  const shares = formula === null ? weightShares(criteria) : formulaShares(formula);
  return { criteria, shares, sizeCriterion: sizeCriterionOf(model), formula };
}

function weightShares(criteria: readonly Criterion[]): readonly number[] {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  // A draft may weigh nothing yet; it cannot be saved, but it is tried while it is edited.
  return criteria.map(({ weight }) => (total > 0 ? weight / total : 1 / criteria.length));
}
