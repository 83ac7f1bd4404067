import fc from 'fast-check';
import { bestOrder } from '../../../src/domain/order/best-order';
import type { Block } from '../../../src/domain/order/dependency-graph';
import { inForestOrder, isInForest, isOutForest, outForestOrder } from '../../../src/domain/order/forest-order';
import { type Job, orderCost, smithOrder, worstOrder } from '../../../src/domain/order/job';
import { seededRandom } from '../../../src/domain/order/seeded-random';
import { seriesParts } from '../../../src/domain/order/series-parts';
import { smallOrder } from '../../../src/domain/order/small-order';
import { splitByDensity } from '../../../src/domain/order/split-by-density';
import { workableOrder } from '../../../src/domain/order/workable-order';
import { linkedUpTo, problemOf, someJob, someTree } from './an-order';
import { everyOrder, keeps, leastCost } from './brute-force';

const expectPermutation = (order: readonly number[], count: number) =>
  expect([...order].sort((a, b) => a - b)).toEqual([...Array(count).keys()]);

const reversed = (blocks: readonly Block[]) => blocks.map(([one, other]): Block => [other, one]);

/** Jobs, the same on every run. */
function sampleJobs(random: () => number, count: number): readonly Job[] {
  return Array.from({ length: count }, () => ({
    rate: Math.floor(random() * 10),
    size: 1 + Math.floor(random() * 8),
  }));
}

/** Jobs and links of a kind, the same on every run. */
function sample(seed: string, count: number, isLinked: (one: number, other: number, random: () => number) => boolean) {
  const random = seededRandom(seed);
  const jobs = sampleJobs(random, count);
  const blocks: Block[] = [];
  for (let one = 0; one < count; one += 1) {
    for (let other = one + 1; other < count; other += 1) if (isLinked(one, other, random)) blocks.push([one, other]);
  }
  return { jobs, blocks };
}

