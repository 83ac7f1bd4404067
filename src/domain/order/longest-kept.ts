/** Of different numbers, the places of a longest rising subsequence, in O(n log n) (Fredman 1975). */
export function longestKept(numbers: readonly number[]): readonly number[] {
  const ends: number[] = [];
  const before = new Int32Array(numbers.length);
  for (const [at, number] of numbers.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] as number] as number) < number) low = middle + 1;
      else high = middle;
    }
    before[at] = low === 0 ? -1 : (ends[low - 1] as number);
    ends[low] = at;
  }
  const kept: number[] = [];
  for (let at = ends.at(-1) ?? -1; at !== -1; at = before[at] as number) kept.push(at);
  return kept.reverse();
}
