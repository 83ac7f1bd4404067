import fc from 'fast-check';
import type { Block } from '../../../src/domain/order/dependency-graph';
import { dependencyGraph } from '../../../src/domain/order/dependency-graph';
import type { Job } from '../../../src/domain/order/job';
import type { OrderItem } from '../../../src/domain/order/order-item';
import type { OrderProblem } from '../../../src/domain/order/order-problem';
import { issueId } from '../../builders/ids';

/** An item that takes part, its rate known to `spread` either way. */
export function anOrderItem(
  id: string,
  rate: number,
  size: number,
  range: { readonly low?: number; readonly high?: number } = {},
): OrderItem {
  return {
    issueId: issueId(id),
    rate,
    rateLow: range.low ?? rate,
    rateHigh: range.high ?? rate,
    size,
    takesPart: true,
  };
}

/** An item without a size or without enough data. */
export function aBystander(id: string): OrderItem {
  return { issueId: issueId(id), rate: 0, rateLow: 0, rateHigh: 0, size: 0, takesPart: false };
}

const few = fc.integer({ min: 0, max: 5 });

/** A job of small whole numbers, zeros and ties among them. */
export const someJob = fc.record({ rate: few, size: few });

/** An item of small whole numbers with a range, or a bystander. */
export const someItem = fc
  .record({
    low: few,
    more: fc.integer({ min: 0, max: 2 }),
    most: fc.integer({ min: 0, max: 2 }),
    size: few,
    kind: few,
  })
  .map(({ low, more, most, size, kind }) => ({ low, rate: low + more, high: low + more + most, size, kind }));

export type SomeItem = typeof someItem extends fc.Arbitrary<infer T> ? T : never;

/** Names items by their places. */
export function itemsOf(some: readonly SomeItem[]): readonly OrderItem[] {
  return some.map(({ low, rate, high, size, kind }, at) =>
    kind === 0 ? aBystander(String(at)) : anOrderItem(String(at), rate, size, { low, high }),
  );
}

const hidden = (count: number) => fc.shuffledSubarray([...Array(count).keys()], { minLength: count, maxLength: count });

/** So many members, and links among them that follow an order of their own, so that they have no cycles. */
export function linkedUpTo<T>(member: fc.Arbitrary<T>, most: number) {
  return fc
    .integer({ min: 1, max: most })
    .chain((count) =>
      fc.record({
        members: fc.array(member, { minLength: count, maxLength: count }),
        order: hidden(count),
        marks: fc.array(fc.integer({ min: 0, max: 2 }), {
          minLength: (count * (count - 1)) / 2,
          maxLength: (count * (count - 1)) / 2,
        }),
      }),
    )
    .map(({ members, order, marks }) => {
      const pairs = order.flatMap((one, at) => order.slice(at + 1).map((other): Block => [one, other]));
      return { members, blocks: pairs.filter((_, at) => marks[at] === 0) };
    });
}

/** Jobs each blocked by one other at most. */
export const someTree = fc
  .integer({ min: 1, max: 7 })
  .chain((count) =>
    fc.record({
      jobs: fc.array(someJob, { minLength: count, maxLength: count }),
      order: hidden(count),
      parents: fc.array(fc.integer({ min: -1, max: 5 }), { minLength: count, maxLength: count }),
    }),
  )
  .map(({ jobs, order, parents }) => ({
    jobs,
    blocks: order.flatMap((one, at): readonly Block[] => {
      const parent = parents[at] as number;
      return parent >= 0 && parent < at ? [[order[parent] as number, one]] : [];
    }),
  }));

/** The problem of some jobs. */
export function problemOf(jobs: readonly Job[], blocks: readonly Block[]): OrderProblem {
  return { jobs, ...dependencyGraph(jobs.length, blocks) };
}
