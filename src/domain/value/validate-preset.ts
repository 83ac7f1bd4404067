import type { DomainProblem } from '../domain-problem';
import { assertNever } from '../result';
import { checkFormula } from './formula/check-formula';
import { formulaProblem } from './formula/place-in-formula';
import { withPresetWeights } from './preset-weights';
import type { Criterion, FormulaSpec, ValueModel } from './value-model';

/** Weights may be this far, in parts of themselves, from those that a preset asks for: people round. */
const WEIGHT_TOLERANCE = 0.01;

/** What a model lacks to be what its preset says it is. [V3] */
export function validatePreset(model: ValueModel): readonly DomainProblem[] {
  const stray =
    model.preset !== 'formula' && model.formula !== null
      ? [problem('formula', 'formulaUnused', 'Only the formula preset has a formula.')]
      : [];
  return [...stray, ...problemsOfPreset(model)];
}

function problemsOfPreset(model: ValueModel): readonly DomainProblem[] {
  switch (model.preset) {
    case 'value-effort':
    case 'weighted':
      return [];
    case 'rice':
      return factorProblems(model, { name: 'RICE', count: 3, sizeDirection: 'cost' });
    case 'ice':
      return [...easeProblems(model), ...factorProblems(model, { name: 'ICE', count: 2, sizeDirection: 'benefit' })];
    case 'wsjf':
      return [
        ...countProblems(model, 'WSJF', 3),
        ...sizeProblems(model, 'WSJF', 'cost'),
        ...benefitProblems(model, 'WSJF'),
        ...sumProblems(model),
        ...weightProblems(model),
      ];
    case 'moscow':
      return model.criteria.some(({ role, scale }) => role === 'value' && scale.kind === 'map')
        ? []
        : [problem('criteria', 'presetCriteria', 'MoSCoW needs a criterion with a map of its four classes.')];
    case 'formula':
      return formulaProblems(model);
    default:
      return assertNever(model.preset);
  }
}

interface ProductPreset {
  readonly name: string;
  readonly count: number;
  readonly sizeDirection: Criterion['direction'];
}

function factorProblems(model: ValueModel, { name, count, sizeDirection }: ProductPreset): readonly DomainProblem[] {
  const unlike = valued(model).filter(({ criterion }) => criterion.scale.kind !== 'ratio');
  return [
    ...countProblems(model, name, count),
    ...sizeProblems(model, name, sizeDirection),
    ...benefitProblems(model, name),
    ...unlike.map(({ position }) =>
      problem(`criteria.${position}.scale.kind`, 'presetScale', `The factors of ${name} are read by ratio scales.`),
    ),
    ...(unlike.length === 0 ? weightProblems(model) : []),
  ];
}

function valued({ criteria }: ValueModel): readonly { readonly criterion: Criterion; readonly position: number }[] {
  return criteria
    .map((criterion, position) => ({ criterion, position }))
    .filter(({ criterion }) => criterion.role === 'value');
}

function countProblems(model: ValueModel, name: string, count: number): readonly DomainProblem[] {
  return valued(model).length === count
    ? []
    : [problem('criteria', 'presetCriteria', `${name} has ${count} criteria beside the size.`)];
}

function benefitProblems(model: ValueModel, name: string): readonly DomainProblem[] {
  return valued(model)
    .filter(({ criterion }) => criterion.direction !== 'benefit')
    .map(({ position }) =>
      problem(`criteria.${position}.direction`, 'presetDirection', `The criteria of ${name} are benefits.`),
    );
}

function easeProblems({ criteria }: ValueModel): readonly DomainProblem[] {
  return criteria.some(({ role }) => role === 'size')
    ? []
    : [problem('criteria', 'presetSize', 'ICE needs a criterion for ease, which is the size.')];
}

function sizeProblems(
  { criteria }: ValueModel,
  name: string,
  direction: Criterion['direction'],
): readonly DomainProblem[] {
  const position = criteria.findIndex(({ role }) => role === 'size');
  if (position === -1 || (criteria[position] as Criterion).direction === direction) return [];
  const word = direction === 'cost' ? 'a cost' : 'a benefit (ease)';
  return [problem(`criteria.${position}.direction`, 'presetSize', `The size of ${name} is ${word}.`)];
}

function sumProblems(model: ValueModel): readonly DomainProblem[] {
  const all = valued(model);
  const first = all[0]?.criterion.scale;
  return all
    .filter(({ criterion: { scale } }) => {
      if (scale.kind !== 'anchors' || first?.kind !== 'anchors') return true;
      return scale.low !== first.low || scale.high !== first.high;
    })
    .map(({ position }) =>
      problem(`criteria.${position}.scale.kind`, 'presetScale', 'The criteria of WSJF have the same two anchors.'),
    );
}

function weightProblems(model: ValueModel): readonly DomainProblem[] {
  const wanted = withPresetWeights(model).criteria;
  const share = (criteria: readonly Criterion[], position: number) => {
    const total = criteria.reduce((sum, { role, weight }) => sum + (role === 'value' ? weight : 0), 0);
    return (criteria[position] as Criterion).weight / total;
  };
  return valued(model)
    .filter(({ position }) => {
      const due = share(wanted, position);
      return Math.abs(share(model.criteria, position) - due) > WEIGHT_TOLERANCE * due;
    })
    .map(({ position }) =>
      problem(`criteria.${position}.weight`, 'presetWeight', 'The weights of this preset follow from its scales.'),
    );
}

function formulaProblems(model: ValueModel): readonly DomainProblem[] {
  const { formula, criteria } = model;
  if (formula === null) return [problem('formula', 'formulaMissing', 'A formula model needs its formula.')];
  const checked = checkFormula(formula.text, criteria);
  if (!checked.ok) return [...rangeProblems(formula), ...checked.error.map(formulaProblem)];
  const { used, span } = checked.value;
  const unused = valued(model)
    .filter((_, at) => !used.has(at))
    .map(({ criterion: { name }, position }) =>
      problem(`criteria.${position}.name`, 'unusedCriterion', `"${name}" does not stand in the formula.`),
    );
  const range = rangeProblems(formula);
  const isReached = span.high > formula.low && span.low < formula.high;
  if (range.length === 0 && !isReached) {
    const message = `The formula yields ${span.low} to ${span.high}, which never comes between the two ends.`;
    return [...unused, problem('formula.low', 'formulaNeverReaches', message)];
  }
  return [...range, ...unused];
}

function rangeProblems({ low, high }: FormulaSpec): readonly DomainProblem[] {
  return Number.isFinite(high - low) && low < high
    ? []
    : [problem('formula.high', 'formulaRange', 'The result that is worth 100 is above the one that is worth 0.')];
}

function problem(path: string, code: string, message: string): DomainProblem {
  return { path, code, message };
}
