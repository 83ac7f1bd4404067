import * as fc from 'fast-check';
import { validateRoadmap } from '../../../src/domain/roadmap/validate-roadmap';
import { compareDrafts } from '../../../static/admin-page/draft/compare-drafts';
import type { Draft } from '../../../static/admin-page/draft/draft-state';
import { rebaseDraft } from '../../../static/admin-page/draft/rebase-draft';
import { addItem, changeItem, moveItem, removeItem } from '../../../static/admin-page/draft/roadmap-edits';
import { aModel } from '../../builders/a-model';
import { aRoadmap, aRoadmapItem } from '../../builders/a-roadmap';
import { issueId, itemId } from '../../builders/ids';
import { anEdit, applyAll } from './an-edit';

const model = aModel();
const base: Draft = { roadmap: aRoadmap(), model };
const withRoadmap = (roadmap: Draft['roadmap']): Draft => ({ roadmap, model });
const edits = (prefix: string) => fc.array(anEdit(prefix), { maxLength: 12 });

describe('putting a draft on top of another revision', () => {
  test('what only they changed is taken, what only I changed stays', () => {
    const mine = withRoadmap(changeItem(base.roadmap, itemId('theme'), { weight: 9 }));
    const theirs = withRoadmap(changeItem(base.roadmap, itemId('theme'), { horizon: 'later' }));
    const { draft, clashes } = rebaseDraft({ base, mine, theirs });
    expect(draft.roadmap.items[0]).toMatchObject({ weight: 9, horizon: 'later' });
    expect(clashes).toEqual([]);
  });

  test('where both changed the same field mine stands and theirs is named', () => {
    const mine = withRoadmap(changeItem(base.roadmap, itemId('theme'), { weight: 9 }));
    const theirs = withRoadmap(changeItem(base.roadmap, itemId('theme'), { weight: 5 }));
    const { draft, clashes } = rebaseDraft({ base, mine, theirs });
    expect(draft.roadmap.items[0]?.weight).toBe(9);
    expect(clashes).toEqual([{ subject: 'item', id: 'theme', name: 'theme', field: 'weight', mine: 9, theirs: 5 }]);
  });

  test('the same change on both sides is no clash', () => {
    const same = withRoadmap(changeItem(base.roadmap, itemId('theme'), { weight: 9 }));
    expect(rebaseDraft({ base, mine: same, theirs: same }).clashes).toEqual([]);
  });

  test('what they deleted while I changed it is kept, with its parents, and named', () => {
    const mine = withRoadmap(changeItem(base.roadmap, itemId('epic'), { weight: 9 }));
    const theirs = withRoadmap(removeItem(base.roadmap, itemId('theme')));
    const { draft, clashes } = rebaseDraft({ base, mine, theirs });
    expect(draft.roadmap.items.map((item) => item.itemId).sort()).toEqual(['epic', 'initiative', 'other', 'theme']);
    expect(clashes).toMatchObject([{ id: 'epic', theirs: null }]);
  });

  test('two moves that would make a circle leave the item where they have it', () => {
    const items = ['a', 'b'].map((id) => aRoadmapItem({ itemId: itemId(id) }));
    const start = withRoadmap({ items, rules: [] });
    const mine = withRoadmap(moveItem(start.roadmap, itemId('a'), itemId('b'))!);
    const theirs = withRoadmap(moveItem(start.roadmap, itemId('b'), itemId('a'))!);
    expect(validateRoadmap(rebaseDraft({ base: start, mine, theirs }).draft.roadmap)).toEqual([]);
  });

  test('an epic that both added stands once', () => {
    const add = (id: string) =>
      withRoadmap(
        addItem(base.roadmap, {
          itemId: itemId(id),
          parentId: itemId('other'),
          title: id,
          issueId: issueId('77'),
          level: 'epic',
        }),
      );
    const { draft, clashes } = rebaseDraft({ base, mine: add('mine'), theirs: add('theirs') });
    expect(draft.roadmap.items.filter((item) => item.issueId === '77').map((item) => item.itemId)).toEqual(['theirs']);
    expect(clashes).toHaveLength(1);
  });

  test('criteria and settings of the model are merged by the same rule', () => {
    const mine: Draft = { ...base, model: { ...model, bands: { medium: 30, high: 70 } } };
    const [first, ...rest] = model.criteria;
    const theirs: Draft = { ...base, model: { ...model, criteria: [{ ...first!, weight: 7 }, ...rest] } };
    const { draft } = rebaseDraft({ base, mine, theirs });
    expect(draft.model.bands.medium).toBe(30);
    expect(draft.model.criteria[0]?.weight).toBe(7);
  });

  test('without changes of theirs my draft is unchanged, without mine theirs is taken', () => {
    fc.assert(
      fc.property(edits('m'), (list) => {
        const changed = withRoadmap(applyAll(base.roadmap, list));
        const onlyMine = rebaseDraft({ base, mine: changed, theirs: base });
        const onlyTheirs = rebaseDraft({ base, mine: base, theirs: changed });
        expect(compareDrafts(changed, onlyMine.draft)).toEqual([]);
        expect(compareDrafts(changed, onlyTheirs.draft)).toEqual([]);
        expect([...onlyMine.clashes, ...onlyTheirs.clashes]).toEqual([]);
      }),
    );
  });

  test('whatever both sides did, the result may be saved: no circle, nothing that hangs on nothing, no level out of order', () => {
    fc.assert(
      fc.property(edits('m'), edits('t'), (mine, theirs) => {
        const { draft } = rebaseDraft({
          base,
          mine: withRoadmap(applyAll(base.roadmap, mine)),
          theirs: withRoadmap(applyAll(base.roadmap, theirs)),
        });
        expect(validateRoadmap(draft.roadmap)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
