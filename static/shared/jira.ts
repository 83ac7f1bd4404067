import { requestJira } from '@forge/bridge';
import * as z from 'zod/mini';
import {
  INPUT_PROPERTY,
  type InputProperty,
  inputProperty,
  SCORE_PROPERTY,
  type ScoreProperty,
  scoreProperty,
} from '../../src/contract/issue-property';
import type { IssueId } from '../../src/domain/ids';

// Everything here is asked as the viewer: Jira itself filters what the viewer may not browse, and it costs the app no points.

/** Jira's most issues per page of a search that asks for ids only. */
const IDS_PER_PAGE = 5000;
const ISSUES_PER_BULK_FETCH = 100;

export type JiraFailureReason = 'invalid' | 'forbidden' | 'not_found' | 'rate_limited' | 'unavailable' | 'unreadable';

/** An answer of Jira that is no answer. `problems` are Jira's own words. */
export class JiraFailure extends Error {
  readonly status: number;
  readonly reason: JiraFailureReason;
  readonly retryAt: number | null;
  readonly problems: readonly string[];

  constructor(
    failure: {
      status: number;
      reason: JiraFailureReason;
      retryAt?: number | null;
      problems?: readonly string[];
    },
    options?: ErrorOptions,
  ) {
    super(`Jira answered ${failure.status} (${failure.reason})`, options);
    this.name = 'JiraFailure';
    this.status = failure.status;
    this.reason = failure.reason;
    this.retryAt = failure.retryAt ?? null;
    this.problems = failure.problems ?? [];
  }
}

const errorBody = z.object({
  errorMessages: z.optional(z.array(z.string())),
  errors: z.optional(z.record(z.string(), z.unknown())),
});

function reasonOf(status: number): JiraFailureReason {
  if (status === 429) return 'rate_limited';
  if (status === 401 || status === 403) return 'forbidden';
  if (status === 404) return 'not_found';
  return status >= 400 && status < 500 ? 'invalid' : 'unavailable';
}

function retryAtOf(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Date.now() + seconds * 1000 : null;
}

async function failureOf(response: Response): Promise<JiraFailure> {
  const text = await response.text();
  let problems: string[] = [];
  try {
    const body = errorBody.safeParse(JSON.parse(text));
    if (body.success) {
      problems = [...(body.data.errorMessages ?? []), ...Object.values(body.data.errors ?? {}).map(String)];
    }
  } catch {
    // A gateway answers with a page instead of JSON; the status alone then says what happened.
  }
  return new JiraFailure({
    status: response.status,
    reason: reasonOf(response.status),
    retryAt: retryAtOf(response),
    problems,
  });
}

async function requestAsViewer(path: string, init?: { method: 'POST' | 'PUT'; body: unknown }): Promise<Response> {
  const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
  try {
    return await requestJira(
      path,
      init === undefined
        ? { headers: { Accept: 'application/json' } }
        : { method: init.method, headers, body: JSON.stringify(init.body) },
    );
  } catch (cause) {
    throw new JiraFailure({ status: 0, reason: 'unavailable' }, { cause });
  }
}

async function parsed<S extends z.ZodMiniType>(schema: S, response: Response): Promise<z.infer<S>> {
  let body: unknown;
  try {
    body = await response.json();
  } catch (cause) {
    throw new JiraFailure({ status: response.status, reason: 'unreadable' }, { cause });
  }
  const result = schema.safeParse(body);
  if (!result.success)
    throw new JiraFailure({ status: response.status, reason: 'unreadable' }, { cause: result.error });
  return result.data;
}

/** Asks Jira as the viewer and parses what it answers. */
export async function ask<S extends z.ZodMiniType>(
  schema: S,
  path: string,
  init?: { method: 'POST' | 'PUT'; body: unknown },
): Promise<z.infer<S>> {
  const response = await requestAsViewer(path, init);
  if (!response.ok) throw await failureOf(response);
  return parsed(schema, response);
}

/** The same where Jira may also answer without a word (204): null. */
export async function askFreely<S extends z.ZodMiniType>(
  schema: S,
  path: string,
  init: { method: 'PUT'; body: unknown },
): Promise<z.infer<S> | null> {
  const response = await requestAsViewer(path, init);
  if (!response.ok) throw await failureOf(response);
  return response.status === 204 ? null : parsed(schema, response);
}

/** What `readScoreProperty` found: `unreadable` is a property that someone else wrote or an older version left. */
export type StoredScore =
  | { readonly kind: 'found'; readonly score: ScoreProperty }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable' };

const propertyAnswer = z.object({ value: z.unknown() });

