import type { CriterionId } from '../../../src/domain/ids';
import { checkFormula } from '../../../src/domain/value/formula/check-formula';
import { formulaShares } from '../../../src/domain/value/formula/formula-shares';
import { USUAL_LIFETIME_DAYS } from '../../../src/domain/value/propose-model';
import type { Criterion, ValueModel } from '../../../src/domain/value/value-model';

/** The model with one criterion replaced by its later version. */
export function putCriterion(model: ValueModel, criterion: Criterion): ValueModel {
  return {
    ...model,
    criteria: model.criteria.map((each) => (each.criterionId === criterion.criterionId ? criterion : each)),
  };
}

/** The model without one criterion. */
export function withoutCriterion(model: ValueModel, criterionId: CriterionId): ValueModel {
  return { ...model, criteria: model.criteria.filter((each) => each.criterionId !== criterionId) };
}

/** The model with one criterion a place further up (-1) or down (1); itself where it stands at the end already. */
export function shiftCriterion(model: ValueModel, criterionId: CriterionId, by: -1 | 1): ValueModel {
  const from = model.criteria.findIndex((each) => each.criterionId === criterionId);
  const to = from + by;
  const criterion = model.criteria[from];
  if (criterion === undefined || to < 0 || to >= model.criteria.length) return model;
  return { ...model, criteria: model.criteria.toSpliced(from, 1).toSpliced(to, 0, criterion) };
}

/** A question to be named and filled in. */
export function newCriterion(model: ValueModel): Criterion {
  const names = new Set(model.criteria.map((criterion) => criterion.name.toLowerCase()));
  let name = 'New criterion';
  for (let number = 2; names.has(name.toLowerCase()); number += 1) name = `New criterion ${number}`;
  return {
    criterionId: crypto.randomUUID() as CriterionId,
    name,
    question: '',
    lowLabel: 'Little',
    highLabel: 'A great deal',
    source: { kind: 'input', answer: { kind: 'rating' } },
    direction: 'benefit',
    role: 'value',
    weight: 20,
    scale: { kind: 'anchors', low: 1, high: 5 },
    lifetimeDays: USUAL_LIFETIME_DAYS,
  };
}

/** The share of each criterion in the value, 0 to 1, in the order of the model; 0 for one that is the size, and under a formula that cannot work. */
export function criterionShares(model: ValueModel): readonly number[] {
  if (model.preset === 'formula') return sharesByFormula(model);
  const weights = model.criteria.map(({ role, weight }) => (role === 'value' && weight > 0 ? weight : 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (total > 0 ? weight / total : 0));
}

function sharesByFormula({ formula, criteria }: ValueModel): readonly number[] {
  const checked = formula === null ? null : checkFormula(formula.text, criteria);
  if (checked?.ok !== true) return criteria.map(() => 0);
  const shares = [...formulaShares(checked.value)];
  return criteria.map(({ role }) => (role === 'value' ? (shares.shift() ?? 0) : 0));
}
