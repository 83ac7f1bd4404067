import type { IssueId, RoadmapItemId, RuleId } from '../ids';

/** Levels of the roadmap tree, outermost first. */
export type RoadmapLevel = 'theme' | 'initiative' | 'epic';

/** When a roadmap item is due; none means not said. [A2] */
export type Horizon = 'now' | 'next' | 'later';

/** Whether a roadmap item still asks for work. [A2] */
export type RoadmapState = 'active' | 'paused' | 'done' | 'dropped';

/** A node of the roadmap tree. */
export interface RoadmapItem {
  readonly itemId: RoadmapItemId;
  /** Null for a theme. */
  readonly parentId: RoadmapItemId | null;
  readonly level: RoadmapLevel;
  readonly title: string;
  /** Relative weight among its siblings, > 0. [A1] */
  readonly weight: number;
  /** Null: inherited from the nearest ancestor that has one. [A5] */
  readonly horizon: Horizon | null;
  /** Null: the state of the Jira issue it stands for, else inherited. [A5] */
  readonly state: RoadmapState | null;
  readonly ownerAccountId: string | null;
  /** Wanted share of effort, 0 to 1; themes only. */
  readonly targetShare: number | null;
  /** The Jira issue (an epic or higher) that this item stands for; its children reach the item by their parent path. */
  readonly issueId: IssueId | null;
}

/** What a mapping rule matches on. A JQL rule is evaluated by Jira; the others by comparing names, ignoring case. [A3] */
export type RuleKind = 'jql' | 'label' | 'component' | 'version';

/** Says that issues which match belong to a roadmap item. [A3] */
export interface MappingRule {
  readonly ruleId: RuleId;
  readonly name: string;
  readonly kind: RuleKind;
  /** JQL for `jql`; a label, component or version name otherwise. */
  readonly query: string;
  readonly itemId: RoadmapItemId;
}

/** The tree and the rules together; revisions of it are append-only. */
export interface Roadmap {
  readonly items: readonly RoadmapItem[];
  readonly rules: readonly MappingRule[];
}

/** A roadmap without any item: what a site starts with. */
export const EMPTY_ROADMAP: Roadmap = { items: [], rules: [] };