/** The stored score of an issue. Costs no function call. */
export async function readScoreProperty(issueId: IssueId): Promise<StoredScore> {
  const response = await requestAsViewer(`/rest/api/3/issue/${issueId}/properties/${SCORE_PROPERTY}`);
  if (response.status === 404) return { kind: 'absent' };
  if (!response.ok) throw await failureOf(response);
  const score = scoreProperty.safeParse((await parsed(propertyAnswer, response)).value);
  return score.success ? { kind: 'found', score: score.data } : { kind: 'unreadable' };
}

/** What people said about an issue in Plumbline; null where nobody said anything that can be read. */
export async function readInputProperty(issueId: IssueId): Promise<InputProperty | null> {
  const response = await requestAsViewer(`/rest/api/3/issue/${issueId}/properties/${INPUT_PROPERTY}`);
  if (response.status === 404) return null;
  if (!response.ok) throw await failureOf(response);
  const inputs = inputProperty.safeParse((await parsed(propertyAnswer, response)).value);
  return inputs.success ? inputs.data : null;
}

const permissionAnswer = z.object({
  permissions: z.object({ EDIT_ISSUES: z.object({ havePermission: z.boolean() }) }),
});

/** Whether the viewer may edit an issue, and so answer, link and exempt it. */
export async function mayEditIssue(issueId: IssueId): Promise<boolean> {
  const answer = await ask(permissionAnswer, `/rest/api/3/mypermissions?issueId=${issueId}&permissions=EDIT_ISSUES`);
  return answer.permissions.EDIT_ISSUES.havePermission;
}

const idPage = z.object({
  issues: z.array(z.object({ id: z.string() })),
  nextPageToken: z.optional(z.nullable(z.string())),
});

/** The ids of all issues that match and that the viewer may browse, in the order of the JQL. */
export async function searchIssueIds(search: {
  jql: string;
  onPage?: (idsSoFar: readonly IssueId[]) => void;
}): Promise<IssueId[]> {
  const ids: IssueId[] = [];
  let nextPageToken: string | null = null;
  do {
    const body = { jql: search.jql, fields: ['id'], maxResults: IDS_PER_PAGE };
    const page: z.infer<typeof idPage> = await ask(idPage, '/rest/api/3/search/jql', {
      method: 'POST',
      body: nextPageToken === null ? body : { ...body, nextPageToken },
    });
    for (const issue of page.issues) ids.push(issue.id as IssueId);
    search.onPage?.(ids);
    nextPageToken = page.nextPageToken ?? null;
  } while (nextPageToken !== null);
  return ids;
}

/** How many issues match, as Jira estimates it for the viewer. */
export async function countIssues(jql: string): Promise<number> {
  const answer = await ask(z.object({ count: z.number() }), '/rest/api/3/search/approximate-count', {
    method: 'POST',
    body: { jql },
  });
  return answer.count;
}

const parseAnswer = z.object({
  queries: z.array(z.object({ errors: z.optional(z.array(z.string())), warnings: z.optional(z.array(z.string())) })),
});

/** What is wrong with a JQL, in Jira's words; no errors means that it can be run. */
export async function parseJql(jql: string): Promise<{ readonly errors: readonly string[] }> {
  const answer = await ask(parseAnswer, '/rest/api/3/jql/parse?validation=strict', {
    method: 'POST',
    body: { queries: [jql] },
  });
  return { errors: answer.queries[0]?.errors ?? [] };
}

export interface SampleIssue {
  readonly key: string;
  readonly summary: string;
  readonly issueType: { readonly name: string; readonly hierarchyLevel: number } | null;
}

const samplePage = z.object({
  issues: z.array(
    z.object({
      key: z.string(),
      fields: z.object({
        summary: z.string(),
        issuetype: z.optional(z.nullable(z.object({ name: z.string(), hierarchyLevel: z.optional(z.number()) }))),
      }),
    }),
  ),
});

/** The first few issues that match, to show what a rule means. */
export async function sampleIssues(jql: string, count: number): Promise<SampleIssue[]> {
  const page = await ask(samplePage, '/rest/api/3/search/jql', {
    method: 'POST',
    body: { jql, fields: ['summary', 'issuetype'], maxResults: count },
  });
  return page.issues.map(({ key, fields: { summary, issuetype } }) => ({
    key,
    summary,
    issueType: issuetype ? { name: issuetype.name, hierarchyLevel: issuetype.hierarchyLevel ?? 0 } : null,
  }));
}

const bulkAnswer = z.object({
  issues: z.array(z.object({ id: z.string(), key: z.string(), fields: z.object({ summary: z.string() }) })),
});

