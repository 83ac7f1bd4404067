import type { RoadmapItemId } from '../../../src/domain/ids';
import type { MappingRule, Roadmap, RoadmapItem } from '../../../src/domain/roadmap/roadmap';
import type { Criterion, ValueModel } from '../../../src/domain/value/value-model';
import { isSame } from './compare-drafts';
import type { Draft } from './draft-state';
import { levelBelow } from './roadmap-edits';
import { childrenByParent } from './roadmap-tree';

/** A place where both sides changed the same thing differently; one's own draft wins and the other answer is named. */
export interface Clash {
  readonly subject: 'item' | 'rule' | 'criterion' | 'model';
  readonly id: string;
  readonly name: string;
  /** Null where the whole was deleted on one side and changed on the other, or added on both. */
  readonly field: string | null;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Rebased {
  readonly draft: Draft;
  readonly clashes: readonly Clash[];
}

interface Sides<T> {
  readonly base: T;
  readonly mine: T;
  readonly theirs: T;
}

interface Merging<T> {
  readonly subject: Clash['subject'];
  readonly idOf: (each: T) => string;
  readonly nameOf: (each: T) => string;
}

function mergeFields<T extends object>(sides: Sides<T>, by: Merging<T>, clashes: Clash[]): T {
  const merged: Record<string, unknown> = {};
  const mine = new Map<string, unknown>(Object.entries(sides.mine));
  const base = new Map<string, unknown>(Object.entries(sides.base));
  for (const [field, theirs] of Object.entries(sides.theirs) as [string, unknown][]) {
    const own = mine.get(field);
    const isOwnChange = !isSame(own, base.get(field));
    merged[field] = isOwnChange ? own : theirs;
    // The level follows from the parent: naming both would tell the same thing twice.
    if (!isOwnChange || field === 'level' || isSame(theirs, base.get(field)) || isSame(theirs, own)) continue;
    clashes.push({
      subject: by.subject,
      id: by.idOf(sides.mine),
      name: by.nameOf(sides.mine),
      field,
      mine: own,
      theirs,
    });
  }
  return merged as T;
}

/** Three lists into one, member by member: what only one side changed is taken from that side. Order: theirs, one's own additions after their neighbour. */
function mergeLists<T extends object>(sides: Sides<readonly T[]>, by: Merging<T>, clashes: Clash[]): readonly T[] {
  const index = (list: readonly T[]): Map<string, T> => new Map(list.map((each) => [by.idOf(each), each]));
  const [base, mine, theirs] = [index(sides.base), index(sides.mine), index(sides.theirs)];
  const merged = new Map<string, T>();
  const clash = (each: T, own: T | null, other: T | null): void => {
    clashes.push({
      subject: by.subject,
      id: by.idOf(each),
      name: by.nameOf(each),
      field: null,
      mine: own,
      theirs: other,
    });
  };
  for (const id of new Set([...theirs.keys(), ...mine.keys()])) {
    const [was, own, other] = [base.get(id), mine.get(id), theirs.get(id)];
    if (own !== undefined && other !== undefined) {
      merged.set(id, was === undefined ? own : mergeFields({ base: was, mine: own, theirs: other }, by, clashes));
    } else if (own !== undefined) {
      // They deleted it, or I added it.
      if (was !== undefined && isSame(own, was)) continue;
      if (was !== undefined) clash(own, own, null);
      merged.set(id, own);
    } else if (other !== undefined) {
      // I deleted it, or they added it.
      if (was !== undefined && !isSame(other, was)) clash(other, null, other);
      if (was === undefined) merged.set(id, other);
    }
  }
  return inOrder(merged, sides, by.idOf);
}

function inOrder<T>(
  merged: ReadonlyMap<string, T>,
  sides: Sides<readonly T[]>,
  idOf: (each: T) => string,
): readonly T[] {
  const isTheirOrderUntouched = isSame(
    sides.base.map(idOf),
    sides.theirs.map(idOf).filter((id) => sides.base.some((each) => idOf(each) === id)),
  );
  const [first, second] = isTheirOrderUntouched ? [sides.mine, sides.theirs] : [sides.theirs, sides.mine];
  const order = first.map(idOf).filter((id) => merged.has(id));
  let before = '';
  for (const id of second.map(idOf)) {
    if (merged.has(id) && !order.includes(id)) order.splice(order.indexOf(before) + 1 || order.length, 0, id);
    before = id;
  }
  return order.flatMap((id) => merged.get(id) ?? []);
}

const ITEM: Merging<RoadmapItem> = {
  subject: 'item',
  idOf: (item) => item.itemId,
  nameOf: (item) => item.title,
};
const RULE: Merging<MappingRule> = { subject: 'rule', idOf: (rule) => rule.ruleId, nameOf: (rule) => rule.name };
const CRITERION: Merging<Criterion> = {
  subject: 'criterion',
  idOf: (criterion) => criterion.criterionId,
  nameOf: (criterion) => criterion.name,
};

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

function rebaseModel(sides: Sides<ValueModel>, clashes: Clash[]): ValueModel {
  const criteria = mergeLists(
    { base: sides.base.criteria, mine: sides.mine.criteria, theirs: sides.theirs.criteria },
    CRITERION,
    clashes,
  );
  const settingsOf = (model: ValueModel): Omit<ValueModel, 'criteria'> => ({
    preset: model.preset,
    formula: model.formula,
    size: model.size,
    bands: model.bands,
  });
  const settings = mergeFields(
    { base: settingsOf(sides.base), mine: settingsOf(sides.mine), theirs: settingsOf(sides.theirs) },
    { subject: 'model', idOf: () => 'model', nameOf: () => 'Value model' },
    clashes,
  );
  return { ...settings, criteria };
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