describe('bestOrder', () => {
  it('[O1] without links it goes by w / p, equal ones as they stand, and nothing is better', () => {
    fc.assert(
      fc.property(fc.array(someJob, { maxLength: 7 }), (jobs) => {
        const { order, isExact } = bestOrder(problemOf(jobs, []));
        expectPermutation(order, jobs.length);
        expect(isExact).toBe(true);
        expect(order).toEqual(smithOrder(jobs));
        expect(orderCost(jobs, order)).toBe(leastCost(jobs, []));
      }),
    );
    expect(smithOrder(Array.from({ length: 5 }, () => ({ rate: 2, size: 3 })))).toEqual([0, 1, 2, 3, 4]);
  });

  it('[O8] no order is worse than by w / p, the lowest first', () => {
    fc.assert(
      fc.property(fc.array(someJob, { minLength: 1, maxLength: 6 }), (jobs) => {
        const costs = [...everyOrder(jobs.length)].map((order) => orderCost(jobs, order));
        expect(orderCost(jobs, worstOrder(jobs))).toBe(Math.max(...costs));
      }),
    );
  });

  it('[O3] with links of every kind it costs the least of all orders that keep them', () => {
    fc.assert(
      fc.property(linkedUpTo(someJob, 7), ({ members: jobs, blocks }) => {
        const { order, isExact } = bestOrder(problemOf(jobs, blocks));
        expectPermutation(order, jobs.length);
        expect(isExact).toBe(true);
        expect(keeps(order, blocks)).toBe(true);
        expect(orderCost(jobs, order)).toBe(leastCost(jobs, blocks));
      }),
      { numRuns: 300 },
    );
  });

  it('[O3] forests are solved exactly, whether each is blocked by one or blocks one', () => {
    fc.assert(
      fc.property(someTree, ({ jobs, blocks }) => {
        const out = problemOf(jobs, blocks);
        expect(isOutForest(out)).toBe(true);
        expect(keeps(outForestOrder(out), blocks)).toBe(true);
        expect(orderCost(jobs, outForestOrder(out))).toBe(leastCost(jobs, blocks));
        const into = problemOf(jobs, reversed(blocks));
        expect(isInForest(into)).toBe(true);
        expect(keeps(inForestOrder(into), reversed(blocks))).toBe(true);
        expect(orderCost(jobs, inForestOrder(into))).toBe(leastCost(jobs, reversed(blocks)));
      }),
      { numRuns: 300 },
    );
  });

  it('[O3] few items are solved by all sets that can be done first, and what splits off goes first', () => {
    fc.assert(
      fc.property(linkedUpTo(someJob, 7), ({ members: jobs, blocks }) => {
        const problem = problemOf(jobs, blocks);
        const least = leastCost(jobs, blocks);
        expect(orderCost(jobs, smallOrder(problem))).toBe(least);
        const total = jobs.reduce((sum, { rate, size }) => ({ rate: sum.rate + rate, size: sum.size + size }));
        if (total.rate === 0 || total.size === 0) return;
        const split = splitByDensity(problem);
        if (split === null) return;
        expectPermutation([...split.first, ...split.rest], jobs.length);
        const firsts = new Set(split.first);
        const crossing = split.rest.flatMap((rest) => split.first.map((first): Block => [first, rest]));
        expect(blocks.some(([one, other]) => firsts.has(other) && !firsts.has(one))).toBe(false);
        expect(leastCost(jobs, [...blocks, ...crossing])).toBe(least);
      }),
      { numRuns: 300 },
    );
  });

  it('[O3] nothing splits off exactly where no set that can be done first is denser than the whole', () => {
    // 0 must wait for 1, which is worth nothing: neither part is denser than both.
    expect(
      splitByDensity(
        problemOf(
          [
            { rate: 0, size: 1 },
            { rate: 4, size: 1 },
          ],
          [[0, 1]],
        ),
      ),
    ).toBeNull();
    // Both as dense as the whole: either may go first.
    expect(
      splitByDensity(
        problemOf(
          [
            { rate: 1, size: 1 },
            { rate: 1, size: 1 },
          ],
          [[0, 1]],
        ),
      ),
    ).toEqual({
      first: [0],
      rest: [1],
    });
  });

  it('[O3] items are cut where all of one part come before all of the next', () => {
    const jobs = Array.from({ length: 6 }, () => ({ rate: 1, size: 1 }));
    const blocks: readonly Block[] = [
      [4, 0],
      [4, 1],
      [5, 0],
      [5, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
    ];
    expect(seriesParts(problemOf(jobs, blocks))).toEqual([[4, 5], [0, 1], [2], [3]]);
    expect(
      seriesParts(
        problemOf(jobs, [
          [0, 1],
          [2, 1],
          [2, 3],
          [4, 3],
          [4, 5],
        ]),
      ),
    ).toEqual([[0, 1, 2, 3, 4, 5]]);
  });

  it('[O3] more than 18 that hang together are exact where they fall into parts that are', () => {
    // Two layers, each of the first blocking each of the second.
    const layers = sample('layers', 40, (one, other) => one < 20 && other >= 20);
    const solved = bestOrder(problemOf(layers.jobs, layers.blocks));
    expect(solved.isExact).toBe(true);
    const byRatio = (from: number, to: number) => smithOrder(layers.jobs.slice(from, to)).map((at) => at + from);
    expect(solved.order).toEqual([...byRatio(0, 20), ...byRatio(20, 40)]);
  });

  it.each(['a', 'b', 'c', 'd', 'e', 'f'])(
    '[O3] of 20 that hang together the answer is the best where it says so, and at most twice that where not (%s)',
    (seed) => {
      const share = seed < 'd' ? 0.1 : 0.3;
      const { jobs, blocks } = sample(seed, 20, (_one, _other, random) => random() < share);
      const { order, isExact } = bestOrder(problemOf(jobs, blocks));
      const best = orderCost(jobs, smallOrder(problemOf(jobs, blocks)));
      const cost = orderCost(jobs, order);
      expectPermutation(order, jobs.length);
      expect(keeps(order, blocks)).toBe(true);
      expect(cost).toBeGreaterThanOrEqual(best);
      expect(cost).toBeLessThanOrEqual(isExact ? best : 2 * best);
    },
  );

  it('[O3] says that it does not know the best order of many that are tangled, and costs at most twice that', () => {
    const random = seededRandom('tangle');
    // What blocks is worth nothing, what is blocked takes no time: nothing splits off but by chance.
    const jobs: readonly Job[] = Array.from({ length: 20 }, (_, at) =>
      at < 10 ? { rate: 0, size: 1 } : { rate: 1, size: 0 },
    );
    const blocks = Array.from({ length: 10 }, (_, other) =>
      Array.from({ length: 10 }, (_, one): Block => [one, 10 + other]).filter(() => random() < 0.6),
    ).flat();
    const { order, isExact } = bestOrder(problemOf(jobs, blocks));
    const best = orderCost(jobs, smallOrder(problemOf(jobs, blocks)));
    expect(isExact).toBe(false);
    expect(keeps(order, blocks)).toBe(true);
    expect(orderCost(jobs, order)).toBeLessThanOrEqual(2 * best);
    // An order that is better already is kept.
    const found = smallOrder(problemOf(jobs, blocks));
    const placeOf = new Map(found.map((at, place) => [at, place]));
    const placed = blocks.map(([one, other]): Block => [placeOf.get(one) as number, placeOf.get(other) as number]);
    const again = found.map((at) => jobs[at] as Job);
    expect(orderCost(again, bestOrder(problemOf(again, placed)).order)).toBe(best);
  });

  it('[O3] as it can be worked an order waits for blockers and changes nothing else', () => {
    const blocks: readonly Block[] = [
      [3, 1],
      [4, 3],
    ];
    const jobs = Array.from({ length: 5 }, () => ({ rate: 0, size: 1 }));
    expect(workableOrder(problemOf(jobs, blocks))).toEqual([0, 2, 4, 3, 1]);
    // Nothing is worth anything: as good as any.
    expect(bestOrder(problemOf(jobs, blocks))).toEqual({ order: [0, 2, 4, 3, 1], isExact: true });
  });

  it('[O3] handles long chains and large forests without running out of stack', () => {
    const count = 20_000;
    const jobs = sampleJobs(seededRandom('chain'), count);
    const chain = Array.from({ length: 3000 }, (_, at): Block => [at, at + 1]);
    expect(bestOrder(problemOf(jobs, chain)).order.indexOf(3000)).toBeGreaterThan(2999);
    const star = Array.from({ length: 2000 }, (_, at): Block => [Math.floor(at / 2), at + 1]);
    const { order, isExact } = bestOrder(problemOf(jobs, star));
    expect(isExact).toBe(true);
    expectPermutation(order, count);
  });
});
