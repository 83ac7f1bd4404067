import type { OrderProblem } from './order-problem';
import { reachability } from './reachability';

/**
 * Cuts items into parts of which each must be done wholly before the next, whatever they are worth; one part where there
 * is no such cut. With the merging of what is not linked this solves all series-parallel links (Lawler 1978). [O3]
 */
export function seriesParts(problem: OrderProblem): readonly (readonly number[])[] {
  const { blockers, blocked } = problem;
  const before = reachability({ blockers: blocked, blocked: blockers });
  const after = reachability(problem);
  const counts = [...problem.jobs.keys()].map((at) => ({
    at,
    before: before.countFrom(at),
    after: after.countFrom(at),
  }));
  counts.sort((a, b) => a.before - b.before || a.at - b.at);
  const parts: number[][] = [[]];
  let pairsAcross = 0;
  for (const [place, { at, before: above, after: below }] of counts.entries()) {
    // All pairs across the cut are told apart by links exactly where there are as many as could be.
    if (place > 0 && pairsAcross === place * (counts.length - place)) parts.push([]);
    parts.at(-1)?.push(at);
    pairsAcross += below - above;
  }
  return parts.map((part) => part.sort((a, b) => a - b));
}
