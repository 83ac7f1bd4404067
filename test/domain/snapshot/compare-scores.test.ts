import { compareScores } from '../../../src/domain/snapshot/compare-scores';
import type { IssueScores, ScoredIssue } from '../../../src/domain/snapshot/scored-issue';
import { aRoadmap, aRoadmapItem } from '../../builders/a-roadmap';
import { aScoredIssue, UNLINKED_SCORES } from '../../builders/a-scored-issue';
import { issueId, itemId } from '../../builders/ids';

const row = (id: string, scores: Partial<IssueScores> = {}, facts: Partial<ScoredIssue> = {}) =>
  aScoredIssue({ ...facts, issueId: issueId(id), scores });
const compare = (
  before: readonly ScoredIssue[],
  after: readonly ScoredIssue[],
  roadmapAfter = aRoadmap(),
  roadmapBefore = aRoadmap(),
) => compareScores({ before, after, bands: { medium: 40, high: 70 }, roadmapBefore, roadmapAfter });

describe('compareScores', () => {
  it('[preview] says that nothing changes where nothing does', () => {
    expect(compare([row('1')], [row('1')])).toMatchObject({
      compared: 1,
      changed: 0,
      up: 0,
      down: 0,
      becomeUnlinked: 0,
      becomeLinked: 0,
      movers: [],
      emptiedThemes: [],
    });
  });

  it('[preview] compares open base-level issues that are there before and after', () => {
    const before = [row('1'), row('2'), row('3', {}, { hierarchyLevel: 1 }), row('4', {}, { statusCategory: 'done' })];
    const after = [row('1'), row('3', {}, { hierarchyLevel: 1 }), row('4', {}, { statusCategory: 'done' }), row('5')];
    expect(compare(before, after).compared).toBe(1);
  });

  it('[preview] counts moves between bands, of value and of alignment, up and down', () => {
    const before = [row('1', { value: 60 }), row('2', { alignment: 80 }), row('3', { value: 60 }), row('4')];
    const after = [row('1', { value: 75 }), row('2', { alignment: 30 }), row('3', { value: 69 }), row('4')];
    const changes = compare(before, after);
    expect(changes).toMatchObject({ compared: 4, changed: 2, up: 1, down: 1 });
    expect(changes.movers.map(({ issueKey, measure, before, after }) => [issueKey, measure, before, after])).toEqual([
      ['SHOP-2', 'alignment', 80, 30],
      ['SHOP-1', 'value', 60, 75],
      ['SHOP-3', 'value', 60, 69],
    ]);
  });

  it('[A6] an unlinked issue has no number before or after, and a number that appears rises', () => {
    const changes = compare([row('1', UNLINKED_SCORES), row('2')], [row('1'), row('2', UNLINKED_SCORES)]);
    expect(changes).toMatchObject({ changed: 2, up: 1, down: 1, becomeLinked: 1, becomeUnlinked: 1 });
    expect(changes.movers).toMatchObject([
      { issueKey: 'SHOP-1', before: null, after: 80, stateBefore: 'unlinked', stateAfter: 'aligned' },
      { issueKey: 'SHOP-2', before: 80, after: null, stateBefore: 'aligned', stateAfter: 'unlinked' },
    ]);
  });

  it('[V4] a value that becomes known is a change', () => {
    expect(compare([row('1', { value: null })], [row('1', { value: 30 })])).toMatchObject({
      changed: 1,
      up: 1,
      movers: [{ measure: 'value', before: null, after: 30 }],
    });
  });

  it('[preview] a number that appears or goes moves further than any that stays', () => {
    const before = [row('1', { value: 0 }), row('2', { value: null }), row('3', { value: 1 })];
    const after = [row('1', { value: 99 }), row('2', { value: 1 }), row('3', { value: null })];
    expect(compare(before, after).movers.map(({ issueKey }) => issueKey)).toEqual(['SHOP-2', 'SHOP-3', 'SHOP-1']);
  });

  it('[preview] half a point is a move, less is rounding', () => {
    const before = [row('1', { value: 50 }), row('2', { value: 50 })];
    const after = [row('1', { value: 50.5 }), row('2', { value: 50.49 })];
    expect(compare(before, after).movers.map(({ issueKey }) => issueKey)).toEqual(['SHOP-1']);
  });

  it('[A6] a change of state alone counts, in neither direction', () => {
    const stale = { alignmentState: 'stale', alignment: 0 } as const;
    const changes = compare([row('1', stale)], [row('1', { ...stale, alignmentState: 'aligned' })]);
    expect(changes).toMatchObject({ changed: 1, up: 0, down: 0 });
    expect(changes.movers).toHaveLength(1);
    expect(compare([row('1', UNLINKED_SCORES)], [row('1', { alignmentState: 'exempt' })]).movers[0]).toMatchObject({
      before: null,
      after: null,
    });
  });

  it('[preview] names the furthest twenty, ties by key, and no mere rounding', () => {
    const ids = Array.from({ length: 25 }, (_, position) => String(position + 10));
    const before = [...ids.map((id) => row(id, { value: 50 })), row('99', { value: 50 })];
    const after = [...ids.map((id) => row(id, { value: 51 })).toReversed(), row('99', { value: 50.4 })];
    const { movers, changed } = compare(before, after);
    expect(changed).toBe(0);
    expect(movers.map(({ issueKey }) => issueKey)).toEqual(ids.slice(0, 20).map((id) => `SHOP-${id}`));
    const twice = compare([row('7', { value: 10 }), row('7', { value: 20 })], [row('7'), row('7')]);
    expect(twice.movers.map(({ before }) => before)).toEqual([20, 20]);
  });

  it('[A7] names themes that lose all their work, and counts per item before and after', () => {
    const smaller = { items: [aRoadmapItem({ itemId: itemId('other') })], rules: [] };
    const before = [row('1'), row('2')];
    const after = [row('1', UNLINKED_SCORES), row('2', { themeId: itemId('other'), itemId: itemId('other') })];
    const changes = compare(before, after, smaller);
    expect(changes.emptiedThemes).toEqual([{ itemId: 'theme', title: 'theme', lost: 2 }]);
    expect(changes.issuesByItem).toEqual([
      { itemId: 'other', before: 0, after: 1 },
      { itemId: 'theme', before: 2, after: 0 },
      { itemId: 'initiative', before: 2, after: 0 },
      { itemId: 'epic', before: 2, after: 0 },
    ]);
    expect(compare(after, before, aRoadmap(), smaller).issuesByItem[0]).toEqual({
      itemId: 'theme',
      before: 0,
      after: 2,
    });
  });

  it('[V8] counts the moves from band to band, unknown among them', () => {
    const values = (...all: readonly (number | null)[]) => all.map((value, at) => row(String(at), { value }));
    expect(compare(values(80, 80, 50, null, 30, 60), values(50, 50, 90, 20, null, 61)).bandMoves).toEqual([
      { from: 'high', to: 'medium', issues: 2 },
      { from: 'medium', to: 'high', issues: 1 },
      { from: 'low', to: null, issues: 1 },
      { from: null, to: 'low', issues: 1 },
    ]);
  });

  it('[V8] reads each side by its own bands', () => {
    const bands = { medium: 10, high: 50 };
    const changes = compareScores({
      before: [row('1')],
      after: [row('1')],
      bands,
      bandsBefore: { medium: 40, high: 70 },
      roadmapBefore: aRoadmap(),
      roadmapAfter: aRoadmap(),
    });
    expect(changes.bandMoves).toEqual([{ from: 'medium', to: 'high', issues: 1 }]);
  });

  it('[V8] tells which share of the pairs turns round, over items with a value before and after', () => {
    const values = (...all: readonly (number | null)[]) => all.map((value, at) => row(String(at), { value }));
    expect(compare(values(10, 20, 30, null), values(30, 20, 10, 5)).kendallDistance).toBe(1);
    expect(compare(values(10, 20, 30), values(10, 30, 20)).kendallDistance).toBeCloseTo(1 / 3, 12);
    expect(compare(values(10, null), values(10, 3)).kendallDistance).toBeNull();
  });
});
