import fc from 'fast-check';
import { assessOrder } from '../../../src/domain/health/assess-order';
import type { ScoredIssue } from '../../../src/domain/snapshot/scored-issue';
import { aScoredIssue } from '../../builders/a-scored-issue';
import { issueId } from '../../builders/ids';

const SCORES = aScoredIssue({}).scores;

interface Given {
  readonly value?: number | null;
  readonly size?: number | null;
  readonly horizon?: 'now' | 'next' | 'later';
  /** Ids of issues that this one blocks. */
  readonly blocks?: readonly string[];
}

const item = (id: string, { value = 50, size = 3, horizon = 'now', blocks = [] }: Given = {}): ScoredIssue => ({
  ...aScoredIssue({ issueId: issueId(id) }),
  size,
  links: blocks.map((other) => ({ typeName: 'Blocks', direction: 'outward' as const, issueId: issueId(other) })),
  scores: {
    ...SCORES,
    value,
    valueLow: value ?? 0,
    valueHigh: value ?? 100,
    alignment: 100,
    alignmentState: 'aligned',
    horizon,
  },
});

const assess = (...backlog: readonly ScoredIssue[]) => assessOrder({ backlog });

describe('order as a part of health', () => {
  it('[O1] has no data with fewer than two items that have a value and a size', () => {
    expect(assess().score).toBeNull();
    expect(assess(item('1'), item('2', { value: null }), item('3', { size: null })).score).toBeNull();
  });

  it('[O8] the best order is whole, the worst holds half of what is weighed only where nothing else speaks', () => {
    const [best, middle, worst] = [
      item('1', { value: 90, size: 1 }),
      item('2'),
      item('3', { value: 10, size: 8 }),
    ] as const;
    expect(assess(best, middle, worst)).toMatchObject({ score: 100, facts: { efficiency: 1 }, findings: [] });
    const reversed = assess(worst, middle, best);
    expect(reversed.score).toBeLessThan(50);
    expect(reversed.score).toBe(100 * (reversed.facts['efficiency'] ?? Number.NaN));
  });

  it('[H5] what stands above its blocker is found, and mending it is worth its side', () => {
    const part = assess(item('1'), item('2', { blocks: ['1'] }), item('3', { blocks: ['4'] }), item('4'));
    expect(part.facts).toMatchObject({ blocked: 2, misplaced: 1 });
    expect(part.findings).toEqual([
      { code: 'blockedAbove', issueIds: ['1'], itemIds: [], mendedScore: expect.any(Number) as number },
    ]);
    expect((part.findings[0]?.mendedScore ?? 0) - (part.score ?? 0)).toBeCloseTo((100 * 0.3 * 0.5) / 0.8, 9);
  });

  it('[O3] items that block one another in a circle are no order that anybody could keep', () => {
    const part = assess(item('1', { blocks: ['2'] }), item('2', { blocks: ['1'] }));
    expect(part.facts).toMatchObject({ blocked: 0, misplaced: 0 });
  });

  it('[H5] what is for later stands above what is due now', () => {
    const part = assess(item('1', { horizon: 'later' }), item('2'), item('3', { horizon: 'later' }));
    expect(part.facts).toMatchObject({ later: 2, early: 1 });
    expect(part.findings[0]).toMatchObject({ code: 'laterAboveNow', issueIds: ['1'] });
    expect(assess(item('1', { horizon: 'later' }), item('2', { horizon: 'next' })).facts).toMatchObject({ later: 0 });
  });

  it('[O1] is within 0 and 100, and no mending makes it less', () => {
    const horizon = fc.constantFrom('now', 'next', 'later');
    const one = fc.record({
      value: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
      size: fc.option(fc.constantFrom(0, 1, 3, 13)),
      horizon,
      blocks: fc.subarray(['0', '1', '2', '3', '4']),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), (given) => {
        const part = assess(...given.map((each, at) => item(String(at), each as Given)));
        if (part.score === null) return;
        expect(part.score).toBeGreaterThanOrEqual(0);
        expect(part.score).toBeLessThanOrEqual(100 + 1e-9);
        for (const { mendedScore } of part.findings) expect(mendedScore).toBeGreaterThanOrEqual(part.score - 1e-9);
      }),
    );
  });
});
