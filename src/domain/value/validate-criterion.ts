import type { DomainProblem } from '../domain-problem';
import { assertNever } from '../result';
import { ABSURD_BEYOND } from './scale';
import { validateAnswer } from './validate-answer';
import type { Criterion, CriterionSource, Scale } from './value-model';

const LONGEST_LIFETIME_DAYS = 3650;

/** What is wrong with one criterion by itself. [V1] [V2] [V6] */
export function validateCriterion(criterion: Criterion, path: string): readonly DomainProblem[] {
  const { source, scale, weight, lifetimeDays } = criterion;
  const problems = [...scaleProblems(scale, `${path}.scale`)];
  if (!(Number.isFinite(weight) && weight > 0)) {
    problems.push(problem(`${path}.weight`, 'weight', 'A weight is a number above zero.'));
  }
  if (!(Number.isInteger(lifetimeDays) && lifetimeDays >= 1 && lifetimeDays <= LONGEST_LIFETIME_DAYS)) {
    const message = `A lifetime is 1 to ${LONGEST_LIFETIME_DAYS} whole days.`;
    problems.push(problem(`${path}.lifetimeDays`, 'lifetime', message));
  }
  const unfit = unfitScale(source, scale);
  if (unfit !== null) problems.push(problem(`${path}.scale.kind`, 'scaleUnfit', unfit));
  if (criterion.role === 'size') problems.push(...sizeProblems(criterion, path));
  if (source.kind === 'input') problems.push(...validateAnswer(source.answer, scale, path));
  return problems;
}

/** Why a scale cannot read its source; null where it can. */
function unfitScale(source: CriterionSource, scale: Scale): string | null {
  switch (source.kind) {
    case 'field':
      return null;
    case 'priority':
      return scale.kind === 'map' ? null : 'A priority is read by a map of its options.';
    case 'date':
      return scale.kind === 'anchors' ? null : 'A date is read by two anchors, in days from now.';
    case 'size':
    case 'count':
    case 'links':
      return scale.kind === 'map' ? 'A number is read by anchors or a logarithm, not by a map.' : null;
    case 'input':
      if (source.answer.kind === 'rating' && scale.kind !== 'anchors' && scale.kind !== 'ratio') {
        return 'A rating is read by two anchors.';
      }
      return source.answer.kind === 'number' && scale.kind === 'map'
        ? 'A number is read by anchors or a logarithm, not by a map.'
        : null;
    default:
      return assertNever(source);
  }
}

function sizeProblems({ source, scale }: Criterion, path: string): readonly DomainProblem[] {
  const problems: DomainProblem[] = [];
  if (source.kind === 'date' || source.kind === 'priority') {
    problems.push(problem(`${path}.source.kind`, 'sizeSource', 'A size is a number, not a date or a priority.'));
  }
  if (scale.kind === 'map') {
    problems.push(problem(`${path}.scale.kind`, 'sizeScale', 'A size is a number, which a map of options is not.'));
  }
  return problems;
}

function scaleProblems(scale: Scale, path: string): readonly DomainProblem[] {
  switch (scale.kind) {
    case 'anchors':
      return isSound(scale.low) && isSound(scale.high) && scale.low !== scale.high
        ? []
        : [problem(`${path}.high`, 'flatScale', 'The two anchors of a scale are different numbers.')];
    case 'ratio':
      return scale.low > 0 && scale.low < scale.high && isSound(scale.high)
        ? []
        : [problem(`${path}.high`, 'flatScale', 'A ratio scale begins above zero and ends above its beginning.')];
    case 'log':
      return isSound(scale.p95) && scale.p95 > 0
        ? []
        : [problem(`${path}.p95`, 'flatScale', 'A logarithmic scale ends above zero.')];
    case 'map':
      return mapProblems(scale.entries, path);
    default:
      return assertNever(scale);
  }
}

function isSound(x: number): boolean {
  return Math.abs(x) <= ABSURD_BEYOND;
}

function mapProblems(entries: Readonly<Record<string, number>>, path: string): readonly DomainProblem[] {
  const options = Object.entries(entries);
  if (options.length === 0) return [problem(`${path}.entries`, 'emptyMap', 'A map names at least one option.')];
  return options
    .filter(([, worth]) => !(worth >= 0 && worth <= 1))
    .map(([option]) => problem(`${path}.entries.${option}`, 'utility', 'An option is worth 0 to 1.'));
}

function problem(path: string, code: string, message: string): DomainProblem {
  return { path, code, message };
}
