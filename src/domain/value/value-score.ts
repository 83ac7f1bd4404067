import type { CriterionId } from '../ids';
import type { RawValue } from '../issue/issue-facts';

/** One line of a receipt. The points of all lines add up to the value (or, without enough data, to the middle of the model). [V7] */
export interface ReceiptLine {
  readonly criterionId: CriterionId;
  readonly name: string;
  /** What was read, before the scale; null where the input is missing. */
  readonly raw: RawValue;
  /** u in [0,1] after scale and direction; the prior's median where the input is missing. */
  readonly utility: number;
  /** True where the input is missing and the project's usual answer stands in. [V4] */
  readonly assumed: boolean;
  /** Share of the model's weight, 0 to 1; shares add up to 1. */
  readonly weightShare: number;
  /** weightShare * utility * 100. */
  readonly points: number;
  /** Age of the input in days where its age is known. */
  readonly ageDays: number | null;
  /** By how many points the range shrinks when this input is filled; 0 where it is known. [V7] */
  readonly rangeIfFilled: number;
}

/** Below this share of known weight no point value is shown. [V4] */
export const ENOUGH_KNOWN_WEIGHT = 0.5;

/** What an item is worth, with its range and its reasons. [V4] [V7] */
export interface ValueScore {
  readonly state: 'known' | 'notEnoughData';
  /** 0 to 100, or null when the state is `notEnoughData`: a number is never made up. */
  readonly value: number | null;
  /** 0 to 100; low <= value <= high. */
  readonly low: number;
  readonly high: number;
  /** Share of the model's weight that had data, 0 to 1. */
  readonly knownWeight: number;
  /** In the model's order. */
  readonly receipt: readonly ReceiptLine[];
  /** Criteria without data, the one that narrows the range most first. */
  readonly missing: readonly CriterionId[];
}
