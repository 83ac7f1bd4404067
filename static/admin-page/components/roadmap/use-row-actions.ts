import { useLayoutEffect, useMemo, useRef } from 'react';
import type { RoadmapItemId } from '../../../../src/domain/ids';
import type { Roadmap, RoadmapItem, RoadmapLevel } from '../../../../src/domain/roadmap/roadmap';
import { announce } from '../../../shared/announce';
import { showFlag } from '../../../shared/host';
import { fieldElementId, focusElement } from '../../../shared/model/element-id';
import {
  addItem,
  changeItem,
  indentItem,
  moveItem,
  outdentItem,
  removeItem,
  shiftItem,
} from '../../draft/roadmap-edits';
import { subtreeOf } from '../../draft/roadmap-tree';
import { useDraft } from '../../hooks/use-draft';

export interface RowActions {
  readonly addTheme: () => void;
  readonly addChild: (parent: RoadmapItem, level: RoadmapLevel) => void;
  readonly change: (item: RoadmapItem, change: Partial<RoadmapItem>, what: string) => void;
  readonly shift: (item: RoadmapItem, by: -1 | 1) => void;
  readonly indent: (item: RoadmapItem) => void;
  readonly outdent: (item: RoadmapItem) => void;
  readonly move: (itemId: RoadmapItemId, parentId: RoadmapItemId | null) => void;
  readonly remove: (item: RoadmapItem) => void;
  readonly openPicker: (parentId: RoadmapItemId | null) => void;
  readonly openMove: (itemId: RoadmapItemId) => void;
  readonly openRule: (itemId: RoadmapItemId) => void;
}

export const newItemId = (): RoadmapItemId => crypto.randomUUID() as RoadmapItemId;

/** The edits of the tree, each one step of undo and told to screen readers. */
export function useRowActions(open: {
  readonly onPicker: (parentId: RoadmapItemId | null) => void;
  readonly onMove: (itemId: RoadmapItemId) => void;
  readonly onRule: (itemId: RoadmapItemId) => void;
  readonly onAdded: (parentId: RoadmapItemId | null) => void;
}): RowActions {
  const use = useDraft();
  // Hundreds of rows hold these actions: they stay the same objects, so that an edit draws again only the rows it changed.
  const latest = useRef(use);
  useLayoutEffect(() => {
    latest.current = use;
  }, [use]);
  const { dispatch } = use;
  return useMemo((): RowActions => {
    const editRoadmap: ReturnType<typeof useDraft>['editRoadmap'] = (edit) => latest.current.editRoadmap(edit);
    const titleOf = (item: RoadmapItem): string => latest.current.titleOf(item);
    const roadmapNow = (): Roadmap => latest.current.state.draft.roadmap;
    const add = (parentId: RoadmapItemId | null, level: RoadmapLevel, title: string): void => {
      const itemId = newItemId();
      editRoadmap({
        what: `Add ${title.toLowerCase()}`,
        change: (now) => addItem(now, { itemId, parentId, title, level }),
      });
      open.onAdded(parentId);
      focusElement(fieldElementId('item', itemId, 'title'), true);
    };
    const tryMove = (item: RoadmapItem, to: typeof indentItem, done: string): void => {
      const moved = to(roadmapNow(), item.itemId);
      if (moved === null) {
        announce(`${titleOf(item)} cannot move there: the tree has three levels.`);
        return;
      }
      editRoadmap({ what: `Move ${titleOf(item)}`, change: (now) => to(now, item.itemId) ?? now });
      announce(`${titleOf(item)} ${done}.`);
    };
    return {
      addTheme: () => add(null, 'theme', 'New theme'),
      addChild: (parent, level) => add(parent.itemId, level, parent.level === 'theme' ? 'New initiative' : 'New epic'),
      change: (item, change, what) =>
        editRoadmap({
          what: `Change ${what} of ${item.title}`,
          mergeKey: `${item.itemId}/${what}`,
          change: (now) => changeItem(now, item.itemId, change),
        }),
      shift: (item, by) => {
        editRoadmap({ what: `Move ${titleOf(item)}`, change: (now) => shiftItem(now, item.itemId, by) });
        announce(`${titleOf(item)} moved ${by < 0 ? 'up' : 'down'}.`);
      },
      indent: (item) => tryMove(item, indentItem, 'moved in'),
      outdent: (item) => tryMove(item, outdentItem, 'moved out'),
      move: (itemId, parentId) => {
        const item = roadmapNow().items.find((each) => each.itemId === itemId);
        if (item !== undefined) tryMove(item, (now) => moveItem(now, itemId, parentId), 'moved');
      },
      remove: (item) => {
        const below = subtreeOf(roadmapNow(), item.itemId).size - 1;
        const rules = roadmapNow().rules.length - removeItem(roadmapNow(), item.itemId).rules.length;
        editRoadmap({ what: `Delete ${titleOf(item)}`, change: (now) => removeItem(now, item.itemId) });
        const also = [below > 0 ? `${below} below it` : '', rules > 0 ? `${rules} rules that led there` : ''];
        showFlag({
          title: `${titleOf(item)} deleted from the draft`,
          description: [
            'Nothing is saved yet.',
            also.some(Boolean) ? `With it: ${also.filter(Boolean).join(', ')}.` : '',
          ]
            .filter(Boolean)
            .join(' '),
          appearance: 'info',
          actions: [{ text: 'Undo', onClick: () => dispatch({ kind: 'undo' }) }],
        });
      },
      openPicker: open.onPicker,
      openMove: open.onMove,
      openRule: open.onRule,
    };
  }, [dispatch, open]);
}
