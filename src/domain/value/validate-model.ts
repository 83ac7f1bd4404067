import type { DomainProblem } from '../domain-problem';
import { comparableName } from './formula/bind-formula';
import { validateCriterion } from './validate-criterion';
import { validatePreset } from './validate-preset';
import type { Criterion, ValueModel } from './value-model';

/** Everything that must hold between the parts of a value model and does not, all at once; empty when it may be saved. [V1] [V2] [V3] */
export function validateModel(model: ValueModel): readonly DomainProblem[] {
  return [
    ...roleProblems(model.criteria),
    ...model.criteria.flatMap((criterion, position) => [
      ...duplicateProblems(model.criteria, position),
      ...validateCriterion(criterion, `criteria.${position}`),
    ]),
    ...validatePreset(model),
    ...bandProblems(model),
  ];
}

function roleProblems(criteria: readonly Criterion[]): readonly DomainProblem[] {
  const problems: DomainProblem[] = [];
  if (criteria.every(({ role }) => role !== 'value')) {
    problems.push(problem('criteria', 'noCriteria', 'A model needs at least one criterion.'));
  }
  const sizes = criteria.flatMap(({ role }, position) => (role === 'size' ? [position] : []));
  for (const position of sizes.slice(1)) {
    problems.push(problem(`criteria.${position}.role`, 'twoSizes', 'One criterion at most is the size.'));
  }
  return problems;
}

function duplicateProblems(criteria: readonly Criterion[], position: number): readonly DomainProblem[] {
  const criterion = criteria[position] as Criterion;
  const earlier = criteria.slice(0, position);
  const name = comparableName(criterion.name);
  const problems: DomainProblem[] = [];
  if (earlier.some((other) => other.criterionId === criterion.criterionId)) {
    problems.push(problem(`criteria.${position}.criterionId`, 'duplicateId', 'Two criteria have the same id.'));
  }
  if (earlier.some((other) => comparableName(other.name) === name)) {
    problems.push(
      problem(`criteria.${position}.name`, 'duplicateName', `Two criteria are called "${criterion.name}".`),
    );
  }
  return problems;
}

function bandProblems({ bands }: ValueModel): readonly DomainProblem[] {
  const ordered = bands.medium > 0 && bands.medium < bands.high && bands.high <= 100;
  return ordered
    ? []
    : [problem('bands.high', 'bandOrder', 'The medium band begins above 0 and the high band above it, up to 100.')];
}

function problem(path: string, code: string, message: string): DomainProblem {
  return { path, code, message };
}
