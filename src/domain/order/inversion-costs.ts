import { compare, type Job, ratioOf } from './job';

/** What standing where it stands costs an item and costs others because of it. */
export interface ItemInversions {
  /** Cost of the pairs in which something worth less per size stands above it. */
  readonly heldBack: number;
  /** Cost of the pairs in which it stands above something worth more per size. */
  readonly holdsBack: number;
}

/** Regret without links, taken apart: the costs of all pairs that stand the wrong way round add up to it. [O2] */
export interface InversionCosts {
  readonly pairs: number;
  /** R = F(today) - F(best by ratio); sum of all `heldBack`, and of all `holdsBack`. */
  readonly regret: number;
  /** By position in the order. */
  readonly items: readonly ItemInversions[];
}

/** Takes the regret of an order apart, by pair and by item, in O(n log n). [O2] */
export function inversionCosts(jobs: readonly Job[]): InversionCosts {
  const ranks = ranksOf(jobs);
  const above = sumsOfLess(jobs, ranks, [...jobs.keys()]);
  const below = sumsOfLess(
    jobs,
    ranks.map((rank) => ranks.length - 1 - rank),
    [...jobs.keys()].reverse(),
  );
  const items = jobs.map(({ rate, size }, at) => {
    const worse = above[at] as Sums;
    const better = below[at] as Sums;
    return {
      heldBack: Math.max(0, rate * worse.size - size * worse.rate),
      holdsBack: Math.max(0, size * better.rate - rate * better.size),
    };
  });
  return {
    pairs: above.reduce((sum, { count }) => sum + count, 0),
    regret: items.reduce((sum, { heldBack }) => sum + heldBack, 0),
    items,
  };
}

/** What it costs that the first stands before the second: w_j p_i - w_i p_j, 0 where they stand right. [O2] */
export function pairCost(before: Job, after: Job): number {
  return Math.max(0, after.rate * before.size - before.rate * after.size);
}

interface Sums {
  readonly rate: number;
  readonly size: number;
  readonly count: number;
}

/** The rank of each ratio, equal ones alike, from 0. */
function ranksOf(jobs: readonly Job[]): readonly number[] {
  const ratios = jobs.map(ratioOf);
  const sorted = [...ratios.keys()].sort((a, b) => compare(ratios[a] as number, ratios[b] as number));
  const ranks = new Array<number>(jobs.length).fill(0);
  let rank = 0;
  for (const [place, at] of sorted.entries()) {
    if (place > 0 && ratios[at] !== ratios[sorted[place - 1] as number]) rank = place;
    ranks[at] = rank;
  }
  return ranks;
}

/** For each item the sums over those visited before it that have a lower rank; sums are kept in Fenwick trees. */
function sumsOfLess(jobs: readonly Job[], ranks: readonly number[], visits: readonly number[]): readonly Sums[] {
  const [rates, sizes, counts] = [
    new Float64Array(jobs.length + 1),
    new Float64Array(jobs.length + 1),
    new Int32Array(jobs.length + 1),
  ];
  const found = new Array<Sums>(jobs.length);
  for (const at of visits) {
    let [rate, size, count] = [0, 0, 0];
    for (let node = ranks[at] as number; node > 0; node -= node & -node) {
      rate += rates[node] as number;
      size += sizes[node] as number;
      count += counts[node] as number;
    }
    found[at] = { rate, size, count };
    const job = jobs[at] as Job;
    for (let node = (ranks[at] as number) + 1; node <= jobs.length; node += node & -node) {
      rates[node] = (rates[node] as number) + job.rate;
      sizes[node] = (sizes[node] as number) + job.size;
      counts[node] = (counts[node] as number) + 1;
    }
  }
  return found;
}
