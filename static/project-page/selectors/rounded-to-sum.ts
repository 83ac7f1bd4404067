/**
 * Rounds numbers so that what is shown adds up to the shown total: what rounding down loses goes to the numbers that
 * lost most. The total itself never rounds to another whole number than the true sum does, so that "73" never stands
 * beside "73.5".
 */
export function roundedToSum(numbers: readonly number[], decimals: number): readonly number[] {
  const unit = 10 ** decimals;
  const floors = numbers.map((number) => Math.floor(number * unit + 1e-9));
  const sum = numbers.reduce((total, number) => total + number, 0);
  const nearest = Math.round(sum * unit);
  const total = Math.round(nearest / unit) > Math.round(sum) ? nearest - 1 : nearest;
  let missing = total - floors.reduce((sumOfFloors, floor) => sumOfFloors + floor, 0);
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
