import type { CriterionId } from '../ids';
import type { AppInput } from './issue-facts';

/** An answer as stored: without `raters` and `deviation` it is of one person. */
export interface StoredAnswer extends Pick<AppInput, 'rating' | 'at'> {
  readonly raters?: number | undefined;
  readonly deviation?: number | undefined;
}

/** Stored answers as inputs of a score, by criterion. [V1] */
export function appInputsFrom(stored: Readonly<Record<string, StoredAnswer>>): Readonly<Record<CriterionId, AppInput>> {
  return Object.fromEntries(
    Object.entries(stored).map(([criterionId, { rating, at, raters = 1, deviation = 0 }]) => [
      criterionId,
      { rating, at, raters, deviation },
    ]),
  );
}
