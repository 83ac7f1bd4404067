import fc from 'fast-check';
import type { Block } from '../../../src/domain/order/dependency-graph';
import type { OrderItem } from '../../../src/domain/order/order-item';
import { plannedMoves, planOrder, previewOrder } from '../../../src/domain/order/plan-order';
import { orderAfterCalls, planRanking } from '../../../src/domain/order/plan-ranking';
import { aBystander, anOrderItem, itemsOf, linkedUpTo, someItem } from './an-order';

const plan = (items: readonly OrderItem[], over: Partial<Parameters<typeof planOrder>[0]> = {}) =>
  planOrder({ items, blocks: [], trust: 0, velocityPerDay: null, ...over });

describe('planOrder', () => {
  it('[O8] the shares of the moves add up to what the efficiency rises by, and the preview is what the calls make', () => {
    fc.assert(
      fc.property(fc.array(someItem, { maxLength: 12 }), fc.constantFrom(0, 0.5, 1), (some, trust) => {
        const items = itemsOf(some);
        const planned = plan(items, { trust });
        const { moves, proposed, efficiency, scale } = planned;
        const regained = moves.reduce((sum, { share }) => sum + share, 0);
        expect(efficiency + regained).toBeCloseTo(proposed.efficiency, 9);
        expect(proposed.efficiency).toBeLessThanOrEqual(1);
        expect(efficiency).toBeGreaterThanOrEqual(0);
        expect(planned.cost).toBeGreaterThanOrEqual(scale.best * (1 - 1e-12));
        const from = items.map(({ issueId }) => issueId);
        const moved = new Set(moves.map(({ issueId }) => issueId));
        expect(orderAfterCalls(from, planRanking({ from, to: proposed.order, moved }))).toEqual(proposed.order);
        expect(planned.fewestMoves).toBeLessThanOrEqual(planned.fewestMovesAfter + moves.length);
      }),
    );
  });

  it('[O4] after its moves as many are left as another plan of the proposed order says', () => {
    fc.assert(
      fc.property(linkedUpTo(someItem, 6), fc.constantFrom(1, 2, 7), ({ members, blocks }, most) => {
        const items = itemsOf(members);
        const planned = plan(items, { blocks, most });
        // Ties among best orders may be broken otherwise from another order, so only those without links must agree.
        if (blocks.length > 0) return;
        const again = planned.proposed.order.map((id) => items.find(({ issueId }) => issueId === id)!);
        expect(planned.fewestMovesAfter).toBe(plan(again).fewestMoves);
      }),
    );
  });

  it('[O8] tells each move in days, and a part of the moves on its own', () => {
    const items = [anOrderItem('a', 1, 4), anOrderItem('b', 2, 2), anOrderItem('c', 9, 1)];
    const planned = plan(items, { velocityPerDay: 0.5 });
    expect(planned.moves.map(({ issueId, wait }) => [issueId, wait])).toEqual([
      ['c', { ownDays: 12, passedItems: 2, passedDays: -2 }],
      ['a', { ownDays: -4, passedItems: 1, passedDays: 8 }],
    ]);
    expect(planned.proposed).toEqual({ order: ['c', 'b', 'a'], efficiency: 1 });
    const rest = planned.moves.slice(1);
    expect(previewOrder({ ...planned, moves: rest }).order).toEqual(['b', 'a', 'c']);
    expect(plannedMoves({ ...planned, velocityPerDay: null, moves: rest })).toMatchObject([{ gain: 6, wait: null }]);
  });

  it('[O3] names blockers that stand below what they block, the move that mends it, and circles', () => {
    const items = [
      anOrderItem('a', 9, 1),
      anOrderItem('b', 8, 1),
      aBystander('n'),
      aBystander('m'),
      anOrderItem('x', 2, 2),
    ];
    const blocks: readonly Block[] = [
      [4, 0],
      [3, 2],
      [1, 4],
      [4, 1],
    ];
    const planned = plan(items, { blocks });
    expect(planned.cycles).toEqual([['b', 'x']]);
    expect(planned.misplaced).toEqual([
      { blocker: 'x', blocked: 'a', repairedBy: 0 },
      { blocker: 'm', blocked: 'n', repairedBy: null },
    ]);
    expect(planned.moves[0]).toMatchObject({ issueId: 'a', place: 'after', anchorId: 'x' });
    expect(planned.withoutPart).toEqual(['n', 'm']);
    expect(planned.isExact).toBe(true);
  });

  it('[O9] says what it leaves out', () => {
    expect(plan([]).leftOut).toEqual(['parallelTeams', 'uncertainDurations', 'valueOfWholeEpics']);
    expect(plan([])).toMatchObject({
      efficiency: 1,
      moves: [],
      fewestMoves: 0,
      proposed: { order: [], efficiency: 1 },
    });
  });

  it("[O5] the more today's order is trusted the less is moved", () => {
    const items = [3, 1, 8, 2, 9, 4, 7, 5].map((rate, at) => anOrderItem(String(at), rate, 1 + (at % 3)));
    const [none, half, full] = [0, 0.5, 1].map((trust) => plan(items, { trust }).fewestMoves) as [
      number,
      number,
      number,
    ];
    expect(none).toBeGreaterThan(half);
    expect(half).toBeGreaterThan(full);
    expect(full).toBe(0);
  });

  it('[O1] hostile numbers give finite answers', () => {
    const extreme = [0, 1e-9, 1, 1e9, 1e12];
    const items = extreme.flatMap((rate, r) =>
      extreme.map((size, s) => anOrderItem(`${r}-${s}`, rate, size, { low: 0 })),
    );
    for (const trust of [0, 0.5, 1]) {
      const planned = plan(items, { trust, velocityPerDay: 1e-9 });
      const numbers = [planned.efficiency, planned.scale.best, ...planned.moves.map(({ gain }) => gain)];
      expect(numbers.every(Number.isFinite)).toBe(true);
      expect(new Set(planned.proposed.order).size).toBe(items.length);
    }
  });
});
