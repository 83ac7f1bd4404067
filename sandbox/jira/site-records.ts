/**
 * What a Jira site is made of, as plain JSON. Generators and importers produce `SiteData`; the store holds the same
 * records and adds nothing to them. Times are epoch milliseconds; ids are Jira-like numeric text.
 */

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An Atlassian Document Format document. */
export type AdfDocument = { readonly type: 'doc'; readonly version: 1; readonly content: readonly Json[] };

export interface UserRecord {
  readonly accountId: string;
  readonly emailAddress: string;
  readonly displayName: string;
  /** IANA zone of the profile; JQL date literals are read in it. */
  readonly timeZone: string;
  readonly locale: string;
  readonly active: boolean;
  readonly groups: readonly string[];
  /** `app` is the Forge app's own user; people are `atlassian`, portal customers `customer`. */
  readonly accountType: 'atlassian' | 'app' | 'customer';
}

export type PermissionKey =
  | 'BROWSE_PROJECTS'
  | 'EDIT_ISSUES'
  | 'CREATE_ISSUES'
  | 'DELETE_ISSUES'
  | 'SCHEDULE_ISSUES'
  | 'TRANSITION_ISSUES'
  | 'LINK_ISSUES'
  | 'ASSIGN_ISSUES'
  | 'ADD_COMMENTS'
  | 'VIEW_VOTERS_AND_WATCHERS'
  | 'MANAGE_SPRINTS_PERMISSION'
  | 'ADMINISTER_PROJECTS';

/** Who holds a permission. */
export type Grant =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'loggedIn' }
  | { readonly kind: 'app' }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'user'; readonly accountId: string }
  | { readonly kind: 'reporter' }
  | { readonly kind: 'assignee' };

export interface SecurityLevelRecord {
  readonly id: string;
  readonly name: string;
  readonly grants: readonly Grant[];
}

export interface ProjectRecord {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly projectTypeKey: 'software' | 'service_desk' | 'product_discovery' | 'business';
  /** `classic` is company-managed, `next-gen` team-managed. */
  readonly style: 'classic' | 'next-gen';
  readonly leadAccountId: string;
  readonly issueTypeIds: readonly string[];
  readonly statusIds: readonly string[];
  readonly permissions: Readonly<Partial<Record<PermissionKey, readonly Grant[]>>>;
  readonly securityLevels: readonly SecurityLevelRecord[];
  /** Keys that this project had before; they still resolve. */
  readonly formerKeys: readonly string[];
}

export interface IssueTypeRecord {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** -1 sub-task, 0 base, 1 epic, 2 and more above. */
  readonly hierarchyLevel: number;
  /** Set for the types of one team-managed project. */
  readonly projectId: string | null;
}

export interface StatusRecord {
  readonly id: string;
  readonly name: string;
  readonly category: 'new' | 'indeterminate' | 'done';
  readonly projectId: string | null;
}

export interface PriorityRecord {
  readonly id: string;
  readonly name: string;
  readonly statusColor: string;
}

export interface ResolutionRecord {
  readonly id: string;
  readonly name: string;
}

export interface LinkTypeRecord {
  readonly id: string;
  readonly name: string;
  readonly inward: string;
  readonly outward: string;
}

export interface ComponentRecord {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly description: string;
}

export interface VersionRecord {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly released: boolean;
  readonly archived: boolean;
  /** `YYYY-MM-DD`. */
  readonly releaseDate: string | null;
}

export interface BoardRecord {
  readonly id: number;
  readonly name: string;
  readonly type: 'scrum' | 'kanban' | 'simple';
  readonly projectId: string;
}

export interface SprintRecord {
  readonly id: number;
  readonly boardId: number;
  readonly name: string;
  readonly state: 'closed' | 'active' | 'future';
  readonly goal: string;
  readonly startAt: number | null;
  readonly endAt: number | null;
  readonly completeAt: number | null;
}

/** A custom field. System fields are built in. */
export interface CustomFieldRecord {
  readonly id: string;
  readonly name: string;
  /** Jira's `schema.custom`, e.g. `com.pyxis.greenhopper.jira:jsw-story-points`. */
  readonly custom: string;
  /** Jira's `schema.type`: number, string, option, array, any … */
  readonly type: string;
  readonly items: string | null;
  /** Set for the fields of one team-managed project. */
  readonly projectId: string | null;
  readonly options: readonly { readonly id: string; readonly value: string }[];
}

