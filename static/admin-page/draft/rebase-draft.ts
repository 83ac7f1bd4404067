import type { RoadmapItemId } from '../../../src/domain/ids';
import type { MappingRule, Roadmap, RoadmapItem } from '../../../src/domain/roadmap/roadmap';
import { type Clash, type Merging, mergeLists, type Sides } from '../../shared/model/merge-lists';
import { rebaseModel } from '../../shared/model/rebase-model';
import type { Draft } from './draft-state';
import { levelBelow } from './roadmap-edits';
import { childrenByParent } from './roadmap-tree';

export interface Rebased {
  readonly draft: Draft;
  readonly clashes: readonly Clash[];
}

const ITEM: Merging<RoadmapItem> = {
  subject: 'item',
  idOf: (item) => item.itemId,
  nameOf: (item) => item.title,
};
const RULE: Merging<MappingRule> = { subject: 'rule', idOf: (rule) => rule.ruleId, nameOf: (rule) => rule.name };
/** Brings back deleted parents and rule targets that a kept item or rule still hangs on. */
function restoreMissing(roadmap: Roadmap, known: readonly RoadmapItem[]): Roadmap {
  const byId = new Map(known.map((item) => [item.itemId, item]));
  const items = [...roadmap.items];
  const present = new Set(items.map((item) => item.itemId));
  const restore = (itemId: RoadmapItemId | null): void => {
    const item = itemId === null || present.has(itemId) ? undefined : byId.get(itemId);
    if (item === undefined) return;
    present.add(item.itemId);
    items.push(item);
    restore(item.parentId);
  };
  for (const item of roadmap.items) restore(item.parentId);
  for (const rule of roadmap.rules) restore(rule.itemId);
  return {
    items: items.map((item) =>
      item.parentId === null || present.has(item.parentId) ? item : { ...item, parentId: null, level: 'theme' },
    ),
    rules: roadmap.rules.filter((rule) => present.has(rule.itemId)),
  };
}

/** Where both sides' moves together would make a circle, the item goes back to where they have it. */
function withoutCircles(roadmap: Roadmap, theirs: Roadmap): Roadmap {
  const children = childrenByParent(roadmap.items);
  const reached = new Set<RoadmapItemId>();
  const visit = (parentId: RoadmapItemId | null): void => {
    for (const item of children.get(parentId) ?? []) {
      reached.add(item.itemId);
      visit(item.itemId);
    }
  };
  visit(null);
  const other = new Map(theirs.items.map((item) => [item.itemId, item]));
  const items = roadmap.items.map((item): RoadmapItem => {
    if (reached.has(item.itemId)) return item;
    const place = other.get(item.itemId);
    return place === undefined
      ? { ...item, parentId: null, level: 'theme' }
      : { ...item, parentId: place.parentId, level: place.level };
  });
  return { ...roadmap, items };
}

/** Two items for one Jira issue cannot stand: my later one gives way to theirs, with what hangs on it. */
function withoutTwins(roadmap: Roadmap, sides: Sides<Roadmap>, clashes: Clash[]): Roadmap {
  const theirs = new Set(sides.theirs.items.map((item) => item.itemId));
  const standing = new Map(
    roadmap.items.filter((item) => theirs.has(item.itemId)).map((item) => [item.issueId, item.itemId]),
  );
  const replacement = new Map<RoadmapItemId, RoadmapItemId>();
  for (const item of roadmap.items) {
    const twin = item.issueId === null ? undefined : standing.get(item.issueId);
    if (twin === undefined || twin === item.itemId) continue;
    replacement.set(item.itemId, twin);
    clashes.push({ subject: 'item', id: twin, name: item.title, field: null, mine: item, theirs: twin });
  }
  const follow = (itemId: RoadmapItemId): RoadmapItemId => replacement.get(itemId) ?? itemId;
  return {
    items: roadmap.items
      .filter((item) => !replacement.has(item.itemId))
      .map((item) => (item.parentId === null ? item : { ...item, parentId: follow(item.parentId) })),
    rules: roadmap.rules.map((rule) => ({ ...rule, itemId: follow(rule.itemId) })),
  };
}

/** Both sides' moves may together push an item below an epic: it goes beside its parent then. Only themes keep a target. */
function withFittingLevels(roadmap: Roadmap): Roadmap {
  const children = childrenByParent(roadmap.items);
  const fitting = new Map<RoadmapItemId, RoadmapItem>();
  const visit = (parent: RoadmapItem | null, siblings: readonly RoadmapItem[]): void => {
    for (const item of siblings) {
      const level = levelBelow(parent?.level ?? null, item.level);
      const placed: RoadmapItem =
        level === null
          ? { ...item, parentId: parent?.parentId ?? null, level: 'epic' }
          : { ...item, parentId: parent?.itemId ?? null, level };
      fitting.set(item.itemId, placed.level === 'theme' ? placed : { ...placed, targetShare: null });
      visit(
        level === null ? (fitting.get(placed.parentId ?? item.itemId) ?? placed) : placed,
        children.get(item.itemId) ?? [],
      );
    }
  };
  visit(null, children.get(null) ?? []);
  return { ...roadmap, items: roadmap.items.map((item) => fitting.get(item.itemId) ?? item) };
}

function rebaseRoadmap(sides: Sides<Roadmap>, clashes: Clash[]): Roadmap {
  const merged: Roadmap = {
    items: mergeLists({ base: sides.base.items, mine: sides.mine.items, theirs: sides.theirs.items }, ITEM, clashes),
    rules: mergeLists({ base: sides.base.rules, mine: sides.mine.rules, theirs: sides.theirs.rules }, RULE, clashes),
  };
  const whole = restoreMissing(merged, [...sides.base.items, ...sides.theirs.items, ...sides.mine.items]);
  return withFittingLevels(withoutCircles(withoutTwins(whole, sides, clashes), sides.theirs));
}

/** One's own changes on top of another person's revision (three-way, by id). Nothing of either side is lost silently: every clash is named. */
export function rebaseDraft(sides: Sides<Draft>): Rebased {
  const clashes: Clash[] = [];
  const roadmap = rebaseRoadmap(
    { base: sides.base.roadmap, mine: sides.mine.roadmap, theirs: sides.theirs.roadmap },
    clashes,
  );
  const model = rebaseModel({ base: sides.base.model, mine: sides.mine.model, theirs: sides.theirs.model }, clashes);
  return { draft: { roadmap, model }, clashes };
}
