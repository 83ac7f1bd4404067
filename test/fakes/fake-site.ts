import type { InputProperty, ScoreProperty } from '../../src/contract/issue-property';
import type { Instant, IssueId, ProjectId } from '../../src/domain/ids';
import type { IssueFacts } from '../../src/domain/issue/issue-facts';
import type { SiteField, SitePriority, SiteProject } from '../../src/ports/site-catalog';
import type { QueuedWork } from '../../src/ports/work-queue';
import { NOW } from '../builders/an-issue';
import { projectId } from '../builders/ids';

/** A Jira site and a viewer, as tests need them; everything may be changed while a story goes on. */
export interface FakeSite {
  now: number;
  readonly issues: Map<IssueId, IssueFacts>;
  readonly scores: Map<IssueId, ScoreProperty>;
  readonly inputs: Map<IssueId, InputProperty>;
  /** What Jira says a JQL query matches; a query that is not here is not understood. */
  readonly matches: Map<string, readonly IssueId[]>;
  /** Issues by the id of the version or the sprint that they have. */
  readonly members: Map<string, readonly IssueId[]>;
  readonly projects: SiteProject[];
  readonly fields: SiteField[];
  readonly priorities: SitePriority[];
  readonly linkTypes: string[];
  /** Names of options: field id -> option id -> name. */
  readonly options: Map<string, Readonly<Record<string, string>>>;
  readonly hiddenFromViewer: Set<IssueId>;
  readonly hiddenProjects: Set<ProjectId>;
  viewerEdits: boolean;
  viewerAdministersProjects: boolean;
  viewerAdministersSite: boolean;
  pageSize: number;
  /** Points of Jira's quota spent this hour. */
  spent: number;
  /** Names of the requests made to Jira, in order. */
  readonly requests: string[];
  /** Issue ids per bulk write. */
  readonly bulkWrites: IssueId[][];
  /** Issues whose score Jira puts off once. */
  readonly putsOff: Set<IssueId>;
  /** Jira lets the app write no scores. */
  refusesScores: boolean;
  /** Jira takes no writes on any issue until then. */
  throttledUntil: Instant | null;
  readonly queued: QueuedWork[];
  readonly logged: { level: string; event: string; fields: unknown }[];
  /** Called before each request to Jira; throws to make it fail. */
  beforeRequest: (name: string) => void;
}

export const SHOP: SiteProject = { projectId: projectId('10000'), projectKey: 'SHOP', projectName: 'Shop' };

/** A site with one project, an estimate field and five priorities, whose viewer may do everything. */
export function fakeSite(issues: readonly IssueFacts[] = []): FakeSite {
  return {
    now: NOW,
    issues: new Map(issues.map((issue) => [issue.issueId, issue])),
    scores: new Map(),
    inputs: new Map(),
    matches: new Map(),
    members: new Map(),
    projects: [SHOP],
    fields: [
      {
        fieldId: 'customfield_10016',
        name: 'Story point estimate',
        kind: 'number',
        isEstimate: true,
        isSprint: false,
        projectId: null,
      },
      {
        fieldId: 'customfield_10026',
        name: 'Story Points',
        kind: 'number',
        isEstimate: true,
        isSprint: false,
        projectId: null,
      },
      {
        fieldId: 'customfield_10020',
        name: 'Sprint',
        kind: 'other',
        isEstimate: false,
        isSprint: true,
        projectId: null,
      },
      {
        fieldId: 'customfield_10040',
        name: 'Business value',
        kind: 'number',
        isEstimate: false,
        isSprint: false,
        projectId: null,
      },
    ],
    priorities: ['Highest', 'High', 'Medium', 'Low', 'Lowest'].map((name, at) => ({
      priorityId: String(at + 1),
      name,
    })),
    linkTypes: ['Blocks', 'Relates'],
    options: new Map(),
    hiddenFromViewer: new Set(),
    hiddenProjects: new Set(),
    viewerEdits: true,
    viewerAdministersProjects: true,
    viewerAdministersSite: true,
    pageSize: 2,
    spent: 0,
    requests: [],
    bulkWrites: [],
    putsOff: new Set(),
    refusesScores: false,
    throttledUntil: null,
    queued: [],
    logged: [],
    beforeRequest: () => undefined,
  };
}
