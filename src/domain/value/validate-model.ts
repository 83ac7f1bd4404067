import type { DomainProblem } from '../domain-problem';
import { assertNever } from '../result';
import type { Criterion, Scale, ValueModel } from './value-model';

/** Everything that must hold between the parts of a value model and does not, all at once; empty when it may be saved. */
export function validateModel(model: ValueModel): readonly DomainProblem[] {
  return [
    ...(model.criteria.length === 0
      ? [problem('criteria', 'noCriteria', 'A model needs at least one criterion.')]
      : []),
    ...model.criteria.flatMap((criterion, position) => [
      ...duplicateProblems(model.criteria, position),
      ...criterionProblems(criterion, `criteria.${position}`),
    ]),
    ...bandProblems(model),
  ];
}

function duplicateProblems(criteria: readonly Criterion[], position: number): readonly DomainProblem[] {
  const criterion = criteria[position] as Criterion;
  const earlier = criteria.slice(0, position);
  const name = wordsOf(criterion.name);
  const problems: DomainProblem[] = [];
  if (earlier.some((other) => other.criterionId === criterion.criterionId)) {
    problems.push(problem(`criteria.${position}.criterionId`, 'duplicateId', 'Two criteria have the same id.'));
  }
  if (earlier.some((other) => wordsOf(other.name) === name)) {
    problems.push(
      problem(`criteria.${position}.name`, 'duplicateName', `Two criteria are called "${criterion.name}".`),
    );
  }
  return problems;
}

function wordsOf(name: string): string {
  return name.trim().toLowerCase();
}

function criterionProblems(criterion: Criterion, path: string): readonly DomainProblem[] {
  const problems = [...scaleProblems(criterion.scale, `${path}.scale`)];
  if (!(Number.isFinite(criterion.weight) && criterion.weight > 0)) {
    problems.push(problem(`${path}.weight`, 'weight', 'A weight is a number above zero.'));
  }
  if (criterion.source.kind === 'priority' && criterion.scale.kind !== 'map') {
    problems.push(problem(`${path}.scale.kind`, 'scaleUnfit', 'A priority is read by a map of its options.'));
  }
  if (criterion.source.kind === 'input' && criterion.scale.kind !== 'anchors') {
    problems.push(problem(`${path}.scale.kind`, 'scaleUnfit', 'A rating is read by two anchors.'));
  }
  if (criterion.source.kind === 'count' && criterion.scale.kind === 'map') {
    problems.push(problem(`${path}.scale.kind`, 'scaleUnfit', 'A count is read by anchors or a logarithm.'));
  }
  return problems;
}

function scaleProblems(scale: Scale, path: string): readonly DomainProblem[] {
  switch (scale.kind) {
    case 'anchors': {
      const numbers = Number.isFinite(scale.low) && Number.isFinite(scale.high);
      return numbers && scale.low !== scale.high
        ? []
        : [problem(`${path}.high`, 'flatScale', 'The two anchors of a scale are different numbers.')];
    }
    case 'ratio':
      return scale.low > 0 && scale.low < scale.high && Number.isFinite(scale.high)
        ? []
        : [problem(`${path}.high`, 'flatScale', 'A ratio scale begins above zero and ends above its beginning.')];
    case 'log':
      return Number.isFinite(scale.p95) && scale.p95 > 0
        ? []
        : [problem(`${path}.p95`, 'flatScale', 'A logarithmic scale ends above zero.')];
    case 'map':
      return mapProblems(scale.entries, path);
    default:
      return assertNever(scale);
  }
}

function mapProblems(entries: Readonly<Record<string, number>>, path: string): readonly DomainProblem[] {
  const options = Object.entries(entries);
  if (options.length === 0) return [problem(`${path}.entries`, 'emptyMap', 'A map names at least one option.')];
  return options
    .filter(([, utility]) => !(utility >= 0 && utility <= 1))
    .map(([option]) => problem(`${path}.entries.${option}`, 'utility', 'An option is worth 0 to 1.'));
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
