import type { Instant } from '../ids';
import type { IssueFacts } from '../issue/issue-facts';
import type { CompiledModel } from './compile-model';
import { evaluateFormula } from './formula/evaluate-formula';
import type { Interval } from './formula/interval';
import { readInput } from './raw-input';
import { sizeOf } from './size-of';
import type { ValueModel } from './value-model';
import type { NativeScore } from './value-score';

const NAMES = { rice: 'RICE', ice: 'ICE', wsjf: 'WSJF', formula: 'Formula' } as const;

/**
 * The score as the authors of a preset define it, from what was answered and nothing else: RICE = R I C / E, ICE = I C E
 * (the product), WSJF = sum of three / job size, the result of a formula. Null for presets without one. [V3]
 */
export function nativeScoreOf({
  issue,
  model,
  known,
  compiled,
  now,
}: {
  readonly issue: IssueFacts;
  readonly model: ValueModel;
  readonly compiled: CompiledModel;
  /** The raw number of each value criterion in the model's order; null where it is missing. */
  readonly known: readonly (number | null)[];
  readonly now: Instant;
}): NativeScore | null {
  const { preset } = model;
  if (preset === 'value-effort' || preset === 'weighted' || preset === 'moscow') return null;
  const name = NAMES[preset];
  const numbers = known.filter((number) => number !== null);
  if (numbers.length < known.length || numbers.length === 0) return { name, score: null };
  if (preset === 'formula') {
    const { formula } = compiled;
    if (formula === null) return { name, score: null };
    const held = numbers.map((number, position) => heldWithin(number, formula.domains[position] as Interval));
    return { name, score: evaluateFormula(formula.tree, held) };
  }
  const worth = preset === 'wsjf' ? sumOf(numbers) : productOf(numbers);
  const { sizeCriterion } = compiled;
  if (sizeCriterion?.direction === 'benefit') {
    const { raw: ease } = readInput(issue, sizeCriterion, now);
    return { name, score: typeof ease === 'number' ? finiteOrNull(worth * ease) : null };
  }
  const size = sizeOf(issue, model, now);
  return { name, score: size === null ? null : finiteOrNull(worth / size) };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function productOf(numbers: readonly number[]): number {
  return numbers.reduce((product, number) => product * number, 1);
}

// The formula was shown to have a result for these numbers, and for no others.
function heldWithin(number: number, { low, high }: Interval): number {
  return Math.min(high, Math.max(low, number));
}

// A size of zero has no ratio.
function finiteOrNull(score: number): number | null {
  return Number.isFinite(score) ? score : null;
}
