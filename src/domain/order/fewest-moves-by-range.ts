import type { RatioRange } from './order-item';

/**
 * The fewest moves after which nothing clearly better stands below anything: items less the longest subsequence without a
 * clear inversion. For each lowest upper end of what is kept, the most that can be kept; exact, O(n^2). [O4]
 */
export function fewestMovesByRange(ranges: readonly RatioRange[]): number {
  const ends = Float64Array.from(new Set(ranges.map(({ high }) => high))).sort();
  const placeOf = new Map([...ends].map((end, place) => [end, place]));
  // The last place stands for nothing kept yet.
  const kept = new Int32Array(ends.length + 1).fill(NONE);
  kept[ends.length] = 0;
  for (const { low, high } of ranges) {
    const place = placeOf.get(high) as number;
    let most = 0;
    for (let above = place + 1; above <= ends.length; above += 1) most = Math.max(most, kept[above] as number);
    for (let at = place; at >= 0 && (ends[at] as number) >= low; at -= 1) {
      if (kept[at] !== NONE) kept[at] = (kept[at] as number) + 1;
    }
    kept[place] = Math.max(kept[place] as number, most + 1);
  }
  return ranges.length - kept.reduce((most, one) => Math.max(most, one), 0);
}

const NONE = -1;
