import type { IssueId, RoadmapItemId, RuleId } from '../ids';
import type { Horizon, MappingRule, Roadmap, RoadmapItem, RoadmapState } from './roadmap';

/** How much each horizon counts; none is .5. Convention. [A2] */
export const HORIZON_FACTOR: Readonly<Record<Horizon | 'none', number>> = { now: 1, next: 0.6, later: 0.3, none: 0.5 };

/** How much each state counts. Convention. [A2] */
export const STATE_FACTOR: Readonly<Record<RoadmapState, number>> = { active: 1, paused: 0.3, done: 0, dropped: 0 };

/** A roadmap item with everything that follows from its place in the tree. [A1] [A2] [A5] */
export interface IndexedItem {
  readonly item: RoadmapItem;
  /** Share among its siblings, 0 to 1, and the largest share among them. [A1] */
  readonly share: number;
  readonly largestShare: number;
  /** Own, else of the nearest ancestor that has one. */
  readonly horizon: Horizon | null;
  readonly horizonInherited: boolean;
  /** Own, else done where its Jira issue is done, else of the nearest ancestor, else active. */
  readonly state: RoadmapState;
  readonly themeId: RoadmapItemId;
  /** Theme first, the item itself last. */
  readonly path: readonly RoadmapItemId[];
  /** Product along the path of share / largest share, in (0,1]. */
  readonly relativeWeight: number;
  /** imp(r) in [0,1]: relative weights along the path, times horizon, times state. [A5] */
  readonly importance: number;
  /** Its place in tree order, from 0. */
  readonly position: number;
}

/** The rules of a roadmap by what they match on; names in lower case. Rules to unknown items are left out. [A3] */
interface RuleIndex {
  readonly byId: ReadonlyMap<RuleId, MappingRule>;
  readonly label: ReadonlyMap<string, readonly MappingRule[]>;
  readonly component: ReadonlyMap<string, readonly MappingRule[]>;
  readonly version: ReadonlyMap<string, readonly MappingRule[]>;
}

/** A roadmap made ready for looking up evidence. */
export interface RoadmapIndex {
  readonly items: ReadonlyMap<RoadmapItemId, IndexedItem>;
  /** Tree order: every item before what is below it, siblings as stored. */
  readonly order: readonly RoadmapItemId[];
  readonly byIssueId: ReadonlyMap<IssueId, RoadmapItemId>;
  readonly rules: RuleIndex;
}

/** The form in which names of labels, components and versions are compared. [A3] */
export function comparableName(name: string): string {
  return name.trim().toLowerCase();
}

/**
 * Works out shares, horizons, states and importance of every item that hangs on a top-level one. Items in a cycle or
 * below an unknown parent are left out; `validateRoadmap` names them.
 */
export function indexRoadmap(roadmap: Roadmap, doneIssueIds: ReadonlySet<IssueId>): RoadmapIndex {
  const children = childrenByParent(roadmap.items);
  const items = new Map<RoadmapItemId, IndexedItem>();
  const addLevel = (siblings: readonly RoadmapItem[], parent: IndexedItem | null): void => {
    const weights = siblings.reduce((sum, sibling) => sum + sibling.weight, 0);
    const largestShare = Math.max(...siblings.map((sibling) => sibling.weight)) / weights;
    for (const item of siblings) {
      const share = item.weight / weights;
      const indexed = indexedFrom({ item, parent, share, largestShare, doneIssueIds, position: items.size });
      items.set(item.itemId, indexed);
      addLevel(children.get(item.itemId) ?? [], indexed);
    }
  };
  addLevel(children.get(null) ?? [], null);
  return {
    items,
    order: [...items.keys()],
    byIssueId: itemsByIssue(items),
    rules: indexRules(roadmap.rules.filter((rule) => items.has(rule.itemId))),
  };
}

// An id that comes twice counts where it comes first, which also keeps the walk down the tree finite.
function childrenByParent(items: readonly RoadmapItem[]): ReadonlyMap<RoadmapItemId | null, readonly RoadmapItem[]> {
  const firstOfId = new Map<RoadmapItemId, RoadmapItem>();
  for (const item of items) if (!firstOfId.has(item.itemId)) firstOfId.set(item.itemId, item);
  return grouped([...firstOfId.values()], (item) => item.parentId);
}

function indexedFrom({
  item,
  parent,
  share,
  largestShare,
  doneIssueIds,
  position,
}: {
  readonly item: RoadmapItem;
  readonly parent: IndexedItem | null;
  readonly share: number;
  readonly largestShare: number;
  readonly doneIssueIds: ReadonlySet<IssueId>;
  readonly position: number;
}): IndexedItem {
  const horizon = item.horizon ?? parent?.horizon ?? null;
  const issueIsDone = item.issueId !== null && doneIssueIds.has(item.issueId);
  const state = item.state ?? (issueIsDone ? 'done' : (parent?.state ?? 'active'));
  const relativeWeight = (parent?.relativeWeight ?? 1) * (share / largestShare);
  return {
    item,
    share,
    largestShare,
    horizon,
    horizonInherited: item.horizon === null && horizon !== null,
    state,
    themeId: parent?.themeId ?? item.itemId,
    path: [...(parent?.path ?? []), item.itemId],
    importance: relativeWeight * HORIZON_FACTOR[horizon ?? 'none'] * STATE_FACTOR[state],
    position,
    relativeWeight,
  };
}

function itemsByIssue(items: ReadonlyMap<RoadmapItemId, IndexedItem>): ReadonlyMap<IssueId, RoadmapItemId> {
  const byIssueId = new Map<IssueId, RoadmapItemId>();
  for (const { item } of items.values()) {
    if (item.issueId !== null && !byIssueId.has(item.issueId)) byIssueId.set(item.issueId, item.itemId);
  }
  return byIssueId;
}

function indexRules(rules: readonly MappingRule[]): RuleIndex {
  const byName = (kind: MappingRule['kind']) =>
    grouped(
      rules.filter((rule) => rule.kind === kind),
      (rule) => comparableName(rule.query),
    );
  return {
    byId: new Map(rules.map((rule) => [rule.ruleId, rule])),
    label: byName('label'),
    component: byName('component'),
    version: byName('version'),
  };
}

function grouped<K, T>(members: readonly T[], keyOf: (member: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const member of members) {
    const group = groups.get(keyOf(member));
    if (group === undefined) groups.set(keyOf(member), [member]);
    else group.push(member);
  }
  return groups;
}
