/** How two orders of the same things compare, in pairs of things. */
export interface PairCounts {
  readonly all: number;
  /** Pairs that the first or second order does not tell apart, and those that neither does. */
  readonly tiedFirst: number;
  readonly tiedSecond: number;
  readonly tiedBoth: number;
  /** Pairs that the two order the other way round. */
  readonly discordant: number;
}

/** Counts pairs in O(n log n) (Knight 1966). NaN must not occur. */
export function pairCounts(pairs: readonly (readonly [number, number])[]): PairCounts {
  const sorted = pairs.toSorted(([a1, a2], [b1, b2]) => a1 - b1 || a2 - b2);
  const seconds = sorted.map(([, second]) => second);
  const tiedFirst = tiedPairs(sorted, (a, b) => a[0] === b[0]);
  const tiedBoth = tiedPairs(sorted, (a, b) => a[0] === b[0] && a[1] === b[1]);
  const discordant = inversions(seconds);
  // `inversions` has put them in order.
  const tiedSecond = tiedPairs(seconds, (a, b) => a === b);
  return { all: (pairs.length ** 2 - pairs.length) / 2, tiedFirst, tiedSecond, tiedBoth, discordant };
}

/** Pairs within runs of neighbours that are the same. */
function tiedPairs<T>(sorted: readonly T[], isSame: (a: T, b: T) => boolean): number {
  let pairs = 0;
  let run = 1;
  for (let at = 1; at <= sorted.length; at += 1) {
    if (at < sorted.length && isSame(sorted[at - 1] as T, sorted[at] as T)) {
      run += 1;
    } else {
      pairs += (run * (run - 1)) / 2;
      run = 1;
    }
  }
  return pairs;
}

/** Sorts by merging from the bottom up, and counts the pairs that stood the wrong way round. */
function inversions(values: number[]): number {
  let count = 0;
  let from = values;
  let to = new Array<number>(values.length);
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      count += mergeRuns(from, to, { start, width });
    }
    [from, to] = [to, from];
  }
  for (const [at, value] of from.entries()) values[at] = value;
  return count;
}

function mergeRuns(
  from: readonly number[],
  to: number[],
  { start, width }: { readonly start: number; readonly width: number },
): number {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(start + 2 * width, from.length);
  let [left, right, count] = [start, middle, 0];
  for (let at = start; at < end; at += 1) {
    const takesLeft = left < middle && (right >= end || (from[left] as number) <= (from[right] as number));
    if (!takesLeft) count += middle - left;
    to[at] = from[takesLeft ? left++ : right++] as number;
  }
  return count;
}

/** Kendall's tau-b, -1 to 1; null where one of the two does not vary. */
export function tauB(pairs: readonly (readonly [number, number])[]): number | null {
  const { all, tiedFirst, tiedSecond, tiedBoth, discordant } = pairCounts(pairs);
  const concordant = all - tiedFirst - tiedSecond + tiedBoth - discordant;
  const scale = Math.sqrt((all - tiedFirst) * (all - tiedSecond));
  return scale === 0 ? null : (concordant - discordant) / scale;
}

/** Of the pairs that both orders tell apart, the share whose order turns round, 0 to 1; null without such pairs. */
export function kendallDistance(pairs: readonly (readonly [number, number])[]): number | null {
  const { all, tiedFirst, tiedSecond, tiedBoth, discordant } = pairCounts(pairs);
  const told = all - tiedFirst - tiedSecond + tiedBoth;
  return told === 0 ? null : discordant / told;
}
