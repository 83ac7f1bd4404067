import fc from 'fast-check';
import type { IssueId, RoadmapItemId } from '../../../src/domain/ids';
import type { Roadmap, RoadmapItem } from '../../../src/domain/roadmap/roadmap';
import { type IndexedItem, indexRoadmap } from '../../../src/domain/roadmap/roadmap-index';
import { aRoadmap, aRoadmapItem, aRule } from '../../builders/a-roadmap';
import { issueId, itemId, ruleId } from '../../builders/ids';

const NONE_DONE: ReadonlySet<IssueId> = new Set();
const indexed = (roadmap: Roadmap, id: string, done = NONE_DONE): IndexedItem =>
  indexRoadmap(roadmap, done).items.get(itemId(id)) as IndexedItem;
const tree = (...items: Partial<RoadmapItem>[]): Roadmap => ({ items: items.map(aRoadmapItem), rules: [] });
const child = (id: string, parent: string, overrides: Partial<RoadmapItem> = {}): Partial<RoadmapItem> => ({
  itemId: itemId(id),
  parentId: itemId(parent),
  level: 'initiative',
  ...overrides,
});

describe('indexRoadmap', () => {
  it('[A1] normalises weights among siblings', () => {
    expect(indexed(aRoadmap(), 'theme')).toMatchObject({ share: 0.75, largestShare: 0.75, themeId: 'theme' });
    expect(indexed(aRoadmap(), 'other')).toMatchObject({ share: 0.25, largestShare: 0.75 });
    expect(indexed(aRoadmap(), 'epic')).toMatchObject({ share: 1, largestShare: 1, themeId: 'theme' });
  });

  it('[A5] multiplies relative weights down the path, then horizon and state', () => {
    const roadmap = tree(
      { itemId: itemId('a'), weight: 4, horizon: 'next' },
      { itemId: itemId('b'), weight: 2, horizon: 'now', state: 'paused' },
      child('b1', 'b', { weight: 1 }),
      child('b2', 'b', { weight: 4 }),
    );
    expect(indexed(roadmap, 'a').importance).toBeCloseTo(0.6, 12);
    expect(indexed(roadmap, 'b1').importance).toBeCloseTo(0.5 * 0.25 * 1 * 0.3, 12);
    expect(indexed(roadmap, 'b1').path).toEqual(['b', 'b1']);
  });

  it.each([
    ['now', 1],
    ['next', 0.6],
    ['later', 0.3],
    [null, 0.5],
  ] as const)('[A2] horizon %s counts %d', (horizon, factor) => {
    expect(indexed(tree({ horizon }), 'theme').importance).toBe(factor);
  });

  it.each([
    ['active', 1],
    ['paused', 0.3],
    ['done', 0],
    ['dropped', 0],
    [null, 1],
  ] as const)('[A2] state %s counts %d', (state, factor) => {
    expect(indexed(tree({ state, horizon: 'now' }), 'theme').importance).toBe(factor);
  });

  it('[A5] takes horizon and state from the nearest ancestor that has one', () => {
    const roadmap = tree(
      { itemId: itemId('t'), horizon: 'later', state: 'paused' },
      child('i', 't'),
      child('e', 'i', { horizon: 'now', state: 'active' }),
      child('f', 'e'),
    );
    expect(indexed(roadmap, 'i')).toMatchObject({ horizon: 'later', horizonInherited: true, state: 'paused' });
    expect(indexed(roadmap, 'e')).toMatchObject({ horizon: 'now', horizonInherited: false, state: 'active' });
    expect(indexed(roadmap, 'f')).toMatchObject({ horizon: 'now', horizonInherited: true, state: 'active' });
    expect(indexed(tree({}), 'theme')).toMatchObject({ horizon: null, horizonInherited: false, state: 'active' });
  });

  it('[A5] an item whose Jira issue is done is done, unless it says otherwise itself', () => {
    const done = new Set([issueId('900')]);
    expect(indexed(aRoadmap(), 'epic', done).state).toBe('done');
    expect(indexed(aRoadmap(), 'initiative', done).state).toBe('active');
    const kept = tree({ issueId: issueId('900'), state: 'active' });
    expect(indexed(kept, 'theme', done).state).toBe('active');
  });

  it('lists items in tree order, wherever parents are stored', () => {
    const roadmap = tree(
      child('x1', 'x'),
      { itemId: itemId('y') },
      { itemId: itemId('x') },
      child('y1', 'y'),
      child('x2', 'x'),
    );
    const { order, items } = indexRoadmap(roadmap, NONE_DONE);
    expect(order).toEqual(['y', 'y1', 'x', 'x1', 'x2']);
    expect(order.map((id) => items.get(id)?.position)).toEqual([0, 1, 2, 3, 4]);
  });

  it('leaves out cycles, orphans and repeated ids, and terminates', () => {
    const roadmap = tree(
      { itemId: itemId('t') },
      child('t', 't'),
      child('a', 'b'),
      child('b', 'a'),
      child('self', 'self'),
      child('lost', 'nowhere'),
    );
    expect(indexRoadmap(roadmap, NONE_DONE).order).toEqual(['t']);
    expect(indexRoadmap({ items: [], rules: [] }, NONE_DONE).order).toEqual([]);
  });

  it('finds items by the issue they stand for, the first where two do', () => {
    const roadmap = tree(
      { itemId: itemId('first'), issueId: issueId('7') },
      { itemId: itemId('second'), issueId: issueId('7') },
    );
    expect([...indexRoadmap(roadmap, NONE_DONE).byIssueId]).toEqual([['7', 'first']]);
  });

  it('[A3] sorts rules by what they match on, ignoring case, without those to unknown items', () => {
    const { rules } = indexRoadmap(
      aRoadmap({
        rules: [
          aRule({ ruleId: ruleId('l1'), query: ' Wallet' }),
          aRule({ ruleId: ruleId('l2'), query: 'WALLET ', itemId: itemId('other') }),
          aRule({ ruleId: ruleId('c'), kind: 'component', query: 'App' }),
          aRule({ ruleId: ruleId('v'), kind: 'version', query: '2.0' }),
          aRule({ ruleId: ruleId('j'), kind: 'jql', query: 'labels = x' }),
          aRule({ ruleId: ruleId('gone'), itemId: itemId('nowhere') }),
        ],
      }),
      NONE_DONE,
    );
    expect(rules.label.get('wallet')?.map((rule) => rule.ruleId)).toEqual(['l1', 'l2']);
    expect([...rules.component.keys(), ...rules.version.keys()]).toEqual(['app', '2.0']);
    expect([...rules.byId.keys()]).toEqual(['l1', 'l2', 'c', 'v', 'j']);
  });

  it('[A1] [A5] shares of siblings add up to 1 and importance stays in [0,1]', () => {
    const items = fc.array(
      fc.record({
        parent: fc.option(fc.nat(15), { nil: null }),
        weight: fc.double({ min: 0.01, max: 1000, noNaN: true }),
        horizon: fc.constantFrom('now' as const, 'next' as const, 'later' as const, null),
        state: fc.constantFrom('active' as const, 'paused' as const, 'done' as const, 'dropped' as const, null),
      }),
      { maxLength: 16 },
    );
    fc.assert(
      fc.property(items, (drawn) => {
        const roadmap = tree(
          ...drawn.map(({ parent, ...rest }, position) => ({
            ...rest,
            itemId: itemId(String(position)),
            parentId: parent === null ? null : itemId(String(parent)),
          })),
        );
        const sums = new Map<RoadmapItemId | null, number>();
        for (const { item, share, importance, path } of indexRoadmap(roadmap, NONE_DONE).items.values()) {
          sums.set(item.parentId, (sums.get(item.parentId) ?? 0) + share);
          expect(importance).toBeGreaterThanOrEqual(0);
          expect(importance).toBeLessThanOrEqual(1);
          expect(path.at(-1)).toBe(item.itemId);
        }
        for (const sum of sums.values()) expect(sum).toBeCloseTo(1, 9);
      }),
    );
  });
});
