import fc from 'fast-check';
import type { AlignmentState } from '../../../src/domain/alignment/alignment-score';
import { assessHealth } from '../../../src/domain/health/assess-health';
import {
  DEFAULT_HEALTH_SETTINGS,
  type Finding,
  type FindingCode,
  type HealthPart,
  type HealthPartId,
  type HealthReport,
} from '../../../src/domain/health/health-report';
import type { HealthRoadmapItem } from '../../../src/domain/health/part-assessment';
import { DAY_MS } from '../../../src/domain/ids';
import type { IssueScores, ScoredIssue } from '../../../src/domain/snapshot/scored-issue';
import { aScoredIssue, UNLINKED_SCORES } from '../../builders/a-scored-issue';
import { NOW } from '../../builders/an-issue';
import { issueId, itemId } from '../../builders/ids';

const item = (overrides: Partial<HealthRoadmapItem> = {}): HealthRoadmapItem => ({
  itemId: itemId('theme'),
  parentId: null,
  level: 'theme',
  share: 1,
  horizon: null,
  state: 'active',
  targetShare: null,
  ...overrides,
});
const THEME = item();
const row = (id: number, facts: Partial<Omit<ScoredIssue, 'scores'>> = {}, scores: Partial<IssueScores> = {}) =>
  aScoredIssue({ ...facts, issueId: issueId(String(id)), scores });

function assess(
  rows: readonly ScoredIssue[],
  overrides: Partial<Parameters<typeof assessHealth>[0]> = {},
): HealthReport {
  return assessHealth({
    rows,
    roadmap: [THEME],
    settings: DEFAULT_HEALTH_SETTINGS,
    resolvedPerMonth: null,
    now: NOW,
    ...overrides,
  });
}
const partOf = (report: HealthReport, partId: HealthPartId) =>
  report.parts.find((one) => one.partId === partId) as HealthPart;
const findingOf = (part: HealthPart, code: FindingCode) =>
  part.findings.find((finding) => finding.code === code) as Finding;
const codesOf = (part: HealthPart) => part.findings.map(({ code }) => code);

describe('assessHealth', () => {
  it('[H1] is unknown for an empty backlog, with every part named', () => {
    const report = assess([row(1, { statusCategory: 'done' })], { resolvedPerMonth: 5 });
    expect(report.score).toBeNull();
    expect(report.parts.map(({ partId, score }) => [partId, score])).toEqual(
      ['fit', 'order', 'ready', 'fresh', 'size', 'clean'].map((partId) => [partId, null]),
    );
    expect(report.backlog).toEqual({ count: 0, points: 0, ordered: 0, notEnoughData: 0, unlinked: 0 });
  });

  it('[H1] leaves parts without data out of the mean, and shares their weight out', () => {
    const report = assess([row(1)]);
    expect(report.parts.map(({ partId, score, weightShare }) => [partId, score, weightShare])).toEqual([
      ['fit', 100, 25 / 60],
      ['order', null, 0],
      ['ready', 100, 20 / 60],
      ['fresh', 100, 15 / 60],
      ['size', null, 0],
      ['clean', null, 0],
    ]);
    expect(report.score).toBeCloseTo(100, 9);
  });

  it('[H1] treats parts alike where all weights are zero', () => {
    const weights = { fit: 0, order: 0, ready: 0, fresh: 0, size: 0, clean: 0 };
    const report = assess([row(1)], { settings: { ...DEFAULT_HEALTH_SETTINGS, weights } });
    expect(partOf(report, 'fit').weightShare).toBeCloseTo(1 / 3, 12);
    expect(partOf(report, 'order').weightShare).toBe(0);
  });

  it('[H3] counts the backlog, and work in progress beside it', () => {
    const report = assess([
      row(1, { size: 5 }),
      row(2, { size: null }),
      row(3, { size: 2 }, { value: null, ...UNLINKED_SCORES }),
      row(8, { size: 1 }),
      row(4, { statusCategory: 'inProgress', size: 8 }),
      row(5, { inActiveSprint: true, size: null }, UNLINKED_SCORES),
      row(9, { inActiveSprint: true, size: 1 }, { alignmentState: 'stale' }),
      row(6, { statusCategory: 'done' }),
      row(7, { hierarchyLevel: 1 }),
    ]);
    expect(report.backlog).toEqual({ count: 4, points: 8, ordered: 2, notEnoughData: 2, unlinked: 1 });
    expect(report.inProgress).toEqual({ count: 3, points: 9, aligned: 1, withoutSize: 1 });
  });
});

