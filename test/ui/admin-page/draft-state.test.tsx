import * as fc from 'fast-check';
import type { Roadmap } from '../../../src/domain/roadmap/roadmap';
import { compareDrafts } from '../../../static/admin-page/draft/compare-drafts';
import {
  type DraftAction,
  type DraftBase,
  type DraftState,
  reduceDraft,
  startDraft,
} from '../../../static/admin-page/draft/draft-state';
import { changeItem } from '../../../static/admin-page/draft/roadmap-edits';
import { aModel } from '../../builders/a-model';
import { aRoadmap } from '../../builders/a-roadmap';
import { itemId } from '../../builders/ids';
import { anEdit } from './an-edit';

const base: DraftBase = { roadmap: aRoadmap(), model: aModel(), roadmapRevision: 41, modelRevision: 14 };

const edit = (change: (roadmap: Roadmap) => Roadmap, mergeKey?: string): DraftAction => ({
  kind: 'edit',
  what: 'Edit',
  ...(mergeKey === undefined ? {} : { mergeKey }),
  change: (draft) => ({ ...draft, roadmap: change(draft.roadmap) }),
});
const run = (actions: readonly DraftAction[], from: DraftState = startDraft(base)): DraftState =>
  actions.reduce(reduceDraft, from);
const rename = (title: string): DraftAction =>
  edit((roadmap) => changeItem(roadmap, itemId('theme'), { title }), 'theme/name');

describe('the draft', () => {
  test('as many undos as edits lead back to the saved state, and as many redos back again', () => {
    fc.assert(
      fc.property(fc.array(anEdit('a'), { maxLength: 15 }), (edits) => {
        const edited = run(edits.map((each) => edit(each)));
        const undone = run(
          edits.map(() => ({ kind: 'undo' })),
          edited,
        );
        expect(undone.draft).toEqual({ roadmap: base.roadmap, model: base.model });
        expect(compareDrafts(undone.base, undone.draft)).toEqual([]);
        const redone = run(
          edits.map(() => ({ kind: 'redo' })),
          undone,
        );
        expect(redone.draft).toEqual(edited.draft);
      }),
    );
  });

  test('typing a word is one step of undo', () => {
    const state = run([rename('C'), rename('Ch'), rename('Checkout'), { kind: 'undo' }]);
    expect(state.draft.roadmap).toEqual(base.roadmap);
    expect(state.past).toEqual([]);
  });

  test('an edit after an undo begins anew and drops what could have been redone', () => {
    const state = run([rename('One'), { kind: 'undo' }, rename('Two')]);
    expect(state.future).toEqual([]);
    expect(state.draft.roadmap.items[0]?.title).toBe('Two');
  });

  test('discarding can be undone: nothing typed is lost', () => {
    const discarded = run([rename('Checkout'), { kind: 'discard' }]);
    expect(compareDrafts(discarded.base, discarded.draft)).toEqual([]);
    expect(run([{ kind: 'undo' }], discarded).draft.roadmap.items[0]?.title).toBe('Checkout');
  });

  test('saving moves the base and keeps the steps', () => {
    const edited = run([rename('Checkout')]);
    const saved = run([{ kind: 'savedRoadmap', roadmap: edited.draft.roadmap, revision: 42 }], edited);
    expect(saved.base.roadmapRevision).toBe(42);
    expect(compareDrafts(saved.base, saved.draft)).toEqual([]);
    expect(saved.past).toHaveLength(1);
  });

  test('a change is told by its field, before and after', () => {
    const { draft } = run([edit((roadmap) => changeItem(roadmap, itemId('initiative'), { horizon: 'later' }))]);
    expect(compareDrafts(base, draft)).toEqual([
      {
        subject: 'item',
        id: 'initiative',
        name: 'initiative',
        kind: 'changed',
        field: 'horizon',
        before: null,
        after: 'later',
      },
    ]);
  });
});
