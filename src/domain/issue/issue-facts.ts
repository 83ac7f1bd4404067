import type { CriterionId, Instant, IssueId, ProjectId, RoadmapItemId, RuleId } from '../ids';

/** Jira's three status categories (`new`, `indeterminate`, `done`) in the words of this app. */
export type StatusCategory = 'todo' | 'inProgress' | 'done';

/** A raw Jira field value reduced to what a scale can read: a number, the id of an option, or nothing. */
export type RawValue = number | string | null;

/** What people answered to one criterion in Plumbline. [V1] [V5] */
export interface AppInput {
  /** The answer; with several raters their median. A rating is 1 (least) to 5 (most). */
  readonly rating: number;
  /** When the newest answer was given. */
  readonly at: Instant;
  /** How many people answered; at least 1. */
  readonly raters: number;
  /** Mean absolute distance of the answers from their median, in the unit of the answer; 0 with one rater. */
  readonly deviation: number;
}

/** A person's decision that an issue is deliberately off the roadmap; it counts until `until`. [A6] */
export interface Exemption {
  readonly reason: string;
  readonly until: Instant;
  readonly at: Instant;
}

/** A link between two issues as seen from the one that carries it. */
export interface IssueLinkFact {
  readonly typeName: string;
  readonly direction: 'inward' | 'outward';
  readonly issueId: IssueId;
}

/** What the readiness checks need of a description without keeping its text. Length in characters. */
export interface DescriptionFacts {
  readonly length: number;
  readonly hasAcceptanceCriteria: boolean;
}

/**
 * Everything that scoring reads of one Jira issue, and nothing else. Stored in the snapshot, so that a change of
 * model or roadmap is rescored without reading Jira again.
 */
export interface IssueFacts {
  readonly issueId: IssueId;
  readonly issueKey: string;
  readonly projectId: ProjectId;
  readonly summary: string;
  readonly issueTypeId: string;
  /** Jira's hierarchy level: -1 sub-task, 0 base, 1 epic, 2 and more above. */
  readonly hierarchyLevel: number;
  readonly statusName: string;
  readonly statusCategory: StatusCategory;
  readonly priorityId: string | null;
  readonly parentId: IssueId | null;
  readonly labels: readonly string[];
  /** Component names. */
  readonly components: readonly string[];
  /** Fix version names. */
  readonly fixVersions: readonly string[];
  readonly links: readonly IssueLinkFact[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly resolvedAt: Instant | null;
  /** `YYYY-MM-DD`. */
  readonly dueDate: string | null;
  /** Null: Jira did not say. [V4] */
  readonly votes: number | null;
  readonly watchers: number | null;
  /** Links to issues of service or discovery projects. */
  readonly linkedRequests: number;
  /** Story points or another mapped estimate; null when empty. Never negative. */
  readonly size: number | null;
  readonly inActiveSprint: boolean;
  readonly description: DescriptionFacts;
  /** Raw values of the Jira fields that the value model reads, by field id. */
  readonly fields: Readonly<Record<string, RawValue>>;
  /** Since when a field of `fields` has held its value, as far as that was seen; fields never seen changing are absent. [V6] */
  readonly fieldChangedAt: Readonly<Record<string, Instant>>;
  /** Ratings given in Plumbline, by criterion. */
  readonly inputs: Readonly<Record<CriterionId, AppInput>>;
  /** An explicit link to a roadmap item made by a person in Plumbline. [A3] */
  readonly roadmapLink: { readonly itemId: RoadmapItemId; readonly at: Instant } | null;
  readonly exemption: Exemption | null;
  /** The JQL mapping rules that Jira said match this issue. */
  readonly matchedRules: readonly RuleId[];
}

/** The part of an issue that roadmap evidence is read from; also kept for the issue's ancestors. [A3] */
export type EvidenceFacts = Pick<
  IssueFacts,
  | 'issueId'
  | 'issueKey'
  | 'summary'
  | 'parentId'
  | 'hierarchyLevel'
  | 'statusCategory'
  | 'labels'
  | 'components'
  | 'fixVersions'
  | 'roadmapLink'
  | 'matchedRules'
>;
