import fc from 'fast-check';
import type { IssueId } from '../../../src/domain/ids';
import { assessMoves } from '../../../src/domain/order/assess-moves';
import { type Block, dependencyGraph } from '../../../src/domain/order/dependency-graph';
import { orderCost } from '../../../src/domain/order/job';
import { isClearlyBetter, type OrderItem, ratioRangeOf } from '../../../src/domain/order/order-item';
import { type OrderMove, orderAfter } from '../../../src/domain/order/order-move';
import { MOST_MOVES, proposeMoves } from '../../../src/domain/order/propose-moves';
import { issueId } from '../../builders/ids';
import { aBystander, anOrderItem, itemsOf, linkedUpTo, someItem } from './an-order';

const propose = (items: readonly OrderItem[], blocks: readonly Block[] = [], most?: number) => {
  const graph = dependencyGraph(items.length, blocks);
  return { graph, moves: proposeMoves({ items, graph, ...(most === undefined ? {} : { most }) }) };
};
const idsOf = (items: readonly OrderItem[]) => items.map((item) => item.issueId);
const costOf = (items: readonly OrderItem[], order: readonly string[]) =>
  orderCost(
    items,
    order.map((id) => items.findIndex((item) => item.issueId === id)),
  );
const move = (id: string, place: 'before' | 'after', anchor: string): OrderMove => ({
  issueId: issueId(id),
  place,
  anchorId: issueId(anchor),
});
const clear = (one: OrderItem, other: OrderItem) => isClearlyBetter(ratioRangeOf(one), ratioRangeOf(other));
/** Links whose blocked item stands above the blocker. */
const broken = (order: readonly string[], items: readonly OrderItem[], graph: ReturnType<typeof dependencyGraph>) =>
  items.flatMap((one, a) =>
    items
      .filter((other, b) => graph.precedes(a, b) && order.indexOf(other.issueId) < order.indexOf(one.issueId))
      .map((other) => `${one.issueId}>${other.issueId}`),
  );