/** Key and summary of issues; one that is missing from the answer is hidden from the viewer (or gone). */
export async function issueTitles(
  issueIds: readonly IssueId[],
): Promise<ReadonlyMap<IssueId, { readonly key: string; readonly summary: string }>> {
  const titles = new Map<IssueId, { key: string; summary: string }>();
  for (let start = 0; start < issueIds.length; start += ISSUES_PER_BULK_FETCH) {
    const answer = await ask(bulkAnswer, '/rest/api/3/issue/bulkfetch', {
      method: 'POST',
      body: { issueIdsOrKeys: issueIds.slice(start, start + ISSUES_PER_BULK_FETCH), fields: ['summary'] },
    });
    for (const issue of answer.issues)
      titles.set(issue.id as IssueId, { key: issue.key, summary: issue.fields.summary });
  }
  return titles;
}

const issueTypesAnswer = z.object({
  issueTypes: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      hierarchyLevel: z.optional(z.number()),
      subtask: z.optional(z.boolean()),
      iconUrl: z.optional(z.string()),
    }),
  ),
});

export interface IssueTypeFacts {
  readonly id: string;
  readonly name: string;
  readonly hierarchyLevel: number;
  readonly iconUrl: string | null;
}

/** The issue types of a project, with Jira's own icons. */
export async function listIssueTypes(projectIdOrKey: string): Promise<readonly IssueTypeFacts[]> {
  const answer = await ask(issueTypesAnswer, `/rest/api/3/project/${encodeURIComponent(projectIdOrKey)}`);
  return answer.issueTypes.map((type) => ({
    id: type.id,
    name: type.name,
    hierarchyLevel: type.hierarchyLevel ?? (type.subtask === true ? -1 : 0),
    iconUrl: type.iconUrl ?? null,
  }));
}

/** Sets the size of an issue in its Jira field, as the viewer. Jira's own rules for the field apply. */
export async function saveSize(change: { issueId: IssueId; fieldId: string; size: number | null }): Promise<void> {
  const response = await requestAsViewer(`/rest/api/3/issue/${change.issueId}`, {
    method: 'PUT',
    body: { fields: { [change.fieldId]: change.size } },
  });
  if (!response.ok) throw await failureOf(response);
}

const suggestionAnswer = z.object({
  results: z.array(z.object({ value: z.string(), displayName: z.string() })),
});

/** Values that Jira offers for a field of a JQL, starting with what was typed. */
export async function jqlAutocomplete(
  fieldName: string,
  typed: string,
): Promise<readonly { readonly value: string; readonly displayName: string }[]> {
  const query = new URLSearchParams({ fieldName, fieldValue: typed });
  const answer = await ask(suggestionAnswer, `/rest/api/3/jql/autocompletedata/suggestions?${query.toString()}`);
  return answer.results;
}

/** Jira's description of its queries for the viewer: the fields, their operators, and the functions. */
export interface JqlReference {
  readonly fields: readonly {
    /** As it stands in a query. */
    readonly value: string;
    readonly label: string;
    /** A custom field's other name, `cf[10016]`. */
    readonly numbered: string | null;
    /** Whether Jira offers its values while one types. */
    readonly hasValues: boolean;
    readonly operators: readonly string[];
    readonly types: readonly string[];
  }[];
  readonly functions: readonly {
    readonly value: string;
    readonly isList: boolean;
    readonly types: readonly string[];
  }[];
}

const referenceAnswer = z.object({
  visibleFieldNames: z.array(
    z.object({
      value: z.string(),
      displayName: z.string(),
      cfid: z.optional(z.string()),
      auto: z.optional(z.string()),
      searchable: z.optional(z.string()),
      operators: z.optional(z.array(z.string())),
      types: z.optional(z.array(z.string())),
    }),
  ),
  visibleFunctionNames: z.array(
    z.object({ value: z.string(), isList: z.optional(z.string()), types: z.optional(z.array(z.string())) }),
  ),
});

/** What may stand in a query, as Jira tells the viewer. */
export async function readJqlReference(): Promise<JqlReference> {
  const answer = await ask(referenceAnswer, '/rest/api/3/jql/autocompletedata');
  return {
    fields: answer.visibleFieldNames
      .filter((field) => field.searchable !== 'false')
      .map((field) => ({
        value: field.value,
        label: field.displayName,
        numbered: field.cfid ?? null,
        hasValues: field.auto === 'true',
        operators: field.operators ?? [],
        types: field.types ?? [],
      })),
    functions: answer.visibleFunctionNames.map((each) => ({
      value: each.value,
      isList: each.isList === 'true',
      types: each.types ?? [],
    })),
  };
}
