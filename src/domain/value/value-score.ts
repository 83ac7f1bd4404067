import type { CriterionId } from '../ids';
import type { RawValue } from '../issue/issue-facts';
import type { Prior } from './value-model';

/**
 * Why a raw value that is there cannot be read, in a closed code: `notANumber`; `absurd` (so large that it is a slip);
 * `negative` on a scale that knows no negatives; `notInMap`; `notADate`; `notAnAnswer` (no answer that the question
 * offers). Such an input counts as missing and is told, never scored. [V4]
 */
export type InputProblem = 'notANumber' | 'absurd' | 'negative' | 'notInMap' | 'notADate' | 'notAnAnswer';

/** One line of a receipt. The base and the points of all lines add up to the value (or, without enough data, to the middle of the model). [V7] */
export interface ReceiptLine {
  readonly criterionId: CriterionId;
  readonly name: string;
  /** What was read, before the scale; null where the input is missing or cannot be read. */
  readonly raw: RawValue;
  /** What is wrong with a raw value that cannot be read. */
  readonly problem: InputProblem | null;
  /** u in [0,1] after scale, direction and confidence; the prior's median where the input is missing. [V5] */
  readonly utility: number;
  /** True where the input is missing and the project's usual answer stands in. [V4] */
  readonly assumed: boolean;
  /** c in [0,1]: agreement of the raters times what age left; 1 where nothing speaks against the input, 0 where it is missing. [V5] [V6] */
  readonly confidence: number;
  /** Which part of the confidence age took: 1 none, .5 at twice the lifetime and later. [V6] */
  readonly ageFactor: number;
  /** Share of the model's weight, 0 to 1; shares add up to 1. Under a formula: the share of its span that this criterion moves. */
  readonly weightShare: number;
  /** What the line adds to the value; weightShare * utility * 100 but under a formula. */
  readonly points: number;
  /** Age of the input in days where its age is known. */
  readonly ageDays: number | null;
  /** By how many points the range shrinks when this input is filled for certain; 0 where it is. [V7] */
  readonly rangeIfFilled: number;
  /** The project's usual answer that stands in, or that a doubtful input is drawn toward. [V4] [V5] */
  readonly prior: Prior;
}

/** The score in the preset's own terms (RICE, WSJF, ICE, the formula's result), as its authors define it. [V3] */
export interface NativeScore {
  readonly name: 'RICE' | 'ICE' | 'WSJF' | 'Formula';
  /** Null where an input of it, or the size, is missing. */
  readonly score: number | null;
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
  /** What stands before the first line; 0 but under a formula. */
  readonly basePoints: number;
  /** Criteria whose role is `value`, in the model's order. */
  readonly receipt: readonly ReceiptLine[];
  /** Criteria without data, the one that narrows the range most first. */
  readonly missing: readonly CriterionId[];
  /** Null for presets without a score of their own. */
  readonly native: NativeScore | null;
}