describe('proposeMoves', () => {
  it('[O4] proposes the move that gains most first, past something clearly worse, by name of its anchor', () => {
    const items = [anOrderItem('a', 1, 5), anOrderItem('b', 2, 2), anOrderItem('c', 9, 1), anOrderItem('d', 1, 1)];
    expect(propose(items).moves).toEqual([move('c', 'before', 'a'), move('a', 'after', 'd')]);
  });

  it('[O4] each move is the best of all single moves that are allowed, and falls short of none', () => {
    fc.assert(
      fc.property(linkedUpTo(someItem, 6), ({ members, blocks }) => {
        const items = itemsOf(members);
        const { graph, moves } = propose(items, blocks);
        const held = new Set(items.filter(({ takesPart }) => !takesPart).map((item) => item.issueId));
        let order: readonly IssueId[] = idsOf(items);
        for (const made of moves) {
          const before = broken(order, items, graph);
          const ways = [...allMoves(order)]
            .filter(({ issueId }) => !held.has(issueId))
            .flatMap((one) => {
              const after = orderAfter(order, [one]);
              const passed = items.find(({ issueId }) => issueId === one.anchorId)!;
              const mover = items.find(({ issueId }) => issueId === one.issueId)!;
              const breaks = broken(after, items, graph);
              const isKeeping = breaks.every((link) => before.includes(link));
              const isClear = one.place === 'before' ? clear(mover, passed) : clear(passed, mover);
              const gain = costOf(items, order) - costOf(items, after);
              const repairs = before.length - breaks.length;
              const linked =
                graph.precedes(items.indexOf(mover), items.indexOf(passed)) ||
                graph.precedes(items.indexOf(passed), items.indexOf(mover));
              return isKeeping ? [{ one, gain, repairs, isClear, linked }] : [];
            });
          const repairing = ways.filter(({ repairs, isClear, linked }) => repairs > 0 && (linked || isClear));
          const wanted = repairing.length > 0 ? repairing : ways.filter(({ isClear, gain }) => isClear && gain > 0);
          const best = Math.max(...wanted.map(({ gain }) => gain));
          const after = orderAfter(order, [made]);
          expect(costOf(items, order) - costOf(items, after)).toBe(best);
          expect(broken(after, items, graph).every((link) => before.includes(link))).toBe(true);
          held.add(made.issueId);
          order = after;
        }
        expect(moves.length).toBeLessThanOrEqual(MOST_MOVES);
      }),
      { numRuns: 300 },
    );
  });

  it('[O4] without links it stops only where nothing is clearly inverted any more, given moves enough', () => {
    fc.assert(
      fc.property(fc.array(someItem, { maxLength: 8 }), (some) => {
        let items = itemsOf(some);
        for (let round = 0; round < 50; round += 1) {
          const { moves } = propose(items, [], 1);
          if (moves.length === 0) break;
          const order = orderAfter(idsOf(items), moves);
          items = order.map((id) => items.find((item) => item.issueId === id)!);
        }
        const left = items.flatMap((one, at) => items.slice(at + 1).filter((other) => clear(other, one)));
        expect(left).toEqual([]);
      }),
    );
  });

  it('[O4] seven at most, or as many as are asked for', () => {
    const items = Array.from({ length: 40 }, (_, at) => anOrderItem(String(at), at + 1, 1));
    expect(propose(items).moves).toHaveLength(7);
    expect(propose(items, [], 3).moves).toHaveLength(3);
    expect(new Set(propose(items, [], 100).moves.map(({ issueId }) => issueId)).size).toBe(39);
  });

  it('[O4] items without a size or without enough data keep their places, and so does what is in a cycle', () => {
    const items = [anOrderItem('low', 1, 9), aBystander('none'), anOrderItem('x', 9, 1), anOrderItem('y', 8, 1)];
    expect(propose(items).moves).toEqual([move('low', 'after', 'y')]);
    const cycle: readonly Block[] = [
      [0, 2],
      [2, 0],
    ];
    expect(propose(items, cycle).moves).toEqual([move('y', 'before', 'low')]);
    expect(propose([aBystander('a'), aBystander('b')], [[1, 0]]).moves).toEqual([]);
  });

  it('[O3] puts blockers above what they block first, even at a loss, and moves nothing above its blocker', () => {
    const items = [anOrderItem('a', 1, 9), anOrderItem('b', 9, 2), anOrderItem('c', 1, 2), anOrderItem('d', 9, 9)];
    const { graph, moves } = propose(items, [[2, 1]]);
    expect(moves[0]).toEqual(move('c', 'before', 'a'));
    const [first] = assessMoves({ items, graph, moves });
    expect(first).toMatchObject({
      gain: -9,
      repairs: [{ blocker: 'c', blocked: 'b' }],
      fromPosition: 2,
      goesUp: true,
    });
    const after = orderAfter(idsOf(items), moves);
    expect(after.indexOf(issueId('c'))).toBeLessThan(after.indexOf(issueId('b')));
  });

  it('[O3] where the blocker cannot be moved, what it blocks is', () => {
    const items = [anOrderItem('a', 5, 1), aBystander('none'), anOrderItem('b', 4, 1)];
    const { graph, moves } = propose(items, [[1, 0]]);
    expect(moves).toEqual([move('a', 'after', 'none')]);
    expect(assessMoves({ items, graph, moves })[0]).toMatchObject({
      gain: 0,
      goesUp: false,
      repairs: [{ blocker: 'none', blocked: 'a' }],
    });
  });
});

/** Every single move, each told by what it comes to stand beside. */
function* allMoves(order: readonly OrderItem['issueId'][]): Generator<OrderMove> {
  for (const [from, issueId] of order.entries()) {
    for (const [to, anchorId] of order.entries()) {
      if (to !== from) yield { issueId, anchorId, place: to < from ? 'before' : 'after' };
    }
  }
}

describe('assessMoves', () => {
  it('[O2] a move gains w_j P(B) - p_j W(B) up past the block B, and the gains of moves add up to what F falls by', () => {
    fc.assert(
      fc.property(fc.array(someItem, { minLength: 2, maxLength: 12 }), fc.infiniteStream(fc.nat()), (some, picks) => {
        const items = itemsOf(some);
        const graph = dependencyGraph(items.length, []);
        const pick = () => picks.next().value as number;
        const moves = Array.from({ length: 5 }, (): OrderMove => {
          const moved = pick() % items.length;
          const anchor = (moved + 1 + (pick() % (items.length - 1))) % items.length;
          return move(String(moved), pick() % 2 === 0 ? 'before' : 'after', String(anchor));
        });
        const assessed = assessMoves({ items, graph, moves });
        const after = orderAfter(idsOf(items), moves);
        const gained = assessed.reduce((sum, { gain }) => sum + gain, 0);
        expect(gained).toBe(costOf(items, idsOf(items)) - costOf(items, after));
        for (const one of assessed) {
          const byId = (id: string) => items.find((item) => item.issueId === id)!;
          const block = one.passed.map(byId);
          const [P, W] = [
            block.reduce((sum, { size }) => sum + size, 0),
            block.reduce((sum, { rate }) => sum + rate, 0),
          ];
          const up = byId(one.issueId).rate * P - byId(one.issueId).size * W;
          expect(one.gain).toBeCloseTo(one.goesUp ? up : -up, 12);
          expect(one.toPosition).toBe(after.indexOf(one.issueId));
        }
      }),
    );
  });
});
