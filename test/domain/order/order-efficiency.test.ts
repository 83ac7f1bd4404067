import type { IssueId } from '../../../src/domain/ids';
import { capacityChange, capacityPlan } from '../../../src/domain/order/capacity-line';
import { orderEfficiency, regainedShare, waitChange } from '../../../src/domain/order/order-efficiency';
import { issueId } from '../../builders/ids';

describe('orderEfficiency', () => {
  it('[O8] is 1 for the best order, 0 for the worst, and stays within', () => {
    const scale = { best: 100, worst: 300 };
    expect([100, 150, 300, 90, 310].map((cost) => orderEfficiency(cost, scale))).toEqual([1, 0.75, 0, 1, 0]);
    expect(regainedShare(18, scale)).toBe(0.09);
  });

  it('[O8] where no order is better than another each is the best', () => {
    expect(orderEfficiency(5, { best: 5, worst: 5 })).toBe(1);
    expect(regainedShare(0, { best: 5, worst: 5 })).toBe(0);
  });
});

describe('waitChange', () => {
  const up = { goesUp: true, passed: ['a', 'b', 'c'], passedSize: 30, ownSize: 3 };

  it('[O8] tells a move in days at the real velocity', () => {
    expect(waitChange(up, 1.5)).toEqual({ ownDays: 20, passedItems: 3, passedDays: -2 });
    expect(waitChange({ ...up, goesUp: false }, 1.5)).toEqual({ ownDays: -20, passedItems: 3, passedDays: 2 });
  });

  it('[O8] tells no days where the velocity is not known', () => {
    expect([null, 0, Number.NaN].map((velocity) => waitChange(up, velocity))).toEqual([null, null, null]);
  });
});

describe('capacityPlan', () => {
  const sizes: Readonly<Record<string, number | null>> = { a: 5, b: 8, c: 13, d: 5, e: 8, f: null, g: 40, h: 1 };
  const plan = (order: string, sprints = 3) =>
    capacityPlan({
      order: order.split('').map(issueId),
      sizeOf: (id: IssueId) => sizes[id] ?? null,
      velocityPerSprint: 20,
      sprints,
    });

  it('[O8] fills sprints in order; what no longer fits begins the next, and one too large has one to itself', () => {
    const { sprints, after } = plan('abcdfegh', 4);
    expect(sprints.map(({ issueIds, size }) => [issueIds.join(''), size])).toEqual([
      ['ab', 13],
      ['cdf', 18],
      ['e', 8],
      ['g', 40],
    ]);
    expect(after).toEqual(['h']);
    expect(plan('ab').after).toEqual([]);
    expect(plan('ab', 0).after).toEqual(['a', 'b']);
  });

  it('[O8] tells who comes above the line and who drops below it', () => {
    expect(capacityChange(plan('abcde', 2), plan('aecbd', 2))).toEqual({ comeIn: ['e'], dropOut: ['b', 'd'] });
  });
});
