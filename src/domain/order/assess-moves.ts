import type { IssueId } from '../ids';
import type { DependencyGraph } from './dependency-graph';
import type { OrderItem } from './order-item';
import type { OrderMove } from './order-move';

/** What one move does, made on what the moves before it left. [O2] [O8] */
export interface AssessedMove extends OrderMove {
  /** By how much F falls: w_j P(B) - p_j W(B) up past the block B, the negative down past it. [O2] */
  readonly gain: number;
  /** Positions in the whole order before the first move and after the last, from 0. */
  readonly fromPosition: number;
  readonly toPosition: number;
  /** What it passes, in the order before the move. */
  readonly passed: readonly IssueId[];
  /** Whether the item itself comes earlier, the passed ones later; or the other way round. */
  readonly goesUp: boolean;
  /** The size that the item passes: so much earlier, or later, it arrives. */
  readonly passedSize: number;
  /** Its own size: so much later, or earlier, arrive those it passes. */
  readonly ownSize: number;
  /** The links that it puts right. [O3] */
  readonly repairs: readonly { readonly blocker: IssueId; readonly blocked: IssueId }[];
}

/** Works out what each of some moves does, one after the other; any part of a proposal may be given. [O2] [O8] */
export function assessMoves({
  items,
  graph,
  moves,
}: {
  /** In the order as it stands. */
  readonly items: readonly OrderItem[];
  readonly graph: DependencyGraph;
  readonly moves: readonly OrderMove[];
}): readonly AssessedMove[] {
  const startOf = new Map(items.map(({ issueId }, at) => [issueId, at]));
  const order = [...items.keys()];
  const assessed = moves.map((move) => {
    const moved = startOf.get(move.issueId) as number;
    const passed = passBy(order, { moved, anchor: startOf.get(move.anchorId) as number, place: move.place });
    return { move, moved, ...passed };
  });
  const endOf = new Map(order.map((at, position) => [at, position]));
  const idOf = (at: number): IssueId => (items[at] as OrderItem).issueId;
  return assessed.map(({ move, moved, passed, goesUp }) => {
    const { rate, size } = items[moved] as OrderItem;
    const passedItems = passed.map((at) => items[at] as OrderItem);
    const passedSize = passedItems.reduce((sum, one) => sum + one.size, 0);
    const passedRate = passedItems.reduce((sum, one) => sum + one.rate, 0);
    const gainUp = rate * passedSize - size * passedRate;
    return {
      ...move,
      gain: goesUp ? gainUp : 0 - gainUp,
      fromPosition: moved,
      toPosition: endOf.get(moved) as number,
      passed: passed.map(idOf),
      goesUp,
      passedSize,
      ownSize: size,
      repairs: passed.flatMap((at) => {
        const [blocker, blocked] = goesUp ? [moved, at] : [at, moved];
        return graph.precedes(blocker, blocked) ? [{ blocker: idOf(blocker), blocked: idOf(blocked) }] : [];
      }),
    };
  });
}

/** Moves an item within the order and tells which it passes. */
function passBy(
  order: number[],
  { moved, anchor, place }: { readonly moved: number; readonly anchor: number; readonly place: OrderMove['place'] },
): { readonly passed: readonly number[]; readonly goesUp: boolean } {
  const from = order.indexOf(moved);
  order.splice(from, 1);
  const to = order.indexOf(anchor) + (place === 'after' ? 1 : 0);
  order.splice(to, 0, moved);
  const goesUp = to < from;
  return { goesUp, passed: goesUp ? order.slice(to + 1, from + 1) : order.slice(from, to) };
}