describe('fit', () => {
  const states = (...states: AlignmentState[]) =>
    states.map((alignmentState, position) => row(position, {}, { alignmentState, traceability: 40 }));

  it('[A7] has no data without a roadmap, and where every item is exempt', () => {
    expect(partOf(assess([row(1)], { roadmap: [] }), 'fit')).toMatchObject({ score: null, findings: [], facts: {} });
    expect(partOf(assess(states('exempt')), 'fit').score).toBeNull();
  });

  it('[A7] is the mean of what each item has of a place on the roadmap; exempt items do not count', () => {
    const fit = partOf(assess(states('aligned', 'weak', 'stale', 'unlinked', 'exempt')), 'fit');
    expect(fit.score).toBeCloseTo((100 * 1.4) / 4, 9);
    expect(fit.facts).toEqual({
      items: 5,
      aligned: 1,
      weak: 1,
      stale: 1,
      unlinked: 1,
      exempt: 1,
      dueItems: 0,
      hollowItems: 0,
    });
    expect(fit.findings.map(({ code, issueIds }) => [code, issueIds])).toEqual([
      ['unlinked', ['3']],
      ['staleRoadmap', ['2']],
      ['weakEvidence', ['1']],
    ]);
  });

  it('[A7] gains are those of the part assessed anew as if mended', () => {
    const fit = partOf(assess(states('aligned', 'weak', 'stale', 'unlinked')), 'fit');
    expect(fit.findings.map(({ healthGain }) => healthGain / fit.weightShare)).toEqual([
      expect.closeTo(25, 9),
      expect.closeTo(25, 9),
      expect.closeTo(15, 9),
    ]);
  });

  it('[A7] finds due items at the end of a branch that no open issue reaches', () => {
    const due = (id: string, overrides: Partial<HealthRoadmapItem> = {}) =>
      item({ itemId: itemId(id), parentId: itemId('theme'), level: 'epic', horizon: 'now', ...overrides });
    const roadmap = [
      item({ horizon: 'now' }),
      due('epic'),
      due('begun', { horizon: 'next' }),
      due('hollow', { horizon: 'next' }),
      due('spared'),
      due('later', { horizon: 'later' }),
      due('someday', { horizon: null }),
      due('finished', { state: 'done' }),
    ];
    const begun = row(2, { statusCategory: 'inProgress' }, { itemId: itemId('begun') });
    const spared = row(3, {}, { itemId: itemId('spared'), alignmentState: 'exempt' });
    const fit = partOf(assess([row(1), begun, spared], { roadmap }), 'fit');
    expect(fit.facts).toMatchObject({ dueItems: 4, hollowItems: 2 });
    expect(findingOf(fit, 'hollowItem')).toMatchObject({ itemIds: ['hollow', 'spared'], issueIds: [], minutes: 20 });
    expect(fit.score).toBeCloseTo((100 * (0.6 + 0.2 * 0.5)) / 0.8, 9);
    expect(findingOf(fit, 'hollowItem').healthGain).toBeCloseTo(fit.weightShare * (100 - (fit.score as number)), 9);
  });

  it('[A7] calls no item of a theme hollow that this backlog does not serve: another project may deliver it', () => {
    const roadmap = [
      item({ horizon: 'now' }),
      item({ itemId: itemId('foreign'), horizon: 'now' }),
      item({ itemId: itemId('foreign-leaf'), parentId: itemId('foreign'), level: 'initiative', horizon: 'now' }),
    ];
    const unlinked = row(1, {}, UNLINKED_SCORES);
    expect(partOf(assess([unlinked], { roadmap }), 'fit').facts).toMatchObject({ dueItems: 0, hollowItems: 0 });
    const own = row(2, {}, { itemId: itemId('theme') });
    expect(partOf(assess([own], { roadmap }), 'fit').facts).toMatchObject({ dueItems: 1, hollowItems: 0 });
    const served = row(3, {}, { themeId: itemId('foreign'), itemId: itemId('foreign') });
    expect(partOf(assess([served], { roadmap }), 'fit').facts).toMatchObject({ dueItems: 1, hollowItems: 1 });
  });

  it('[A7] ends where the parents of roadmap items form a circle', () => {
    const circle = [
      item({ itemId: itemId('a'), parentId: itemId('b'), horizon: 'now' }),
      item({ itemId: itemId('b'), parentId: itemId('a'), horizon: 'now' }),
      item({ itemId: itemId('leaf'), parentId: itemId('a'), horizon: 'now' }),
    ];
    expect(partOf(assess([row(1)], { roadmap: circle }), 'fit').facts).toMatchObject({ dueItems: 0 });
  });

  it('[A7] weighs effort by theme against the target shares', () => {
    const roadmap = [
      item({ itemId: itemId('a'), targetShare: 0.5 }),
      item({ itemId: itemId('b'), targetShare: 0.3 }),
      item({ itemId: itemId('c') }),
    ];
    const spent = (id: number, theme: string | null, size: number | null) =>
      row(
        id,
        { size },
        theme === null ? { alignmentState: 'exempt' } : { themeId: itemId(theme), itemId: itemId(theme) },
      );
    // a 6 of 10, b 1 of 10, the rest 3 of 10 against .2: M = (.1 + .2 + .1) / 2.
    const rows = [spent(1, 'a', 6), spent(2, 'b', 1), spent(3, 'c', 1), spent(4, null, 1), spent(5, 'c', null)];
    const fit = partOf(assess(rows, { roadmap }), 'fit');
    expect(fit.facts['misallocation']).toBeCloseTo(0.2, 9);
    expect(fit.score).toBeCloseTo((100 * (0.6 + 0.2 * 0.8)) / 0.8, 9);
  });

  it('[A7] takes the median for a size that is missing', () => {
    const sizes = [8, 1, 3, 2, null];
    const rows = sizes.map((size, position) =>
      row(position, { size }, { themeId: itemId(size === null ? 'unsized' : 'sized') }),
    );
    const roadmap = [item({ itemId: itemId('unsized'), targetShare: 0 })];
    expect(partOf(assess(rows, { roadmap }), 'fit').facts['misallocation']).toBeCloseTo(3 / 17, 9);
  });

  it('[A7] takes one for the size where no item has one, and has no misallocation without effort', () => {
    const roadmap = [item({ targetShare: 1 })];
    const misallocation = (size: number | null) =>
      partOf(assess([row(1, { size })], { roadmap }), 'fit').facts['misallocation'];
    expect(misallocation(null)).toBe(0);
    expect(misallocation(0)).toBeUndefined();
    const missed = [item({ itemId: itemId('missed'), targetShare: 1 })];
    expect(partOf(assess([row(1)], { roadmap: missed }), 'fit').facts['misallocation']).toBe(1);
  });
});

