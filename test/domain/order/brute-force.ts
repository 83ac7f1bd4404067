import type { Block } from '../../../src/domain/order/dependency-graph';
import { type Job, orderCost } from '../../../src/domain/order/job';

/** Every order of 0 to count - 1. */
export function* everyOrder(count: number): Generator<readonly number[]> {
  const order = Array.from({ length: count }, (_, at) => at);
  const swap = (one: number, other: number) => {
    const kept = order[one] as number;
    order[one] = order[other] as number;
    order[other] = kept;
  };
  function* rest(from: number): Generator<readonly number[]> {
    if (from === count) yield [...order];
    for (let at = from; at < count; at += 1) {
      swap(from, at);
      yield* rest(from + 1);
      swap(from, at);
    }
  }
  yield* rest(0);
}

/** Whether no blocked one stands before its blocker. */
export function keeps(order: readonly number[], blocks: readonly Block[]): boolean {
  return blocks.every(([blocker, blocked]) => order.indexOf(blocker) < order.indexOf(blocked));
}

/** The least cost of all orders that keep the blocks. */
export function leastCost(jobs: readonly Job[], blocks: readonly Block[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const order of everyOrder(jobs.length)) {
    if (keeps(order, blocks)) least = Math.min(least, orderCost(jobs, order));
  }
  return least;
}
