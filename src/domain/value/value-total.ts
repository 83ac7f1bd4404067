import type { ReceiptLine } from './value-score';

/** The value of a set of estimated inputs, whether or not enough of them are known. */
export interface ValueTotal {
  /** 0 to 100, low <= value <= high. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly basePoints: number;
  readonly receipt: readonly ReceiptLine[];
  /** False for a model without criteria, or with a formula that cannot work. */
  readonly canScore: boolean;
}
