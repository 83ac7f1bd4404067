/**
 * Rounds numbers so that what is shown adds up to the shown total: the remainders lost by rounding down go to the
 * numbers that lost most.
 */
export function roundedToSum(numbers: readonly number[], decimals: number): readonly number[] {
  const unit = 10 ** decimals;
  const floors = numbers.map((number) => Math.floor(number * unit + 1e-9));
  const total = Math.round(numbers.reduce((sum, number) => sum + number, 0) * unit);
  let missing = total - floors.reduce((sum, floor) => sum + floor, 0);
  const byLoss = numbers
    .map((number, index) => ({ index, loss: number * unit - (floors[index] ?? 0) }))
    .sort((a, b) => b.loss - a.loss);
  for (const { index } of byLoss) {
    if (missing <= 0) break;
    floors[index] = (floors[index] ?? 0) + 1;
    missing -= 1;
  }
  return floors.map((floor) => floor / unit);
}
