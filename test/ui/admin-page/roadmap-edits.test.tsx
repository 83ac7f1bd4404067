import * as fc from 'fast-check';
import { validateRoadmap } from '../../../src/domain/roadmap/validate-roadmap';
import {
  addItem,
  indentItem,
  moveItem,
  outdentItem,
  removeItem,
  shiftItem,
} from '../../../static/admin-page/draft/roadmap-edits';
import { pathTitle, sharesOf, treeRows } from '../../../static/admin-page/draft/roadmap-tree';
import { aRoadmap, aRoadmapItem } from '../../builders/a-roadmap';
import { issueId, itemId } from '../../builders/ids';
import { anEdit, applyAll } from './an-edit';

const titles = (roadmap: Parameters<typeof treeRows>[0]) =>
  treeRows(roadmap).map((row) => `${'  '.repeat(row.depth)}${row.item.title}`);

describe('edits of the roadmap tree', () => {
  test('no sequence of edits makes a roadmap that may not be saved', () => {
    fc.assert(
      fc.property(fc.array(anEdit('a'), { maxLength: 30 }), (edits) => {
        const roadmap = applyAll(aRoadmap(), edits);
        expect(validateRoadmap(roadmap)).toEqual([]);
        expect(treeRows(roadmap)).toHaveLength(roadmap.items.length);
      }),
    );
  });

  test('[A1] shares of siblings add up to 1, whatever the weights', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1 }), (weights) => {
        expect(sharesOf(weights).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  test('a new child hangs one level below its parent and weighs as its siblings do', () => {
    const roadmap = addItem(aRoadmap(), { itemId: itemId('new'), parentId: itemId('theme'), title: 'New' });
    expect(roadmap.items.at(-1)).toMatchObject({ level: 'initiative', weight: 1, parentId: 'theme' });
  });

  test('nothing hangs below an epic', () => {
    const roadmap = aRoadmap();
    expect(addItem(roadmap, { itemId: itemId('new'), parentId: itemId('epic'), title: 'New' })).toBe(roadmap);
    expect(moveItem(roadmap, itemId('initiative'), itemId('epic'))).toBeNull();
    // Indenting the theme would push its epics below epics.
    const swapped = shiftItem(roadmap, itemId('other'), -1);
    expect(indentItem(swapped, itemId('theme'))).toBeNull();
  });

  test('moving in makes a child of the sibling before, and its target goes: only themes have one', () => {
    const roadmap = aRoadmap({
      items: [
        aRoadmapItem({ itemId: itemId('a') }),
        aRoadmapItem({ itemId: itemId('b'), targetShare: 0.2 }),
        aRoadmapItem({ itemId: itemId('b1'), parentId: itemId('b'), level: 'initiative' }),
      ],
      rules: [],
    });
    const moved = indentItem(roadmap, itemId('b'));
    expect(moved).not.toBeNull();
    expect(titles(moved!)).toEqual(['a', '  b', '    b1']);
    expect(moved!.items.find((item) => item.itemId === 'b')).toMatchObject({ level: 'initiative', targetShare: null });
    expect(moved!.items.find((item) => item.itemId === 'b1')).toMatchObject({ level: 'epic' });
  });

  test('moving out puts the item beside its parent, right after it', () => {
    const moved = outdentItem(aRoadmap(), itemId('epic'));
    expect(titles(moved!)).toEqual(['theme', '  initiative', '  epic', 'other']);
  });

  test('deleting takes what is below along, and the rules that led there', () => {
    const roadmap = removeItem(aRoadmap(), itemId('theme'));
    expect(roadmap.items.map((item) => item.itemId)).toEqual(['other']);
    expect(roadmap.rules).toEqual([]);
  });

  test('[A5] horizon and state come from the nearest ancestor that has one', () => {
    const rows = treeRows(aRoadmap());
    expect(rows.find((row) => row.item.itemId === 'epic')).toMatchObject({
      inheritedHorizon: 'now',
      inheritedState: 'active',
    });
  });

  test('items that hang on nothing are still listed, so that they can be mended', () => {
    const lost = aRoadmapItem({
      itemId: itemId('lost'),
      parentId: itemId('gone'),
      level: 'epic',
      issueId: issueId('7'),
    });
    const roadmap = aRoadmap({ items: [...aRoadmap().items, lost] });
    expect(titles(roadmap)).toContain('lost');
    expect(pathTitle(roadmap, itemId('epic'))).toBe('theme / initiative / epic');
  });
});
