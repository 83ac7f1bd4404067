import { numberFromUtility } from '../scale';
import type { CheckedFormula } from './check-formula';
import { formulaInterval } from './formula-interval';
import type { Interval } from './interval';

/**
 * Which share of what a formula can move each criterion moves: the width of the result while it alone takes all its
 * numbers and the others stand half-way. Adds up to 1; even where nothing moves. [V7]
 */
export function formulaShares({ tree, criteria, domains }: CheckedFormula): readonly number[] {
  const middles = criteria.map(({ scale, direction }): Interval => {
    const middle = numberFromUtility({ utility: 0.5, scale, direction });
    return { low: middle, high: middle };
  });
  const widths = criteria.map((_, position) => {
    const inputs = middles.map((middle, at) => (at === position ? (domains[position] as Interval) : middle));
    // Shown for the whole domains already, of which these are parts.
    const { low, high } = formulaInterval(tree, inputs, []) as Interval;
    return high - low;
  });
  const total = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => (total > 0 ? width / total : 1 / widths.length));
}
