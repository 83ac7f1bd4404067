import type { Job } from './job';
import type { OrderProblem } from './order-problem';

/** So many items at most are ordered by looking at every set that can be done first. [O3] */
export const MOST_SMALL = 18;

/**
 * The best order of a few items, whatever blocks what: for every set that can be done first, the least cost of doing it,
 * by which of its items comes last. [O3]
 */
export function smallOrder({ jobs, blockers }: OrderProblem): readonly number[] {
  const sets = 2 ** jobs.length;
  const needs = blockers.map((of) => of.reduce((bits, at) => bits | (1 << at), 0));
  const costs = new Float64Array(sets).fill(Number.POSITIVE_INFINITY);
  const sizes = new Float64Array(sets);
  const lasts = new Uint8Array(sets);
  costs[0] = 0;
  for (let set = 0; set < sets; set += 1) {
    const cost = costs[set] as number;
    if (cost === Number.POSITIVE_INFINITY) continue;
    for (const [at, { rate, size }] of jobs.entries()) {
      const bit = 1 << at;
      const need = needs[at] as number;
      if ((set & bit) !== 0 || (set & need) !== need) continue;
      const done = (sizes[set] as number) + size;
      const with_ = set | bit;
      sizes[with_] = done;
      if (cost + rate * done < (costs[with_] as number)) {
        costs[with_] = cost + rate * done;
        lasts[with_] = at;
      }
    }
  }
  return tracedBack(lasts, jobs);
}

function tracedBack(lasts: Uint8Array, jobs: readonly Job[]): readonly number[] {
  const order: number[] = [];
  for (let set = 2 ** jobs.length - 1; set !== 0; set &= ~(1 << (order.at(-1) as number))) {
    order.push(lasts[set] as number);
  }
  return order.reverse();
}