describe('ready', () => {
  const settings = { ...DEFAULT_HEALTH_SETTINGS, readyTop: 2 };

  it('[H2] never punishes the tail', () => {
    const bare = { size: null, description: { length: 0, hasAcceptanceCriteria: false } };
    const ready = partOf(assess([row(1), row(2), row(3, bare, { value: null })], { settings }), 'ready');
    expect(ready).toMatchObject({ score: 100, findings: [], facts: { top: 2, ready: 2 } });
  });

  it('[H2] the largest size that counts as small enough is small enough', () => {
    expect(partOf(assess([row(1, { size: 13 })], { settings }), 'ready').findings).toEqual([]);
  });

  it.each<[FindingCode, Partial<ScoredIssue>, Partial<IssueScores>, number]>([
    ['noSize', { size: null }, {}, 2.5 / 3.5],
    ['tooBig', { size: 14 }, {}, 3.5 / 4.5],
    ['noDescription', { description: { length: 39, hasAcceptanceCriteria: true } }, {}, 3.5 / 4.5],
    ['noAcceptanceCriteria', { description: { length: 40, hasAcceptanceCriteria: false } }, {}, 4 / 4.5],
    ['notEnoughData', {}, { value: null }, 3.5 / 4.5],
  ])('[health] %s costs its share of one item, and mending it regains that', (code, facts, scores, share) => {
    const ready = partOf(assess([row(1), row(2, facts, scores)], { settings }), 'ready');
    expect(codesOf(ready)).toEqual([code]);
    expect(ready.score).toBeCloseTo((100 * (1 + share)) / 2, 9);
    expect(ready.facts).toMatchObject({ top: 2, ready: 1, [code]: 1 });
    const finding = findingOf(ready, code);
    expect(finding.issueIds).toEqual(['2']);
    expect(finding.minutes).toBeGreaterThan(0);
    expect((ready.score as number) * ready.weightShare + finding.healthGain).toBeCloseTo(100 * ready.weightShare, 9);
  });
});

describe('fresh', () => {
  it('[health] an ageing item counts half and a stale one nothing', () => {
    const unchangedFor = (days: number, id: number) => row(id, { updatedAt: NOW - days * DAY_MS });
    const rows = [unchangedFor(180, 1), unchangedFor(181, 2), unchangedFor(365, 3), unchangedFor(366, 4)];
    const fresh = partOf(assess(rows), 'fresh');
    expect(fresh.score).toBe(50);
    expect(fresh.facts).toEqual({ items: 4, ageing: 2, stale: 1, ageingDays: 180, staleDays: 365 });
    expect(fresh.findings.map(({ code, issueIds, healthGain }) => [code, issueIds, healthGain])).toEqual([
      ['stale', ['4'], expect.closeTo(25 * fresh.weightShare, 9)],
      ['ageing', ['2', '3'], expect.closeTo(25 * fresh.weightShare, 9)],
    ]);
  });
});

