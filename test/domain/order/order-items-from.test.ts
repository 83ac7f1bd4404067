import { isClearlyBetter, ratioRangeOf } from '../../../src/domain/order/order-item';
import { orderItemsFrom } from '../../../src/domain/order/order-items-from';
import type { IssueScores } from '../../../src/domain/snapshot/scored-issue';
import { aScoredIssue, UNLINKED_SCORES } from '../../builders/a-scored-issue';
import { issueId } from '../../builders/ids';
import { aBystander, anOrderItem } from './an-order';

const row = (id: string, scores: Partial<IssueScores>, size: number | null = 2) => ({
  row: aScoredIssue({ issueId: issueId(id), scores: { value: 60, valueLow: 50, valueHigh: 80, ...scores } }),
  size,
});

describe('orderItemsFrom', () => {
  it('[O1] the rate is the value, less as its place on the roadmap matters less, by the strategy weight', () => {
    const rows = [row('a', { alignment: 100 }), row('b', { alignment: 20 }), row('c', { alignment: 0 })];
    const rates = (weight: number) => orderItemsFrom(rows, weight).map(({ rate }) => rate);
    expect(rates(0)).toEqual([60, 60, 60]);
    expect(rates(0.5)).toEqual([60, 36, 30]);
    expect(rates(1)).toEqual([60, 12, 0]);
    expect(orderItemsFrom(rows, 0.5)[1]).toEqual({ ...anOrderItem('b', 36, 2, { low: 30, high: 48 }) });
  });

  it('[O1] an unlinked item stands at the median of the linked ones, from 0 to their P90', () => {
    const linked = [0, 10, 40, 80, 90].map((alignment, at) => row(String(at), { alignment }));
    const [item] = orderItemsFrom([row('u', UNLINKED_SCORES), ...linked], 0.5);
    expect(item?.rate).toBeCloseTo(60 * 0.7, 12);
    expect(item?.rateLow).toBeCloseTo(50 * 0.5, 12);
    expect(item?.rateHigh).toBeCloseTo(80 * (0.5 + 0.5 * 0.86), 12);
  });

  it('[O1] where nothing is linked the roadmap takes no part', () => {
    const items = orderItemsFrom([row('u', UNLINKED_SCORES), row('v', { ...UNLINKED_SCORES, value: 70 })], 0.5);
    expect(items.map(({ rate, rateLow, rateHigh }) => [rate, rateLow, rateHigh])).toEqual([
      [60, 50, 80],
      [70, 50, 80],
    ]);
  });

  it('[V4] [O4] items without a size or without enough data take no part', () => {
    const items = orderItemsFrom([row('a', {}, null), row('b', { value: null }), row('c', {}, 0)], 0.5);
    expect(items.map(({ takesPart }) => takesPart)).toEqual([false, false, true]);
    expect(items[0]).toEqual(aBystander('a'));
  });
});

describe('ratioRangeOf', () => {
  const clear = (one: ReturnType<typeof anOrderItem>, other: ReturnType<typeof anOrderItem>) =>
    isClearlyBetter(ratioRangeOf(one), ratioRangeOf(other));

  it('[O4] two items are told apart only where the ranges of w / p do not overlap', () => {
    expect(clear(anOrderItem('a', 8, 2, { low: 6, high: 9 }), anOrderItem('b', 2, 1, { low: 1, high: 2.9 }))).toBe(
      true,
    );
    expect(clear(anOrderItem('a', 8, 2, { low: 6, high: 9 }), anOrderItem('b', 2, 1, { low: 1, high: 3 }))).toBe(false);
    expect(clear(aBystander('a'), anOrderItem('b', 0, 1))).toBe(false);
    expect(clear(anOrderItem('b', 9, 1), aBystander('a'))).toBe(false);
  });

  it('[O4] what takes no time goes before all that does if it is worth anything beyond doubt', () => {
    expect(clear(anOrderItem('a', 1, 0), anOrderItem('b', 9, 1))).toBe(true);
    expect(clear(anOrderItem('a', 1, 0, { low: 0 }), anOrderItem('b', 9, 1))).toBe(false);
    expect(clear(anOrderItem('b', 9, 1), anOrderItem('a', 0, 0))).toBe(false);
    expect(clear(anOrderItem('a', 1, 0), anOrderItem('b', 1, 0))).toBe(false);
  });
});
