import * as fc from 'fast-check';
import type { Roadmap } from '../../../src/domain/roadmap/roadmap';
import {
  addItem,
  changeItem,
  indentItem,
  moveItem,
  outdentItem,
  putRule,
  removeItem,
  removeRule,
  shiftItem,
} from '../../../static/admin-page/draft/roadmap-edits';
import { itemId, ruleId } from '../../builders/ids';

export type Edit = (roadmap: Roadmap) => Roadmap;

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(list.length, 1)];

/** Any edit that the page can make, on any item; ids of added things carry the prefix, so that two people's never meet. */
export function anEdit(prefix: string): fc.Arbitrary<Edit> {
  const index = fc.nat({ max: 40 });
  const added = fc.integer({ min: 0, max: 1_000_000 }).map((number) => `${prefix}${number}`);
  const onItem = (edit: (roadmap: Roadmap, id: Roadmap['items'][number]['itemId']) => Roadmap | null) =>
    index.map(
      (chosen): Edit =>
        (roadmap) => {
          const item = at(roadmap.items, chosen);
          return item === undefined ? roadmap : (edit(roadmap, item.itemId) ?? roadmap);
        },
    );
  return fc.oneof(
    onItem((roadmap, id) => removeItem(roadmap, id)),
    onItem(indentItem),
    onItem(outdentItem),
    onItem((roadmap, id) => shiftItem(roadmap, id, 1)),
    onItem((roadmap, id) => shiftItem(roadmap, id, -1)),
    fc.tuple(index, index).map(
      ([from, to]): Edit =>
        (roadmap) => {
          const item = at(roadmap.items, from);
          const parent = at(roadmap.items, to);
          return item === undefined || parent === undefined
            ? roadmap
            : (moveItem(roadmap, item.itemId, parent.itemId) ?? roadmap);
        },
    ),
    fc.tuple(index, fc.integer({ min: 1, max: 100 })).map(
      ([chosen, weight]): Edit =>
        (roadmap) => {
          const item = at(roadmap.items, chosen);
          return item === undefined ? roadmap : changeItem(roadmap, item.itemId, { weight });
        },
    ),
    fc.tuple(index, added).map(
      ([chosen, id]): Edit =>
        (roadmap) => {
          const parent = at([null, ...roadmap.items], chosen);
          return addItem(roadmap, { itemId: itemId(id), parentId: parent?.itemId ?? null, title: id });
        },
    ),
    fc.tuple(index, added).map(
      ([chosen, id]): Edit =>
        (roadmap) => {
          const item = at(roadmap.items, chosen);
          return item === undefined
            ? roadmap
            : putRule(roadmap, { ruleId: ruleId(id), name: id, kind: 'label', query: id, itemId: item.itemId });
        },
    ),
    index.map(
      (chosen): Edit =>
        (roadmap) => {
          const rule = at(roadmap.rules, chosen);
          return rule === undefined ? roadmap : removeRule(roadmap, rule.ruleId);
        },
    ),
  );
}

export const applyAll = (roadmap: Roadmap, edits: readonly Edit[]): Roadmap =>
  edits.reduce((so, edit) => edit(so), roadmap);
