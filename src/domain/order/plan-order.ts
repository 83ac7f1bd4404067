import type { IssueId } from '../ids';
import { type AssessedMove, assessMoves } from './assess-moves';
import { bestOrder } from './best-order';
import { type Block, type DependencyGraph, dependencyGraph } from './dependency-graph';
import { fewestMoves } from './fewest-moves';
import { orderCost, worstOrder } from './job';
import { type CostScale, orderEfficiency, regainedShare, type WaitChange, waitChange } from './order-efficiency';
import { type OrderItem, ratioRangeOf } from './order-item';
import { type OrderMove, orderAfter } from './order-move';
import { MOST_MOVES, proposeMoves } from './propose-moves';
import { withTrust } from './trust-order';

/** What the model of the order knows nothing of; said wherever its numbers are shown. [O9] */
export const LEFT_OUT_OF_ORDER = ['parallelTeams', 'uncertainDurations', 'valueOfWholeEpics'] as const;

/** A move with what it regains and what it does to people's wait. [O8] */
export interface PlannedMove extends AssessedMove {
  /** Share of the scale of order efficiency; those of all moves add up to the rise of it. */
  readonly share: number;
  /** Null where the velocity is not known. */
  readonly wait: WaitChange | null;
}

/** An item that stands above one that blocks it. [O3] */
export interface MisplacedBlocker {
  readonly blocker: IssueId;
  readonly blocked: IssueId;
  /** Which of the proposed moves puts it right, from 0; null: none. */
  readonly repairedBy: number | null;
}

/** Today's order, the moves that mend most of it, and what is said of both. [O1]-[O9] */
export interface OrderPlan {
  /** As they stand, after trust. */
  readonly items: readonly OrderItem[];
  readonly graph: DependencyGraph;
  readonly scale: CostScale;
  /** False: the best order is known to within a factor of two only. [O3] */
  readonly isExact: boolean;
  readonly cost: number;
  readonly efficiency: number;
  readonly moves: readonly PlannedMove[];
  readonly proposed: PreviewedOrder;
  /** In all, and after those proposed. [O4] */
  readonly fewestMoves: number;
  readonly fewestMovesAfter: number;
  readonly cycles: readonly (readonly IssueId[])[];
  readonly misplaced: readonly MisplacedBlocker[];
  /** Without a size or without enough data. */
  readonly withoutPart: readonly IssueId[];
  readonly leftOut: typeof LEFT_OUT_OF_ORDER;
}

/** An order as it would be after moves. */
export interface PreviewedOrder {
  readonly order: readonly IssueId[];
  readonly efficiency: number;
}

/** Plans the few moves that bring an order nearest to the best one. [O4] [O5] [O8] */
export function planOrder({
  items: scored,
  blocks,
  trust,
  velocityPerDay,
  most = MOST_MOVES,
}: {
  /** In today's order. */
  readonly items: readonly OrderItem[];
  /** Positions in today's order. */
  readonly blocks: readonly Block[];
  readonly trust: number;
  /** Size that is done a day; null where the project's velocity is not known. */
  readonly velocityPerDay: number | null;
  readonly most?: number;
}): OrderPlan {
  const items = withTrust(scored, trust);
  const idOf = (at: number): IssueId => (items[at] as OrderItem).issueId;
  const graph = dependencyGraph(items.length, blocks);
  const best = bestOrder({ jobs: items, ...graph });
  const cost = orderCost(items, [...items.keys()]);
  const scale = { best: orderCost(items, best.order), worst: orderCost(items, worstOrder(items)) };
  const moves = plannedMoves({ items, graph, scale, velocityPerDay, moves: proposeMoves({ items, graph, most }) });
  const proposed = previewOrder({ items, scale, moves });
  return {
    items,
    graph,
    scale,
    isExact: best.isExact,
    cost,
    efficiency: orderEfficiency(cost, scale),
    moves,
    proposed,
    fewestMoves: fewestMoves({ ranges: items.map(ratioRangeOf), graph, best: best.order }),
    fewestMovesAfter: movesLeft({ items, blocks, best: best.order, order: proposed.order }),
    cycles: graph.cycles.map((cycle) => cycle.map(idOf)),
    misplaced: misplacedBlockers(items, graph, moves),
    withoutPart: items.filter(({ takesPart }) => !takesPart).map(({ issueId }) => issueId),
    leftOut: LEFT_OUT_OF_ORDER,
  };
}

/** What the moves do that a person has left ticked, one after the other. [O8] */
export function plannedMoves({
  items,
  graph,
  scale,
  velocityPerDay,
  moves,
}: Pick<OrderPlan, 'items' | 'graph' | 'scale'> & {
  readonly velocityPerDay: number | null;
  readonly moves: readonly OrderMove[];
}): readonly PlannedMove[] {
  return assessMoves({ items, graph, moves }).map((move) => ({
    ...move,
    share: regainedShare(move.gain, scale),
    wait: waitChange(move, velocityPerDay),
  }));
}

/** The order after the moves that a person has left ticked. [O7] [O8] */
export function previewOrder({
  items,
  scale,
  moves,
}: Pick<OrderPlan, 'items' | 'scale'> & { readonly moves: readonly OrderMove[] }): PreviewedOrder {
  const order = orderAfter(
    items.map(({ issueId }) => issueId),
    moves,
  );
  const cost = orderCost(items, positionsOf(items, order));
  return { order, efficiency: orderEfficiency(cost, scale) };
}

function positionsOf(items: readonly OrderItem[], order: readonly IssueId[]): readonly number[] {
  const positionOf = new Map(items.map(({ issueId }, at) => [issueId, at]));
  return order.map((issueId) => positionOf.get(issueId) as number);
}

/** The fewest moves from a proposed order, all positions being read in it. */
function movesLeft({
  items,
  blocks,
  best,
  order,
}: {
  readonly items: readonly OrderItem[];
  readonly blocks: readonly Block[];
  readonly best: readonly number[];
  readonly order: readonly IssueId[];
}): number {
  const positions = positionsOf(items, order);
  const placeOf = new Map(positions.map((at, place) => [at, place]));
  const place = (at: number): number => placeOf.get(at) as number;
  return fewestMoves({
    ranges: positions.map((at) => ratioRangeOf(items[at] as OrderItem)),
    graph: dependencyGraph(
      items.length,
      blocks.map(([blocker, blocked]): Block => [place(blocker), place(blocked)]),
    ),
    best: best.map(place),
  });
}

function misplacedBlockers(
  items: readonly OrderItem[],
  { blockers }: DependencyGraph,
  moves: readonly PlannedMove[],
): readonly MisplacedBlocker[] {
  return items.flatMap(({ issueId: blocked }, at) =>
    (blockers[at] as readonly number[])
      .filter((one) => one > at)
      .map((one) => {
        const blocker = (items[one] as OrderItem).issueId;
        const repairedBy = moves.findIndex(({ repairs }) =>
          repairs.some((repair) => repair.blocker === blocker && repair.blocked === blocked),
        );
        return { blocker, blocked, repairedBy: repairedBy === -1 ? null : repairedBy };
      }),
  );
}
