import { EMPTY_ROADMAP, type RoadmapItem } from '../../../src/domain/roadmap/roadmap';
import { validateRoadmap } from '../../../src/domain/roadmap/validate-roadmap';
import { aRoadmap, aRoadmapItem, aRule } from '../../builders/a-roadmap';
import { issueId, itemId, ruleId } from '../../builders/ids';

const found = (items: readonly Partial<RoadmapItem>[], rules = [] as ReturnType<typeof aRule>[]) =>
  validateRoadmap({ items: items.map(aRoadmapItem), rules }).map(({ path, code }) => [path, code]);
const below = (parent: string, overrides: Partial<RoadmapItem> = {}): Partial<RoadmapItem> => ({
  itemId: itemId('below'),
  parentId: itemId(parent),
  level: 'initiative',
  ...overrides,
});

describe('validateRoadmap', () => {
  it('[A1] finds nothing wrong with a sound roadmap, nor with an empty one', () => {
    expect(validateRoadmap(aRoadmap())).toEqual([]);
    expect(validateRoadmap(EMPTY_ROADMAP)).toEqual([]);
  });

  it('lets an epic hang directly on a theme', () => {
    expect(found([{}, below('theme', { level: 'epic' })])).toEqual([]);
  });

  it('refuses repeated ids and two items for one issue', () => {
    const items = [
      { itemId: itemId('a'), issueId: issueId('5') },
      { itemId: itemId('a') },
      { itemId: itemId('b'), issueId: issueId('5') },
    ];
    expect(found(items, [aRule({ itemId: itemId('a') }), aRule({ itemId: itemId('a') })])).toEqual([
      ['items.1.itemId', 'duplicateId'],
      ['items.2.issueId', 'duplicateIssue'],
      ['rules.1.ruleId', 'duplicateId'],
    ]);
  });

  it('refuses an item that is no theme and hangs on nothing', () => {
    expect(found([{ level: 'epic' }])).toEqual([['items.0.parentId', 'parentMissing']]);
  });

  it('refuses unknown parents, self-parents and cycles', () => {
    expect(found([below('nowhere')])).toEqual([['items.0.parentId', 'unknownParent']]);
    expect(found([below('below')])).toEqual([['items.0.parentId', 'ownParent']]);
    const a = below('b', { itemId: itemId('a') });
    const b = below('a', { itemId: itemId('b') });
    expect(found([a, b])).toEqual([
      ['items.0.parentId', 'cycle'],
      ['items.1.parentId', 'cycle'],
    ]);
  });

  it('looks past a cycle above an item without looping', () => {
    const a = below('b', { itemId: itemId('a') });
    const b = below('a', { itemId: itemId('b') });
    const under = below('a', { itemId: itemId('c'), level: 'epic' });
    expect(found([a, b, under]).map(([path]) => path)).toEqual(['items.0.parentId', 'items.1.parentId']);
    const lost = below('nowhere', { itemId: itemId('d') });
    expect(found([lost, below('d', { level: 'epic' })])).toEqual([['items.0.parentId', 'unknownParent']]);
  });

  it('refuses a level that is not below its parent', () => {
    expect(found([{}, below('theme', { level: 'theme' })])).toEqual([['items.1.parentId', 'levelOrder']]);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('[A1] refuses a weight of %d', (weight) => {
    expect(found([{ weight }])).toEqual([['items.0.weight', 'weight']]);
  });

  it('[A1] refuses target shares below themes, outside 0 to 1, and over 1 together', () => {
    expect(found([{}, below('theme', { targetShare: 0.2 })])).toEqual([['items.1.targetShare', 'targetBelowTheme']]);
    expect(found([{ targetShare: -0.1 }])).toEqual([['items.0.targetShare', 'targetRange']]);
    const targets = [0.5, 0.3, 0.3].map((targetShare, position) => ({ itemId: itemId(`${position}`), targetShare }));
    expect(found(targets)).toEqual([['items', 'targetsOverOne']]);
  });

  it('[A1] accepts target shares that add up to 1 in floating point', () => {
    const targets = [0.1, 0.2, 0.7].map((targetShare, position) => ({ itemId: itemId(`${position}`), targetShare }));
    expect(found([...targets, { itemId: itemId('none') }])).toEqual([]);
  });

  it('[A3] refuses rules to unknown items and rules that match on nothing', () => {
    expect(found([{}], [aRule({ ruleId: ruleId('r'), itemId: itemId('nowhere'), query: '  ' })])).toEqual([
      ['rules.0.itemId', 'unknownItem'],
      ['rules.0.query', 'emptyQuery'],
    ]);
  });
});
