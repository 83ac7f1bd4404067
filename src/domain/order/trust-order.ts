import { ratioOf } from './job';
import type { OrderItem } from './order-item';

/** How far today's order is trusted where nobody says otherwise. Convention. [O5] */
const USUAL_TRUST = 0.5;

/**
 * Draws every rate toward what its place in today's order says, and narrows its range likewise: ln(w / p) goes the share
 * `trust` of the way to the normal score of its rank. Trust 0 leaves the items as they are; at 1 nothing is clearly better
 * than what stands above it. Where trust counts, a size or rate of 0 counts as half of the smallest. [O5]
 */
export function withTrust(items: readonly OrderItem[], trust = USUAL_TRUST): readonly OrderItem[] {
  const anchors = trustAnchors(items, trust);
  return anchors === null ? items : items.map((item, at) => trusted(item, anchors[at] as TrustAnchor));
}

/** What today's order says of an item: `said` is a ln(w / p); `leastRate` stands in for a rate of 0. */
export interface TrustAnchor {
  readonly trust: number;
  readonly said: number;
  readonly size: number;
  readonly leastRatio: number;
}

/** What today's order says of each item, by position; null where it is not trusted. [O5] */
export function trustAnchors(items: readonly OrderItem[], trust: number): readonly TrustAnchor[] | null {
  const part = items.filter(({ takesPart }) => takesPart);
  const leastSize = least(part.map(({ size }) => size));
  const sized = part.map((item) => ({ rate: item.rate, size: item.size === 0 ? leastSize : item.size }));
  const leastRatio = least(sized.map(ratioOf));
  if (trust <= 0 || part.length === 0) return null;
  const logs = sized.map((job) => Math.log(ratioOf(job) || leastRatio));
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const deviation = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length);
  let rank = 0;
  return items.map(({ takesPart, size }) => {
    if (takesPart) rank += 1;
    const said = mean + deviation * normalQuantile(1 - (Math.max(rank, 1) - 0.5) / part.length);
    return { trust: Math.min(trust, 1), said, size: size === 0 ? leastSize : size, leastRatio };
  });
}

/** Half of the smallest number above 0; 1 where there is none. */
function least(numbers: readonly number[]): number {
  const smallest = numbers.reduce((found, one) => (one > 0 ? Math.min(found, one) : found), Number.POSITIVE_INFINITY);
  return smallest === Number.POSITIVE_INFINITY ? 1 : smallest / 2;
}

function trusted(item: OrderItem, anchor: TrustAnchor): OrderItem {
  if (!item.takesPart) return item;
  const { size } = anchor;
  const rate = trustedRate(item.rate, anchor);
  return {
    ...item,
    size,
    rate,
    rateLow: Math.min(rate, trustedRate(item.rateLow, anchor)),
    rateHigh: Math.max(rate, trustedRate(item.rateHigh, anchor)),
  };
}

/** A rate drawn toward what today's order says. [O5] */
export function trustedRate(rate: number, { trust, said, size, leastRatio }: TrustAnchor): number {
  const log = Math.log(rate === 0 ? leastRatio : rate / size);
  return size * Math.exp((1 - trust) * log + trust * said);
}

const LOW = 0.02425;

/** The number below which the share p of a standard normal distribution lies, 0 < p < 1 (Acklam; relative error 1e-9). */
export function normalQuantile(p: number): number {
  if (p > 1 - LOW) return -normalQuantile(1 - p);
  if (p < LOW) {
    const q = Math.sqrt(-2 * Math.log(p));
    return horner(TAIL_TOP, q) / (horner(TAIL_BOTTOM, q) * q + 1);
  }
  const q = p - 0.5;
  return (horner(MIDDLE_TOP, q * q) * q) / (horner(MIDDLE_BOTTOM, q * q) * q * q + 1);
}

const horner = (coefficients: readonly number[], x: number): number => coefficients.reduce((sum, c) => sum * x + c, 0);

const MIDDLE_TOP = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
];
const MIDDLE_BOTTOM = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572,
];
const TAIL_TOP = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const TAIL_BOTTOM = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];
