/** The shapes of Jira's REST answers that the shell draws. The stand-in serves them on the same origin. */
export interface NamedRef {
  readonly id: string;
  readonly name: string;
}

export interface IssueTypeRef extends NamedRef {
  readonly hierarchyLevel: number;
}

export interface IssueRef {
  readonly id: string;
  readonly key: string;
  readonly fields: { readonly summary: string; readonly issuetype?: IssueTypeRef; readonly status?: StatusRef };
}

export interface StatusRef extends NamedRef {
  readonly statusCategory: { readonly key: string };
}

export interface PersonRef {
  readonly accountId: string;
  readonly displayName: string;
}

export interface IssueLinkRef {
  readonly id: string;
  readonly type: { readonly name: string; readonly inward: string; readonly outward: string };
  readonly inwardIssue?: IssueRef;
  readonly outwardIssue?: IssueRef;
}

export interface SprintRef {
  readonly id: number;
  readonly name: string;
  readonly state: string;
}

export interface IssueFields {
  readonly summary: string;
  readonly description: AdfNode | null;
  readonly issuetype: IssueTypeRef;
  readonly status: StatusRef;
  readonly priority: NamedRef | null;
  readonly parent?: IssueRef | null;
  readonly assignee: PersonRef | null;
  readonly reporter: PersonRef | null;
  readonly labels: readonly string[];
  readonly components: readonly NamedRef[];
  readonly fixVersions: readonly NamedRef[];
  readonly duedate: string | null;
  readonly created: string;
  readonly updated: string;
  readonly votes?: { readonly votes: number; readonly hasVoted: boolean };
  readonly watches?: { readonly watchCount: number; readonly isWatching: boolean };
  readonly issuelinks?: readonly IssueLinkRef[];
  readonly project: { readonly id: string; readonly key: string; readonly name: string };
  readonly security?: NamedRef | null;
  readonly [custom: string]: unknown;
}

export interface Issue {
  readonly id: string;
  readonly key: string;
  readonly fields: IssueFields;
}

export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly projectTypeKey: string;
  readonly style?: string;
  readonly lead?: PersonRef;
  readonly issueTypes?: readonly (NamedRef & { readonly hierarchyLevel?: number })[];
  readonly insight?: { readonly totalIssueCount?: number };
}

export interface AdfNode {
  readonly type: string;
  readonly text?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[];
  readonly content?: readonly AdfNode[];
}

/** Jira said no; the message is Jira's own. */
export class JiraRefusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'JiraRefusal';
    this.status = status;
  }
}

interface JiraErrorBody {
  readonly errorMessages?: readonly string[];
  readonly errors?: Readonly<Record<string, string>>;
}

function refusalText(text: string, status: number): string {
  try {
    const body = JSON.parse(text) as JiraErrorBody;
    const lines = [...(body.errorMessages ?? []), ...Object.values(body.errors ?? {})];
    if (lines.length > 0) return lines.join(' ');
  } catch {
    // Not JSON: Jira answers some refusals in plain text, which is shown as it is.
  }
  return text || `Jira answered ${status}.`;
}

/** One request to the stand-in as the shell's user. */
export async function jira<T>(path: string, init: { method?: string; body?: unknown } = {}): Promise<T> {
  const response = await fetch(path, {
    method: init.method ?? 'GET',
    headers: { accept: 'application/json', ...(init.body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new JiraRefusal(response.status, refusalText(text, response.status));
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export interface SearchPage {
  readonly issues: readonly Issue[];
  readonly nextPageToken?: string;
  readonly isLast?: boolean;
}

const LIST_FIELDS = ['summary', 'status', 'issuetype', 'priority', 'assignee', 'parent', 'labels', 'project'];

const ESTIMATE = /:jsw-story-points$/;
const ESTIMATE_NAME = /^story points?( estimate)?$/i;

let estimates: Promise<readonly string[]> | null = null;

/** The fields in which this site keeps estimates; their ids differ from site to site. */
export function estimateFieldIds(): Promise<readonly string[]> {
  estimates ??= jira<{ id: string; name: string; schema?: { type?: string; custom?: string } }[]>(
    '/rest/api/3/field',
  ).then((fields) =>
    fields
      .filter(
        ({ name, schema }) =>
          ESTIMATE.test(schema?.custom ?? '') || (schema?.type === 'number' && ESTIMATE_NAME.test(name)),
      )
      .map(({ id }) => id),
  );
  return estimates;
}

/** A JQL clause for the issue types of one level of a project; empty where Jira does not tell them. */
export function ofLevel(project: Project, level: number): string {
  const ids = (project.issueTypes ?? []).filter((type) => type.hierarchyLevel === level).map(({ id }) => id);
  return ids.length === 0 ? '' : ` AND issuetype IN (${ids.join(', ')})`;
}

/** Jira leaves out fields that a project does not have; here they are empty. */
export function completed(issue: Issue): Issue {
  const empty = { description: null, priority: null, assignee: null, reporter: null, duedate: null };
  const none = { labels: [], components: [], fixVersions: [] };
  return { ...issue, fields: { ...empty, ...none, ...issue.fields } };
}

/** One page of a search, drawn as a list. */
export async function searchIssues(jql: string, nextPageToken: string | null, maxResults = 50): Promise<SearchPage> {
  const fields = [...LIST_FIELDS, ...(await estimateFieldIds())];
  const page = await jira<SearchPage>('/rest/api/3/search/jql', {
    method: 'POST',
    body: { jql, maxResults, fields, ...(nextPageToken === null ? {} : { nextPageToken }) },
  });
  return { ...page, issues: page.issues.map(completed) };
}
