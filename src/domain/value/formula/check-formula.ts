import { err, ok, type Result } from '../../result';
import { numberFromUtility, scaleBounds } from '../scale';
import type { Criterion } from '../value-model';
import { bindFormula, comparableName, inputsOf } from './bind-formula';
import { formulaInterval } from './formula-interval';
import type { BoundFormula, FormulaProblem } from './formula-tree';
import type { Interval } from './interval';
import { parseFormula } from './parse-formula';

/** A formula that has a result for every input that its criteria can have. [V3] */
export interface CheckedFormula {
  readonly tree: BoundFormula;
  /** The criteria whose role is `value`, in the model's order: what the positions in the tree stand for. */
  readonly criteria: readonly Criterion[];
  /** The numbers that each of them can take. */
  readonly domains: readonly Interval[];
  /** The number of each where its u is 0. */
  readonly lowest: readonly number[];
  /** Holds every result that the formula can have. */
  readonly span: Interval;
  /** Which of the criteria stand in the formula. */
  readonly used: ReadonlySet<number>;
}

/**
 * The numbers that a criterion can put into a formula: those its scale tells apart, and for a map the worth of its
 * options. Further ones count as the nearest of these. [V3]
 */
function formulaDomain({ scale }: Criterion): Interval {
  const { least, most } = scaleBounds(scale);
  return { low: least, high: most };
}

/**
 * Parses a formula, binds its names to the criteria and shows by interval arithmetic that no input can make it divide by
 * zero, take a root or logarithm that does not exist, or grow beyond all numbers. [V3]
 */
export function checkFormula(
  text: string,
  criteria: readonly Criterion[],
): Result<CheckedFormula, readonly FormulaProblem[]> {
  const parsed = parseFormula(text);
  if (!parsed.ok) return err([parsed.error]);
  const valued = criteria.filter(({ role }) => role === 'value');
  const sizes = criteria.filter(({ role }) => role === 'size');
  const refused = new Map(
    sizes.map(({ name }) => [
      comparableName(name),
      `"${name}" is the size of an item, which stands beside its value and is no part of it.`,
    ]),
  );
  const names = valued.map(({ name }) => name);
  const bound = bindFormula(parsed.value, names, refused);
  if (!bound.ok) return bound;
  const domains = valued.map(formulaDomain);
  const problems: FormulaProblem[] = [];
  const span = formulaInterval(bound.value, domains, problems);
  if (span === null) return err(problems);
  const lowest = valued.map(({ scale, direction }) => numberFromUtility({ utility: 0, scale, direction }));
  return ok({ tree: bound.value, criteria: valued, domains, lowest, span, used: inputsOf(bound.value) });
}
