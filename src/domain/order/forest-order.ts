import { popLeast, pushOnto } from './heap';
import { ratioOf } from './job';
import type { OrderProblem } from './order-problem';

/** Whether every item is blocked by one other at most. */
export function isOutForest({ blockers }: OrderProblem): boolean {
  return blockers.every((of) => of.length < 2);
}

/** Whether every item blocks one other at most. */
export function isInForest({ blocked }: OrderProblem): boolean {
  return blocked.every((of) => of.length < 2);
}

/**
 * The best order where every item is blocked by one other at most: the block of items with the highest rate over size
 * goes behind its blocker, or next where nothing blocks it any more (Horn 1972). [O3]
 */
export function outForestOrder(problem: OrderProblem): readonly number[] {
  const blocks = problem.jobs.map(({ rate, size }, at) => ({ rate, size, last: at, version: 0 }));
  const headOf = [...problem.jobs.keys()];
  const nextOf: number[] = problem.jobs.map(() => -1);
  const isDone = new Uint8Array(problem.jobs.length);
  const waiting: Waiting[] = [];
  const put = (head: number): void => {
    const block = blocks[head] as (typeof blocks)[number];
    pushOnto(waiting, { head, ratio: ratioOf(block), version: block.version }, isSooner);
  };
  for (const head of headOf) put(head);
  const order: number[] = [];
  for (let top = popLeast(waiting, isSooner); top !== undefined; top = popLeast(waiting, isSooner)) {
    const { head } = top;
    const block = blocks[head] as (typeof blocks)[number];
    if (block.version !== top.version) continue;
    const blocker = problem.blockers[head]?.[0];
    block.version = GONE;
    if (blocker === undefined || isDone[blocker] === 1) {
      for (let at = head; at !== -1; at = nextOf[at] as number) {
        order.push(at);
        isDone[at] = 1;
      }
      continue;
    }
    const into = find(headOf, blocker);
    const before = blocks[into] as (typeof blocks)[number];
    headOf[head] = into;
    nextOf[before.last] = head;
    before.last = block.last;
    before.rate += block.rate;
    before.size += block.size;
    before.version += 1;
    put(into);
  }
  return order;
}

interface Waiting {
  readonly head: number;
  readonly ratio: number;
  readonly version: number;
}

const GONE = -1;

function isSooner(a: Waiting, b: Waiting): boolean {
  return a.ratio > b.ratio || (a.ratio === b.ratio && a.head < b.head);
}

function find(headOf: number[], node: number): number {
  let head = node;
  while (headOf[head] !== head) {
    headOf[head] = headOf[headOf[head] as number] as number;
    head = headOf[head] as number;
  }
  return head;
}

/** The best order where every item blocks one other at most: the mirror image, rates for sizes, read backwards. [O3] */
export function inForestOrder({ jobs, blockers, blocked }: OrderProblem): readonly number[] {
  const last = jobs.length - 1;
  const mirrored = (links: readonly (readonly number[])[]) => links.toReversed().map((of) => of.map((at) => last - at));
  return outForestOrder({
    jobs: jobs.toReversed().map(({ rate, size }) => ({ rate: size, size: rate })),
    blockers: mirrored(blocked),
    blocked: mirrored(blockers),
  })
    .map((at) => last - at)
    .reverse();
}
