import { assertNever, err, ok, type Result } from '../../result';
import type { FormulaFunction, FormulaOperator } from './formula-tree';

/** All numbers from `low` to `high`, both ends included; finite, low <= high. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Why an operation cannot be shown to have a result for every number of its intervals. */
export type IntervalProblem =
  | 'divisionByZero'
  | 'rootOfNegative'
  | 'logarithmOfZero'
  | 'powerOfNegative'
  | 'zeroToNegative'
  | 'overflow';

type IntervalResult = Result<Interval, IntervalProblem>;

/** The interval of one number. */
export function pointInterval(x: number): Interval {
  return { low: x, high: x };
}

function finite(low: number, high: number): IntervalResult {
  return Number.isFinite(low) && Number.isFinite(high) ? ok({ low, high }) : err('overflow');
}

// Written out, since this is the inner loop of scoring by a formula.
function around(a: number, b: number, c: number, d: number): IntervalResult {
  return finite(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
}

function contains({ low, high }: Interval, x: number): boolean {
  return low <= x && x <= high;
}

/** The numbers turned round zero. */
export function negated({ low, high }: Interval): Interval {
  return { low: -high, high: -low };
}

/**
 * The least interval that holds the results over all numbers of both. Narrower arguments never give a wider result, so
 * that filling an input never widens a value. [V3] [V4]
 */
export function combinedIntervals(operator: FormulaOperator, left: Interval, right: Interval): IntervalResult {
  switch (operator) {
    case '+':
      return finite(left.low + right.low, left.high + right.high);
    case '-':
      return finite(left.low - right.high, left.high - right.low);
    case '*':
      return around(left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high);
    case '/':
      if (contains(right, 0)) return err('divisionByZero');
      return around(left.low / right.low, left.low / right.high, left.high / right.low, left.high / right.high);
    case '^':
      return power(left, right);
    default:
      return assertNever(operator);
  }
}

function power(base: Interval, exponent: Interval): IntervalResult {
  if (contains(base, 0) && exponent.low < 0) return err('zeroToNegative');
  const [a, b] = [base.low ** exponent.low, base.low ** exponent.high];
  const [c, d] = [base.high ** exponent.low, base.high ** exponent.high];
  // Above zero a power rises or falls throughout in either argument, so that its extremes are at the corners.
  if (base.low >= 0) return around(a, b, c, d);
  // Below zero only whole exponents have a result, and only one of them at a time.
  const isOneWhole = exponent.low === exponent.high && Number.isInteger(exponent.low);
  if (!isOneWhole) return err('powerOfNegative');
  const turns = contains(base, 0) && exponent.low !== 0;
  return around(a, turns ? 0 : b, c, d);
}

function absolute({ low, high }: Interval): IntervalResult {
  if (low >= 0) return ok({ low, high });
  return high <= 0 ? ok({ low: -high, high: -low }) : ok({ low: 0, high: Math.max(-low, high) });
}

/** The least interval that holds the results of a function over all numbers of its arguments. [V3] */
export function calledInterval(name: FormulaFunction, args: readonly Interval[]): IntervalResult {
  const first = args[0] as Interval;
  switch (name) {
    case 'min':
      return ok({ low: Math.min(...args.map(({ low }) => low)), high: Math.min(...args.map(({ high }) => high)) });
    case 'max':
      return ok({ low: Math.max(...args.map(({ low }) => low)), high: Math.max(...args.map(({ high }) => high)) });
    case 'abs':
      return absolute(first);
    case 'sqrt':
      return first.low < 0 ? err('rootOfNegative') : finite(Math.sqrt(first.low), Math.sqrt(first.high));
    case 'ln':
      return first.low <= 0 ? err('logarithmOfZero') : finite(Math.log(first.low), Math.log(first.high));
    default:
      return assertNever(name);
  }
}
