/** Rounds numbers to a unit so that the rounded ones add up to the rounded total (largest remainder first). */
export function apportion(parts: readonly number[], total: number, unit: number): number[] {
  const scaled = parts.map((part) => part / unit);
  const floors = scaled.map(Math.floor);
  let left = Math.round(total / unit) - floors.reduce((sum, floor) => sum + floor, 0);
  const byRemainder = scaled
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const rounded = [...floors];
  for (const { index } of byRemainder) {
    if (left <= 0) break;
    rounded[index] = (rounded[index] ?? 0) + 1;
    left -= 1;
  }
  // Only rounding noise can leave a surplus; it goes where it distorts least.
  for (let at = byRemainder.length - 1; left < 0 && at >= 0; at -= 1) {
    const index = byRemainder[at]?.index ?? 0;
    rounded[index] = (rounded[index] ?? 0) - 1;
    left += 1;
  }
  return rounded.map((value) => value * unit);
}

/** The total in tenths as shown under the receipt: it must round to the same whole number as the headline. */
export function shownTotal(value: number): number {
  const tenths = Math.round(value * 10);
  return Math.round(tenths / 10) === Math.round(value) ? tenths / 10 : (tenths - 1) / 10;
}

/** Points per line in tenths; they add up on screen to `shownTotal`. [V7] */
export function shownPoints(points: readonly number[]): number[] {
  const sum = points.reduce((total, one) => total + one, 0);
  return apportion(points, shownTotal(sum), 0.1);
}

/** The base and the points per line in tenths; together they add up on screen to `shownTotal`. [V7] */
export function shownReceipt({
  basePoints,
  receipt,
}: {
  readonly basePoints: number;
  readonly receipt: readonly { readonly points: number }[];
}): { readonly base: number; readonly points: readonly number[] } {
  const [base = 0, ...points] = shownPoints([basePoints, ...receipt.map((line) => line.points)]);
  return { base, points };
}

/** Weights per line in whole percent; they add up to 100. */
export function shownWeights(shares: readonly number[]): number[] {
  const sum = shares.reduce((total, one) => total + one, 0);
  return sum === 0
    ? shares.map(() => 0)
    : apportion(
        shares.map((share) => (share / sum) * 100),
        100,
        1,
      );
}