export interface ChangeItem {
  readonly field: string;
  readonly fieldtype: 'jira' | 'custom';
  readonly fieldId: string | null;
  readonly from: string | null;
  readonly fromString: string | null;
  readonly to: string | null;
  readonly toString: string | null;
}

export interface HistoryRecord {
  readonly id: string;
  readonly authorAccountId: string;
  readonly createdAt: number;
  readonly items: readonly ChangeItem[];
}

export interface CommentRecord {
  readonly id: string;
  readonly authorAccountId: string;
  readonly createdAt: number;
  readonly body: AdfDocument;
}

export interface IssueRecord {
  readonly id: string;
  readonly key: string;
  /** Keys that this issue had in other projects; they still lead to it. */
  readonly formerKeys?: readonly string[];
  readonly projectId: string;
  readonly issueTypeId: string;
  readonly statusId: string;
  readonly priorityId: string | null;
  readonly resolutionId: string | null;
  readonly summary: string;
  readonly description: AdfDocument | null;
  readonly reporterAccountId: string | null;
  readonly creatorAccountId: string | null;
  readonly assigneeAccountId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly resolvedAt: number | null;
  readonly statusChangedAt: number;
  /** `YYYY-MM-DD`. */
  readonly dueDate: string | null;
  readonly parentId: string | null;
  readonly labels: readonly string[];
  readonly componentIds: readonly string[];
  readonly fixVersionIds: readonly string[];
  readonly securityLevelId: string | null;
  /** LexoRank text, `bucket|base36:`; compared byte by byte. */
  readonly rank: string;
  readonly sprintIds: readonly number[];
  /** Account ids of voters and watchers; imported counts without people are in `extraVotes` and `extraWatchers`. */
  readonly voters: readonly string[];
  readonly watchers: readonly string[];
  readonly extraVotes: number;
  readonly extraWatchers: number;
  /** Seconds. */
  readonly originalEstimateSeconds: number | null;
  /** Custom field values by field id, in Jira's JSON form. */
  readonly custom: Readonly<Record<string, Json>>;
  /** Entity properties. */
  readonly properties: Readonly<Record<string, Json>>;
  readonly history: readonly HistoryRecord[];
  readonly comments: readonly CommentRecord[];
}

export interface IssueLinkRecord {
  readonly id: string;
  readonly typeId: string;
  /** With type Blocks: `inwardIssueId` blocks `outwardIssueId`. */
  readonly inwardIssueId: string;
  readonly outwardIssueId: string;
}

/** A whole site. */
export interface SiteData {
  readonly users: readonly UserRecord[];
  readonly projects: readonly ProjectRecord[];
  readonly issueTypes: readonly IssueTypeRecord[];
  readonly statuses: readonly StatusRecord[];
  readonly priorities: readonly PriorityRecord[];
  readonly resolutions: readonly ResolutionRecord[];
  readonly linkTypes: readonly LinkTypeRecord[];
  readonly components: readonly ComponentRecord[];
  readonly versions: readonly VersionRecord[];
  readonly boards: readonly BoardRecord[];
  readonly sprints: readonly SprintRecord[];
  readonly customFields: readonly CustomFieldRecord[];
  readonly issues: readonly IssueRecord[];
  readonly links: readonly IssueLinkRecord[];
}

/** Well-known ids that generators, importers and the store agree on. */
export const SITE_IDS = {
  adminGroup: 'site-admins',
  appAccountId: '557058:plumbline-app',
  storyPointEstimateField: 'customfield_10016',
  rankField: 'customfield_10019',
  sprintField: 'customfield_10020',
  storyPointsField: 'customfield_10026',
  businessValueField: 'customfield_10040',
} as const;

/** The people of the demo site; token `sandbox` for each over basic auth. */
export const DEMO_PEOPLE = {
  admin: '5b10a2844c20165700ede21a',
  pm: '5b10a2844c20165700ede21b',
  po: '5b10a2844c20165700ede21c',
  dev: '5b10a2844c20165700ede21d',
  restricted: '5b10a2844c20165700ede21e',
} as const;