describe('size', () => {
  const rows = Array.from({ length: 30 }, (_, position) => row(position));
  const size = (resolvedPerMonth: number | null) => partOf(assess(rows, { resolvedPerMonth }), 'size');

  it('[health] has no data without throughput', () => {
    expect(size(null).score).toBeNull();
    expect(size(0).score).toBeNull();
  });

  it.each([
    [30, 100],
    [10, 100],
    [4, 50],
    [2.5, 0],
    [1, 0],
  ])('[health] 30 items at %d a month score %d', (resolvedPerMonth, score) => {
    expect(size(resolvedPerMonth).score).toBeCloseTo(score, 9);
  });

  it('[health] opens the items beyond three months of stock', () => {
    const part = size(4);
    expect(part.facts).toEqual({ items: 30, resolvedPerMonth: 4, months: 7.5, healthyMonths: 3 });
    expect(findingOf(part, 'tooMuchStock')).toMatchObject({ issueIds: rows.slice(12).map((one) => one.issueId) });
    expect(findingOf(part, 'tooMuchStock').healthGain).toBeCloseTo(50 * part.weightShare, 9);
    expect(size(10).findings).toEqual([]);
  });
});

describe('assessHealth, always', () => {
  const anyRow = fc
    .record({
      statusCategory: fc.constantFrom('todo' as const, 'inProgress' as const, 'done' as const),
      inActiveSprint: fc.boolean(),
      hierarchyLevel: fc.constantFrom(-1, 0, 0, 0, 1),
      size: fc.option(fc.constantFrom(1, 3, 8, 20), { nil: null }),
      updatedAt: fc.integer({ min: 0, max: 800 }).map((days) => NOW - days * DAY_MS),
      description: fc.record({ length: fc.integer({ min: 0, max: 100 }), hasAcceptanceCriteria: fc.boolean() }),
      value: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
      alignmentState: fc.constantFrom<AlignmentState>('aligned', 'weak', 'stale', 'exempt', 'unlinked'),
    })
    .map(({ value, alignmentState, ...facts }) => ({ facts, scores: { value, alignmentState, traceability: 45 } }));
  const anyRows = fc
    .array(anyRow, { maxLength: 40 })
    .map((drawn) => drawn.map(({ facts, scores }, position) => row(position, facts, scores)));
  const throughput = fc.option(fc.double({ min: 0, max: 50, noNaN: true }), { nil: null });
  const roadmap = fc.constantFrom<HealthRoadmapItem[]>([], [THEME], [item({ targetShare: 0.4, horizon: 'now' })]);

  it('[H1] parts add up to the score and everything is bounded', () => {
    fc.assert(
      fc.property(anyRows, throughput, roadmap, (rows, resolvedPerMonth, roadmap) => {
        const { score, parts } = assess(rows, { resolvedPerMonth, roadmap });
        const adds = parts.reduce((sum, part) => sum + part.adds, 0);
        expect(Math.abs(adds - (score ?? 0))).toBeLessThan(1e-9);
        for (const part of parts) {
          expect(part.score ?? 0).toBeGreaterThanOrEqual(0);
          expect(part.score ?? 0).toBeLessThanOrEqual(100 + 1e-9);
        }
        if (score !== null) expect(parts.reduce((sum, part) => sum + part.weightShare, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('[H4] no finding is empty, no gain negative, and none exceeds what the part lacks', () => {
    fc.assert(
      fc.property(anyRows, throughput, roadmap, (rows, resolvedPerMonth, roadmap) => {
        for (const part of assess(rows, { resolvedPerMonth, roadmap }).parts) {
          for (const { healthGain, issueIds, itemIds, minutes } of part.findings) {
            expect(issueIds.length + itemIds.length).toBeGreaterThan(0);
            expect(minutes).toBeGreaterThan(0);
            expect(healthGain).toBeGreaterThanOrEqual(0);
            expect(healthGain).toBeLessThanOrEqual(part.weightShare * (100 - (part.score ?? 0)) + 1e-9);
          }
        }
      }),
    );
  });

  it('[H4] mending a finding for real gains what was promised', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const report = assess(rows);
        const unlinked = new Set(partOf(report, 'fit').findings.find(({ code }) => code === 'unlinked')?.issueIds);
        const mended = rows.map((one) =>
          unlinked.has(one.issueId) ? { ...one, scores: { ...one.scores, alignmentState: 'aligned' as const } } : one,
        );
        const promised = partOf(report, 'fit').findings.find(({ code }) => code === 'unlinked')?.healthGain ?? 0;
        expect(Math.abs((assess(mended).score ?? 0) - (report.score ?? 0) - promised)).toBeLessThan(1e-9);
      }),
    );
  });
});
