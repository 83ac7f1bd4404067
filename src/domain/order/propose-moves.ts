import type { DependencyGraph } from './dependency-graph';
import { type OrderItem, ratioRangeOf } from './order-item';
import type { OrderMove } from './order-move';

/** So many moves are proposed at a time: nine of ten times people re-rank no more. Convention. [O4] */
export const MOST_MOVES = 7;

interface Candidate {
  readonly from: number;
  readonly to: number;
  readonly gain: number;
}

interface Board {
  readonly items: readonly OrderItem[];
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  readonly graph: DependencyGraph;
  /** Positions in `items`, as they stand after the moves so far. */
  readonly order: number[];
  /** By position in `items`: 1 where the item may be moved. */
  readonly isMovable: Uint8Array;
}

/**
 * The moves that gain most, each chosen on what those before it left: first those that put a blocker above what it
 * blocks, then those past something clearly worse. A move never puts an item above its blocker; an item is moved once;
 * what is in a cycle or has no size or not enough data keeps its place. [O3] [O4]
 */
export function proposeMoves({
  items,
  graph,
  most = MOST_MOVES,
}: {
  /** In the order as it stands. */
  readonly items: readonly OrderItem[];
  readonly graph: DependencyGraph;
  readonly most?: number;
}): readonly OrderMove[] {
  const board = boardFrom(items, graph);
  const moves: OrderMove[] = [];
  let isRepairing = graph.hasBlocks;
  while (moves.length < most) {
    const found = bestMove(board, isRepairing);
    if (found !== null) moves.push(makeMove(board, found));
    else if (isRepairing) isRepairing = false;
    else break;
  }
  return moves;
}

function boardFrom(items: readonly OrderItem[], graph: DependencyGraph): Board {
  const ranges = items.map(ratioRangeOf);
  const isMovable = Uint8Array.from(items, ({ takesPart }) => (takesPart ? 1 : 0));
  for (const at of graph.cycles.flat()) isMovable[at] = 0;
  return {
    items,
    graph,
    isMovable,
    lows: Float64Array.from(ranges, ({ low }) => low),
    highs: Float64Array.from(ranges, ({ high }) => high),
    order: [...items.keys()],
  };
}

function bestMove(board: Board, isRepairing: boolean): Candidate | null {
  let best: Candidate | null = null;
  for (const [from, at] of board.order.entries()) {
    if (board.isMovable[at] === 0) continue;
    for (const step of [-1, 1] as const) {
      const found = bestWay(board, { from, step, isRepairing });
      if (found !== null && (best === null || found.gain > best.gain)) best = found;
    }
  }
  return best;
}

/** How far up (-1) or down (1) an item is best moved: to where it has passed something clearly worse, or better. */
function bestWay(
  { items, lows, highs, graph, order }: Board,
  { from, step, isRepairing }: { readonly from: number; readonly step: -1 | 1; readonly isRepairing: boolean },
): Candidate | null {
  const moved = order[from] as number;
  const { rate, size } = items[moved] as OrderItem;
  const { hasBlocks, precedes } = graph;
  const [low, high] = [lows[moved] as number, highs[moved] as number];
  let [gain, repairs, to] = [0, 0, -1];
  let bestGain = isRepairing ? Number.NEGATIVE_INFINITY : 0;
  for (let place = from + step; place >= 0 && place < order.length; place += step) {
    const passed = order[place] as number;
    const other = items[passed] as OrderItem;
    if (hasBlocks && (step < 0 ? precedes(passed, moved) : precedes(moved, passed))) break;
    const isRepair = hasBlocks && (step < 0 ? precedes(moved, passed) : precedes(passed, moved));
    if (isRepair) repairs += 1;
    gain += step * (size * other.rate - rate * other.size);
    const isClear = step < 0 ? low > (highs[passed] as number) : (lows[passed] as number) > high;
    const mayStop = isRepairing ? isRepair || (repairs > 0 && isClear) : isClear;
    if (mayStop && gain > bestGain) [bestGain, to] = [gain, place];
  }
  return to === -1 ? null : { from, to, gain: bestGain };
}

function makeMove({ items, order, isMovable }: Board, { from, to }: Candidate): OrderMove {
  const anchor = order[to] as number;
  const [moved] = order.splice(from, 1) as [number];
  order.splice(to, 0, moved);
  isMovable[moved] = 0;
  return {
    issueId: (items[moved] as OrderItem).issueId,
    place: to < from ? 'before' : 'after',
    anchorId: (items[anchor] as OrderItem).issueId,
  };
}
