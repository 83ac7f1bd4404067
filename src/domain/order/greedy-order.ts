import { combinedJob, type Job, ratioOf } from './job';
import type { OrderProblem } from './order-problem';

/**
 * Again and again the item that has, together with all that must still come before it, the highest rate over size. A good
 * order where the best one is out of reach. [O3]
 */
export function greedyOrder(problem: OrderProblem): readonly number[] {
  const isDone = new Uint8Array(problem.jobs.length);
  const order: number[] = [];
  while (order.length < problem.jobs.length) {
    const next = densestNext(problem, isDone);
    for (const at of next) isDone[at] = 1;
    order.push(...next);
  }
  return order;
}

function densestNext(problem: OrderProblem, isDone: Uint8Array): readonly number[] {
  let best: readonly number[] = [];
  let bestRatio = -1;
  for (const at of problem.jobs.keys()) {
    if (isDone[at] === 1) continue;
    const needed = openBlockersOf(problem, at, isDone);
    const ratio = ratioOf(combinedJob(needed.map((one) => problem.jobs[one] as Job)));
    if (ratio > bestRatio) [best, bestRatio] = [needed, ratio];
  }
  return best;
}

/** The item and all that must still come before it, blockers first. */
function openBlockersOf({ blockers }: OrderProblem, at: number, isDone: Uint8Array): readonly number[] {
  const seen = new Set<number>([at]);
  const path = [{ node: at, step: 0 }];
  const order: number[] = [];
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const blocker = blockers[top.node]?.[top.step];
    top.step += 1;
    if (blocker === undefined) {
      order.push(top.node);
      path.pop();
    } else if (isDone[blocker] === 0 && !seen.has(blocker)) {
      seen.add(blocker);
      path.push({ node: blocker, step: 0 });
    }
  }
  return order;
}
