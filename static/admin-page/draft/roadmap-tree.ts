import type { RoadmapItemId } from '../../../src/domain/ids';
import type { Horizon, Roadmap, RoadmapItem, RoadmapState } from '../../../src/domain/roadmap/roadmap';

/** A roadmap item as a line of the editor. Shares are for orientation while typing; the saved ones come from the server. */
export interface TreeRow {
  readonly item: RoadmapItem;
  /** 0 for a theme. */
  readonly depth: number;
  readonly childCount: number;
  /** Share among siblings, 0 to 1. [A1] */
  readonly share: number;
  /** What the item has where it says nothing itself. [A5] */
  readonly inheritedHorizon: Horizon | null;
  readonly inheritedState: RoadmapState;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** Children of every parent in the order of the roadmap's list; the key null holds the themes. */
export function childrenByParent(
  items: readonly RoadmapItem[],
): ReadonlyMap<RoadmapItemId | null, readonly RoadmapItem[]> {
  const children = new Map<RoadmapItemId | null, RoadmapItem[]>();
  for (const item of items) {
    const siblings = children.get(item.parentId);
    if (siblings === undefined) children.set(item.parentId, [item]);
    else siblings.push(item);
  }
  return children;
}

/** Shares of siblings from their weights; they add up to 1. [A1] */
export function sharesOf(weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + (weight > 0 ? weight : 0), 0);
  return weights.map((weight) => (total > 0 && weight > 0 ? weight / total : 0));
}

/** The tree as lines, parents before children. Items that hang on nothing (an unknown parent, a circle) come last, so that they can be mended. */
export function treeRows(roadmap: Roadmap): readonly TreeRow[] {
  const children = childrenByParent(roadmap.items);
  const rows: TreeRow[] = [];
  const seen = new Set<RoadmapItemId>();

  interface Above {
    readonly depth: number;
    readonly horizon: Horizon | null;
    readonly state: RoadmapState;
  }
  const addSiblings = (siblings: readonly RoadmapItem[], above: Above): void => {
    const shares = sharesOf(siblings.map((item) => item.weight));
    siblings.forEach((item, at) => {
      if (seen.has(item.itemId)) return;
      seen.add(item.itemId);
      const below = children.get(item.itemId) ?? [];
      rows.push({
        item,
        depth: above.depth,
        childCount: below.length,
        share: shares[at] ?? 0,
        inheritedHorizon: above.horizon,
        inheritedState: above.state,
        isFirst: at === 0,
        isLast: at === siblings.length - 1,
      });
      addSiblings(below, {
        depth: above.depth + 1,
        horizon: item.horizon ?? above.horizon,
        state: item.state ?? above.state,
      });
    });
  };
  const top: Above = { depth: 0, horizon: null, state: 'active' };
  addSiblings(children.get(null) ?? [], top);
  for (const item of roadmap.items) if (!seen.has(item.itemId)) addSiblings([item], top);
  return rows;
}

/** The item and everything below it. */
export function subtreeOf(roadmap: Roadmap, itemId: RoadmapItemId): ReadonlySet<RoadmapItemId> {
  const children = childrenByParent(roadmap.items);
  const found = new Set<RoadmapItemId>();
  const queue: RoadmapItemId[] = [itemId];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    for (const child of children.get(next) ?? []) queue.push(child.itemId);
  }
  return found;
}

/** Titles from the theme down to the item: "Faster checkout / One-tap pay". */
export function pathTitle(
  roadmap: Roadmap,
  itemId: RoadmapItemId,
  titleOf: (item: RoadmapItem) => string = (item) => item.title,
): string {
  const byId = new Map(roadmap.items.map((item) => [item.itemId, item]));
  const titles: string[] = [];
  const seen = new Set<RoadmapItemId>();
  for (let at = byId.get(itemId); at !== undefined && !seen.has(at.itemId); ) {
    seen.add(at.itemId);
    titles.unshift(titleOf(at));
    at = at.parentId === null ? undefined : byId.get(at.parentId);
  }
  return titles.join(' / ');
}
