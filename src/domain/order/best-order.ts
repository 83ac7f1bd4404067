import { inForestOrder, isInForest, isOutForest, outForestOrder } from './forest-order';
import { greedyOrder } from './greedy-order';
import { isIndifferent, orderCost, smithOrder } from './job';
import { mergeOrders } from './merge-orders';
import { linkedGroups, type OrderProblem, partOf, type SolvedOrder } from './order-problem';
import { seriesParts } from './series-parts';
import { MOST_SMALL, smallOrder } from './small-order';
import { splitByDensity } from './split-by-density';
import { workableOrder } from './workable-order';

/**
 * The order that delivers value earliest, given what blocks what; equal ones stay as they stand. Exact without links, for
 * forests, series-parallel links, up to 18 items that hang together, and wherever a Sidney decomposition leaves such
 * parts; else at most twice the least cost, and `isExact` is false. [O1] [O3]
 */
export function bestOrder(problem: OrderProblem): SolvedOrder {
  if (problem.blocked.every((of) => of.length === 0)) return { order: smithOrder(problem.jobs), isExact: true };
  const groups = linkedGroups(problem);
  if (groups.length === 1) return linkedOrder(problem);
  const solved = groups.map((nodes) => solvedPart(problem, nodes));
  return {
    order: mergeOrders(
      problem.jobs,
      solved.map(({ order }) => order),
    ),
    isExact: solved.every(({ isExact }) => isExact),
  };
}

/** Of items that all hang together. */
function linkedOrder(problem: OrderProblem): SolvedOrder {
  if (isIndifferent(problem.jobs)) return { order: workableOrder(problem), isExact: true };
  if (isOutForest(problem)) return { order: outForestOrder(problem), isExact: true };
  if (isInForest(problem)) return { order: inForestOrder(problem), isExact: true };
  if (problem.jobs.length <= MOST_SMALL) return { order: smallOrder(problem), isExact: true };
  const series = seriesParts(problem);
  if (series.length > 1) return oneAfterTheOther(problem, series);
  const split = splitByDensity(problem);
  if (split !== null) return oneAfterTheOther(problem, [split.first, split.rest]);
  return { order: cheapestOf(problem), isExact: false };
}

function oneAfterTheOther(problem: OrderProblem, groups: readonly (readonly number[])[]): SolvedOrder {
  const parts = groups.map((nodes) => solvedPart(problem, nodes));
  return { order: parts.flatMap(({ order }) => order), isExact: parts.every(({ isExact }) => isExact) };
}

function solvedPart(problem: OrderProblem, nodes: readonly number[]): SolvedOrder {
  if (nodes.length === 1) return { order: nodes, isExact: true };
  const { order, isExact } = bestOrder(partOf(problem, nodes));
  return { order: order.map((place) => nodes[place] as number), isExact };
}

function cheapestOf(problem: OrderProblem): readonly number[] {
  const orders = [workableOrder(problem), greedyOrder(problem)];
  const costs = orders.map((order) => orderCost(problem.jobs, order));
  return orders[costs.indexOf(Math.min(...costs))] as readonly number[];
}
