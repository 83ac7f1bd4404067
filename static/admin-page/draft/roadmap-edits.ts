import type { IssueId, RoadmapItemId, RuleId } from '../../../src/domain/ids';
import type { MappingRule, Roadmap, RoadmapItem, RoadmapLevel } from '../../../src/domain/roadmap/roadmap';
import { childrenByParent, subtreeOf } from './roadmap-tree';

const LEVELS: readonly RoadmapLevel[] = ['theme', 'initiative', 'epic'];
const rankOf = (level: RoadmapLevel): number => LEVELS.indexOf(level);

/** Weight of a new item: the mean of its siblings, so that adding one changes the shares of the others evenly. */
function usualWeight(siblings: readonly RoadmapItem[]): number {
  if (siblings.length === 0) return 50;
  return Math.max(1, Math.round(siblings.reduce((sum, item) => sum + item.weight, 0) / siblings.length));
}

/** The level of an item below a parent of the given level that would rather be `wanted`; null below an epic. */
export function levelBelow(parent: RoadmapLevel | null, wanted: RoadmapLevel): RoadmapLevel | null {
  return parent === null ? 'theme' : (LEVELS[Math.max(rankOf(wanted), rankOf(parent) + 1)] ?? null);
}

/** The level of a child of `parentId` that would rather be `wanted`: at least one below its parent; null where there is none. */
export function levelUnder(
  roadmap: Roadmap,
  parentId: RoadmapItemId | null,
  wanted: RoadmapLevel,
): RoadmapLevel | null {
  const parent = roadmap.items.find((item) => item.itemId === parentId);
  return parentId !== null && parent === undefined ? null : levelBelow(parent?.level ?? null, wanted);
}

export function addItem(
  roadmap: Roadmap,
  added: {
    readonly itemId: RoadmapItemId;
    readonly parentId: RoadmapItemId | null;
    readonly title: string;
    readonly issueId?: IssueId | null;
    readonly level?: RoadmapLevel;
  },
): Roadmap {
  const level = levelUnder(roadmap, added.parentId, added.level ?? 'theme');
  if (level === null) return roadmap;
  const siblings = childrenByParent(roadmap.items).get(added.parentId) ?? [];
  const item: RoadmapItem = {
    itemId: added.itemId,
    parentId: added.parentId,
    level,
    title: added.title,
    weight: usualWeight(siblings),
    horizon: null,
    state: null,
    ownerAccountId: null,
    targetShare: null,
    issueId: added.issueId ?? null,
  };
  return { ...roadmap, items: [...roadmap.items, item] };
}

export function changeItem(roadmap: Roadmap, itemId: RoadmapItemId, change: Partial<RoadmapItem>): Roadmap {
  return {
    ...roadmap,
    items: roadmap.items.map((item) => (item.itemId === itemId ? { ...item, ...change } : item)),
  };
}

/** Removes the item with everything below it, and the rules that led there. */
export function removeItem(roadmap: Roadmap, itemId: RoadmapItemId): Roadmap {
  const gone = subtreeOf(roadmap, itemId);
  return {
    items: roadmap.items.filter((item) => !gone.has(item.itemId)),
    rules: roadmap.rules.filter((rule) => !gone.has(rule.itemId)),
  };
}

/** Changes places with the sibling before (-1) or after (1). */
export function shiftItem(roadmap: Roadmap, itemId: RoadmapItemId, by: -1 | 1): Roadmap {
  const item = roadmap.items.find((each) => each.itemId === itemId);
  if (item === undefined) return roadmap;
  const siblings = childrenByParent(roadmap.items).get(item.parentId) ?? [];
  const other = siblings[siblings.indexOf(item) + by];
  if (other === undefined) return roadmap;
  return {
    ...roadmap,
    items: roadmap.items.map((each) => (each === item ? other : each === other ? item : each)),
  };
}

/**
 * Hangs the item, with everything below it, under another parent. Null where that cannot be: under itself, or where
 * something would end up below an epic.
 */
export function moveItem(roadmap: Roadmap, itemId: RoadmapItemId, parentId: RoadmapItemId | null): Roadmap | null {
  const item = roadmap.items.find((each) => each.itemId === itemId);
  if (item === undefined || (parentId !== null && subtreeOf(roadmap, itemId).has(parentId))) return null;
  const level = levelUnder(roadmap, parentId, item.level);
  if (level === null) return null;
  const rest = roadmap.items.filter((each) => each.itemId !== itemId);
  const moved: RoadmapItem = { ...item, parentId, level, targetShare: level === 'theme' ? item.targetShare : null };
  return withLevelsBelow({ ...roadmap, items: [...rest, moved] }, itemId);
}

function withLevelsBelow(roadmap: Roadmap, itemId: RoadmapItemId): Roadmap | null {
  let current = roadmap;
  for (const child of childrenByParent(roadmap.items).get(itemId) ?? []) {
    const level = levelUnder(current, itemId, child.level);
    if (level === null) return null;
    const changed = withLevelsBelow(changeItem(current, child.itemId, { level }), child.itemId);
    if (changed === null) return null;
    current = changed;
  }
  return current;
}

/** One step in: under the sibling before it. Null where there is none or the tree would get too deep. */
export function indentItem(roadmap: Roadmap, itemId: RoadmapItemId): Roadmap | null {
  const item = roadmap.items.find((each) => each.itemId === itemId);
  if (item === undefined) return null;
  const siblings = childrenByParent(roadmap.items).get(item.parentId) ?? [];
  const before = siblings[siblings.indexOf(item) - 1];
  return before === undefined ? null : moveItem(roadmap, itemId, before.itemId);
}

/** One step out: beside its parent, right after it. Null for a theme. */
export function outdentItem(roadmap: Roadmap, itemId: RoadmapItemId): Roadmap | null {
  const item = roadmap.items.find((each) => each.itemId === itemId);
  const parent = roadmap.items.find((each) => each.itemId === item?.parentId);
  if (parent === undefined) return null;
  const moved = moveItem(roadmap, itemId, parent.parentId);
  if (moved === null) return null;
  const last = moved.items.find((each) => each.itemId === itemId);
  if (last === undefined) return null;
  const rest = moved.items.filter((each) => each.itemId !== itemId);
  const at = rest.findIndex((each) => each.itemId === parent.itemId);
  return { ...moved, items: [...rest.slice(0, at + 1), last, ...rest.slice(at + 1)] };
}

export function putRule(roadmap: Roadmap, rule: MappingRule): Roadmap {
  const known = roadmap.rules.some((each) => each.ruleId === rule.ruleId);
  return {
    ...roadmap,
    rules: known ? roadmap.rules.map((each) => (each.ruleId === rule.ruleId ? rule : each)) : [...roadmap.rules, rule],
  };
}

export function removeRule(roadmap: Roadmap, ruleId: RuleId): Roadmap {
  return { ...roadmap, rules: roadmap.rules.filter((rule) => rule.ruleId !== ruleId) };
}
