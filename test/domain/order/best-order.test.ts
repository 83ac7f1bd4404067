import fc from 'fast-check';
import { bestOrder } from '../../../src/domain/order/best-order';
import { type Block, dependencyGraph } from '../../../src/domain/order/dependency-graph';
import { inForestOrder, isInForest, isOutForest, outForestOrder } from '../../../src/domain/order/forest-order';
import { greedyOrder } from '../../../src/domain/order/greedy-order';
import { type Job, orderCost, ratioOf, smithOrder, worstOrder } from '../../../src/domain/order/job';
import { smallOrder } from '../../../src/domain/order/small-order';
import { splitByDensity } from '../../../src/domain/order/split-by-density';
import { workableOrder } from '../../../src/domain/order/workable-order';
import { everyOrder, keeps, leastCost } from './brute-force';

const few = fc.integer({ min: 0, max: 5 });
const job = fc.record({ rate: few, size: few });
const jobs = fc.array(job, { minLength: 1, maxLength: 7 });
/** Links that follow a hidden order, so that they have no cycles. */
const linked = (most: number, share = 0.5) =>
  fc
    .integer({ min: 1, max: most })
    .chain((count) =>
      fc.record({
        jobs: fc.array(job, { minLength: count, maxLength: count }),
        hidden: fc.shuffledSubarray([...Array(count).keys()], { minLength: count, maxLength: count }),
        marks: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
          minLength: (count * (count - 1)) / 2,
          maxLength: (count * (count - 1)) / 2,
        }),
      }),
    )
    .map(({ jobs, hidden, marks }) => {
      const pairs = hidden.flatMap((one, at) => hidden.slice(at + 1).map((other): Block => [one, other]));
      return { jobs, blocks: pairs.filter((_, at) => (marks[at] as number) < share) };
    });
/** Each blocked by one at most, in a hidden order. */
const tree = fc
  .integer({ min: 1, max: 7 })
  .chain((count) =>
    fc.record({
      jobs: fc.array(job, { minLength: count, maxLength: count }),
      hidden: fc.shuffledSubarray([...Array(count).keys()], { minLength: count, maxLength: count }),
      parents: fc.array(fc.integer({ min: -1, max: 6 }), { minLength: count, maxLength: count }),
    }),
  )
  .map(({ jobs, hidden, parents }) => ({
    jobs,
    blocks: hidden.flatMap((one, at): Block[] => {
      const parent = parents[at] as number;
      return parent >= 0 && parent < at ? [[hidden[parent] as number, one]] : [];
    }),
  }));
const problemOf = (jobs: readonly Job[], blocks: readonly Block[]) => ({
  jobs,
  ...dependencyGraph(jobs.length, blocks),
});
const isPermutation = (order: readonly number[], count: number) =>
  expect([...order].sort((a, b) => a - b)).toEqual([...Array(count).keys()]);

describe('bestOrder', () => {
  it('[O1] without links it goes by w / p, and nothing is better', () => {
    fc.assert(
      fc.property(jobs, (jobs) => {
        const { order, isExact } = bestOrder(problemOf(jobs, []));
        isPermutation(order, jobs.length);
        expect(isExact).toBe(true);
        expect(order).toEqual(smithOrder(jobs));
        expect(orderCost(jobs, order)).toBe(leastCost(jobs, []));
      }),
    );
  });

  it('[O3] with links of every kind it costs the least of all orders that keep them', () => {
    fc.assert(
      fc.property(linked(7), ({ jobs, blocks }) => {
        const { order, isExact } = bestOrder(problemOf(jobs, blocks));
        isPermutation(order, jobs.length);
        expect(isExact).toBe(true);
        expect(keeps(order, blocks)).toBe(true);
        expect(orderCost(jobs, order)).toBe(leastCost(jobs, blocks));
      }),
      { numRuns: 300 },
    );
  });
});
