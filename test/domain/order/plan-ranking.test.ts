import fc from 'fast-check';
import type { IssueId } from '../../../src/domain/ids';
import { orderChange, planUndo } from '../../../src/domain/order/order-change';
import { type OrderMove, orderAfter } from '../../../src/domain/order/order-move';
import {
  MOST_RANKED_AT_ONCE,
  movedBetween,
  orderAfterCalls,
  planRanking,
} from '../../../src/domain/order/plan-ranking';
import { issueId } from '../../builders/ids';

const ids = (text: string): readonly IssueId[] => text.split('').map(issueId);
const many = (count: number): readonly IssueId[] => Array.from({ length: count }, (_, at) => issueId(String(at)));
/** An order and some moves in it. */
const someMoves = fc
  .record({
    count: fc.integer({ min: 2, max: 12 }),
    picks: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 7 }),
  })
  .map(({ count, picks }) => ({
    from: many(count),
    moves: picks.map(
      ([moved, anchor, isBefore]): OrderMove => ({
        issueId: issueId(String(moved % count)),
        anchorId: issueId(String(((moved % count) + 1 + (anchor % (count - 1))) % count)),
        place: isBefore ? 'before' : 'after',
      }),
    ),
  }));

describe('planRanking', () => {
  it('[O7] its calls make exactly the previewed order, name only moved items, and go back again', () => {
    fc.assert(
      fc.property(someMoves, ({ from, moves }) => {
        const to = orderAfter(from, moves);
        const moved = new Set(moves.map((move) => move.issueId));
        const calls = planRanking({ from, to, moved });
        expect(orderAfterCalls(from, calls)).toEqual(to);
        if (moved.size < from.length)
          expect(calls.flatMap((call) => call.issueIds).every((one) => moved.has(one))).toBe(true);
        const undo = planUndo({ before: from, after: to, moved: [...moved], now: to });
        expect(undo.left).toEqual([]);
        if (moved.size < from.length) expect(orderAfterCalls(to, undo.calls)).toEqual(from);
      }),
    );
  });

  it('[O7] moves as few as possible where nobody says which, and none where nothing changes', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...ids('abcdefgh')], { minLength: 8, maxLength: 8 }), (to) => {
        const from = ids('abcdefgh');
        const calls = planRanking({ from, to });
        expect(orderAfterCalls(from, calls)).toEqual(to);
        expect(calls.flatMap((call) => call.issueIds)).toHaveLength(movedBetween(from, to).size);
      }),
    );
    expect(planRanking({ from: ids('abc'), to: ids('abc') })).toEqual([]);
    expect(movedBetween(ids('abcde'), ids('bcdea'))).toEqual(new Set(ids('a')));
  });

  it('[O7] items that come next to one another go in one call of 50 at most, each behind the last', () => {
    const from = many(130);
    const moved = new Set(from.slice(10, 130));
    const to = [...from.slice(10, 130), ...from.slice(0, 10)];
    const calls = planRanking({ from, to, moved });
    expect(calls.map((call) => [call.issueIds.length, call.place, call.anchorId])).toEqual([
      [MOST_RANKED_AT_ONCE, 'before', '0'],
      [MOST_RANKED_AT_ONCE, 'after', '59'],
      [20, 'after', '109'],
    ]);
    expect(orderAfterCalls(from, calls)).toEqual(to);
  });

  it('[O7] where all were moved one stays to rank against', () => {
    const calls = planRanking({ from: ids('ab'), to: ids('ba'), moved: new Set(ids('ab')) });
    expect(calls).toHaveLength(1);
    expect(orderAfterCalls(ids('ab'), calls)).toEqual(ids('ba'));
  });
});

describe('orderChange', () => {
  it('[O7] tells what came, went and moved since an order was read; null: moves may be made', () => {
    expect(orderChange(ids('abcd'), ids('abcd'))).toBeNull();
    expect(orderChange(ids('abcd'), ids('dabxc'))).toEqual({ came: ['x'], gone: [], moved: ['d'] });
    expect(orderChange(ids('abcd'), ids('acd'))).toEqual({ came: [], gone: ['b'], moved: [] });
  });
});

describe('planUndo', () => {
  const before = ids('abcdef');
  const after = ids('eabdcf');
  const moved = ids('ec');
  const undo = (now: string) => {
    const plan = planUndo({ before, after, moved, now: ids(now) });
    return { order: orderAfterCalls(ids(now), plan.calls).join(''), left: plan.left.join('') };
  };

  it('[O7] puts moved items back behind what stood above them', () => {
    expect(undo('eabdcf')).toEqual({ order: 'abcdef', left: '' });
  });

  it('[O7] keeps what else changed meanwhile', () => {
    expect(undo('exabdcfy')).toEqual({ order: 'xabcdefy', left: '' });
    expect(undo('eadcf')).toEqual({ order: 'acdef', left: '' });
  });

  it('[O7] leaves what somebody moved since, and what is gone', () => {
    expect(undo('abdcfe')).toEqual({ order: 'abcdfe', left: 'e' });
    expect(undo('abdcf')).toEqual({ order: 'abcdf', left: 'e' });
  });

  it('[O7] puts what stood at the top back there', () => {
    const plan = planUndo({ before: ids('abc'), after: ids('bca'), moved: ids('a'), now: ids('bca') });
    expect(plan.calls).toEqual([{ issueIds: ['a'], place: 'before', anchorId: 'b' }]);
  });
});
