import type { InputEstimate } from './estimate-inputs';
import { receiptLineFrom } from './receipt-line-from';
import type { ReceiptLine } from './value-score';
import type { ValueTotal } from './value-total';

/** The weighted mean of the inputs on a scale of 100, with its range; what each adds sums to it. [V3] [V4] [V7] */
export function scoreByWeights(shares: readonly number[], estimates: readonly InputEstimate[]): ValueTotal {
  const receipt: ReceiptLine[] = [];
  let value = 0;
  let low = 0;
  let high = 0;
  for (const [position, estimate] of estimates.entries()) {
    const weightShare = shares[position] as number;
    const points = weightShare * estimate.utility * 100;
    const lowest = weightShare * estimate.low * 100;
    const highest = weightShare * estimate.high * 100;
    value += points;
    low += lowest;
    high += highest;
    receipt.push(receiptLineFrom(estimate, { weightShare, points, rangeIfFilled: highest - lowest }));
  }
  // Shares of floating point can add up to a hair more than 1.
  return {
    value: Math.min(100, value),
    low: Math.min(100, low),
    high: Math.min(100, high),
    basePoints: 0,
    receipt,
    canScore: true,
  };
}
