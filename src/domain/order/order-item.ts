import type { IssueId } from '../ids';
import type { Job } from './job';

/** An item of the backlog as the order sees it. 0 <= rateLow <= rate <= rateHigh; all finite. [O1] */
export interface OrderItem extends Job {
  readonly issueId: IssueId;
  /** What the rate ranges over. */
  readonly rateLow: number;
  readonly rateHigh: number;
  /** False without a size or with not enough data: rate and size are 0 then, and the item is never moved. [V4] [O4] */
  readonly takesPart: boolean;
}

/** Between what w / p of an item may lie; only ranges that do not overlap tell two items apart. [O4] */
export interface RatioRange {
  readonly low: number;
  readonly high: number;
}

/** The range of w / p. What takes no time may stand anywhere as far as it is known to be worth nothing. [O4] */
export function ratioRangeOf({ rateLow, rateHigh, size, takesPart }: OrderItem): RatioRange {
  if (!takesPart) return { low: 0, high: Number.POSITIVE_INFINITY };
  if (size === 0) return { low: rateLow > 0 ? Number.POSITIVE_INFINITY : 0, high: Number.POSITIVE_INFINITY };
  return { low: rateLow / size, high: rateHigh / size };
}

/** Whether the first is worth more per size beyond doubt: the ranges of ln(w / p) do not overlap. [O4] */
export function isClearlyBetter(one: RatioRange, other: RatioRange): boolean {
  return one.low > other.high;
}
