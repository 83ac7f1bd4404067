import fc from 'fast-check';
import { bestOrder } from '../../../src/domain/order/best-order';
import { type Block, dependencyGraph } from '../../../src/domain/order/dependency-graph';
import { fewestMoves } from '../../../src/domain/order/fewest-moves';
import { isClearlyBetter, type OrderItem, ratioRangeOf } from '../../../src/domain/order/order-item';
import { anOrderItem, itemsOf, linkedUpTo, someItem } from './an-order';
import { everyOrder } from './brute-force';

const movesOf = (items: readonly OrderItem[], blocks: readonly Block[] = []) => {
  const graph = dependencyGraph(items.length, blocks);
  const best = bestOrder({ jobs: items, ...graph }).order;
  return { graph, best, fewest: fewestMoves({ ranges: items.map(ratioRangeOf), graph, best }) };
};
const clear = (items: readonly OrderItem[], one: number, other: number) =>
  isClearlyBetter(ratioRangeOf(items[one]!), ratioRangeOf(items[other]!));

/** How many items must be taken out of 0, 1, 2 ... to be put into this order. */
function movesTo(order: readonly number[]): number {
  const longest: number[] = [];
  for (const [place, at] of order.entries()) {
    longest[place] = 1 + Math.max(0, ...order.slice(0, place).map((one, k) => (one < at ? longest[k]! : 0)));
  }
  return order.length - Math.max(0, ...longest);
}

/** The least over all orders that satisfy. */
function fewestTo(count: number, satisfies: (placeOf: readonly number[]) => boolean): number {
  let fewest = Number.POSITIVE_INFINITY;
  for (const order of everyOrder(count)) {
    const placeOf: number[] = [];
    for (const [place, at] of order.entries()) placeOf[at] = place;
    if (satisfies(placeOf)) fewest = Math.min(fewest, movesTo(order));
  }
  return fewest;
}

describe('fewestMoves', () => {
  it('[O4] is the least over all orders in which nothing clearly better stands below anything', () => {
    fc.assert(
      fc.property(fc.array(someItem, { maxLength: 6 }), (some) => {
        const items = itemsOf(some);
        const least = fewestTo(items.length, (placeOf) =>
          placeOf.every((mine, at) => placeOf.every((other, one) => other < mine || !clear(items, one, at))),
        );
        expect(movesOf(items).fewest).toBe(least);
      }),
      { numRuns: 200 },
    );
  });

  it('[O3] [O4] with links, of clear pairs those count that the best order has the right way round', () => {
    fc.assert(
      fc.property(linkedUpTo(someItem, 6), ({ members, blocks }) => {
        const items = itemsOf(members);
        const { graph, best, fewest } = movesOf(items, blocks);
        const bestPlace = new Map(best.map((at, place) => [at, place]));
        const isWanted = (one: number, other: number) =>
          graph.precedes(one, other) || (clear(items, one, other) && bestPlace.get(one)! < bestPlace.get(other)!);
        const least = fewestTo(items.length, (placeOf) =>
          placeOf.every((mine, at) => placeOf.every((other, one) => other <= mine || !isWanted(one, at))),
        );
        expect(fewest).toBe(least);
      }),
      { numRuns: 200 },
    );
  });

  it('[O4] overlapping ranges ask for no move, and one low item above all others for one', () => {
    const close = [3, 4, 5, 6].map((rate) => anOrderItem(String(rate), rate, 1, { low: 2, high: 7 }));
    expect(movesOf(close).fewest).toBe(0);
    expect(movesOf([anOrderItem('low', 1, 1), ...close]).fewest).toBe(1);
    expect(movesOf([]).fewest).toBe(0);
  });

  it('[O4] long ways of a matching do not run out of stack', () => {
    // All upside down and one link: of 3,000 items 2,999 must move.
    const items = Array.from({ length: 3000 }, (_, at) => anOrderItem(String(at), at + 1, 1));
    expect(movesOf(items, [[2999, 0]]).fewest).toBe(2999);
  });
});
