import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import type { JiraCall } from '../actor';
import type { Reading } from '../answers/issue-fields';
import { issueNotFound, JiraRefusal, projectNotFound } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import type { IssueRecord, Json, PermissionKey, ProjectRecord } from '../site-records';
import type { Viewer } from '../viewer';
import { jsonOfText } from './json-text';

/** What a request costs beyond its base point: core objects returned, and people, groups or permissions. */
export interface RequestCost {
  objects: number;
  identities: number;
}

/** What travels with one request through the router. */
export interface RouteEnv {
  Bindings: {
    readonly call: JiraCall;
    readonly viewer: Viewer;
    readonly apiVersion: 2 | 3;
    readonly cost: RequestCost;
  };
}

export type JiraContext = Context<RouteEnv>;
export type JiraRouter = Hono<RouteEnv>;

const JSON_TYPE = { 'content-type': 'application/json;charset=UTF-8' };

/** Answers with JSON; `objects` and `identities` are what rate points are counted by. */
export const answer = (
  c: JiraContext,
  value: Json,
  more: { readonly status?: number; readonly objects?: number; readonly identities?: number } = {},
): Response => {
  c.env.cost.objects += more.objects ?? 0;
  c.env.cost.identities += more.identities ?? 0;
  return new Response(JSON.stringify(value), { status: more.status ?? 200, headers: JSON_TYPE });
};

export const noContent = (): Response => new Response(null, { status: 204 });

export const readingOf = (c: JiraContext, site: SiteContext): Reading => ({
  site,
  viewer: c.env.viewer,
  apiVersion: c.env.apiVersion,
});

const contentTypeOf = ({ headers }: JiraCall): string =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';

/** The body as JSON, or Jira's refusal; what does not say that it is JSON is not read. */
export const jsonBody = (c: JiraContext): unknown => {
  const { call } = c.env;
  if (call.body !== null && !/^application\/(?:[\w.-]+\+)?json\b/i.test(contentTypeOf(call))) {
    throw new JiraRefusal(415, 'Unsupported Media Type');
  }
  return jsonOfText(call.body);
};

/** The body in the form that the endpoint asks for; what does not fit is refused as Jira refuses it. */
export const parsedBody = <S extends z.ZodType>(c: JiraContext, schema: S): z.infer<S> => {
  const parsed = schema.safeParse(jsonBody(c));
  if (parsed.success) return parsed.data;
  const errors = Object.fromEntries(
    parsed.error.issues.map((issue) => [issue.path.join('.') || 'body', issue.message]),
  );
  throw new JiraRefusal(400, {
    messages: ['Invalid request payload. Refer to the REST API documentation and try again.'],
    errors,
  });
};

/** A list parameter: repeated, comma-separated, or both. */
export const listParameter = (c: JiraContext, name: string): readonly string[] | undefined =>
  c.req
    .queries(name)
    ?.flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');

/** A whole-number parameter. */
export const numberParameter = (c: JiraContext, name: string, otherwise: number): number => {
  const text = c.req.query(name);
  if (text === undefined || text === '') return otherwise;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) {
    throw new JiraRefusal(400, `The value '${text}' of parameter '${name}' is not a whole number.`);
  }
  return number;
};

/** The addresses of a page and of the next; lists of boards have none. */
const pageLinks = (
  c: JiraContext,
  page: {
    readonly siteUrl: string | undefined;
    readonly startAt: number;
    readonly maxResults: number;
    readonly isLast: boolean;
  },
): { readonly self?: string; readonly nextPage?: string } => {
  const { siteUrl, startAt, maxResults, isLast } = page;
  if (siteUrl === undefined) return {};
  const addressOf = (from: number): string => {
    const url = new URL(c.env.call.path, siteUrl);
    url.searchParams.set('startAt', String(from));
    url.searchParams.set('maxResults', String(maxResults));
    return url.href;
  };
  return { self: addressOf(startAt), ...(isLast ? {} : { nextPage: addressOf(startAt + maxResults) }) };
};

/** A page of a list in the form that most of Jira's lists share; with `siteUrl`, with its own address. */
export const pageAnswer = <T>(
  c: JiraContext,
  items: readonly T[],
  options: {
    readonly cap: number;
    readonly default: number;
    readonly write: (item: T) => Json;
    readonly siteUrl?: string;
  },
): { readonly page: Json; readonly size: number } => {
  const startAt = numberParameter(c, 'startAt', 0);
  const maxResults = Math.min(numberParameter(c, 'maxResults', options.default), options.cap);
  const values = items.slice(startAt, startAt + maxResults);
  const isLast = startAt + values.length >= items.length;
  return {
    page: {
      ...pageLinks(c, { siteUrl: options.siteUrl, startAt, maxResults, isLast }),
      startAt,
      maxResults,
      total: items.length,
      isLast,
      values: values.map(options.write),
    },
    size: values.length,
  };
};

/** The issue of the path, if the viewer may see it. */
export const visibleIssue = (c: JiraContext, site: SiteContext, idOrKey = c.req.param('issueIdOrKey')): IssueRecord => {
  const issue = idOrKey === undefined ? undefined : site.store.findIssue(idOrKey);
  if (!issue || !c.env.viewer.canSeeIssue(issue)) throw issueNotFound();
  return issue;
};

export const projectOf = (site: SiteContext, issue: IssueRecord): ProjectRecord => {
  const project = site.store.table('projects').get(issue.projectId);
  if (!project) throw new Error(`Issue ${issue.key} has no project ${issue.projectId}`);
  return project;
};

/** The project of the path, if the viewer may see it or administers Jira. */
export const visibleProject = (
  c: JiraContext,
  site: SiteContext,
  idOrKey = c.req.param('projectIdOrKey') ?? '',
): ProjectRecord => {
  const project = site.store.findProject(idOrKey);
  if (!project || !(c.env.viewer.canSeeProject(project) || c.env.viewer.isSiteAdmin)) throw projectNotFound(idOrKey);
  return project;
};

/** All projects that the viewer may see, by key. */
export const visibleProjects = (c: JiraContext, site: SiteContext): readonly ProjectRecord[] =>
  [...site.store.table('projects').values()]
    .filter((project) => c.env.viewer.canSeeProject(project) || c.env.viewer.isSiteAdmin)
    .sort((left, right) => (left.key < right.key ? -1 : 1));

export const mayOn = (c: JiraContext, site: SiteContext, permission: PermissionKey, issue: IssueRecord): boolean =>
  c.env.viewer.holds(permission, { project: projectOf(site, issue), issue });

/** The account on whose behalf a change is made; anonymous callers are turned away. */
export const signedIn = (c: JiraContext): string => {
  const { accountId } = c.env.viewer;
  if (accountId === null) throw new JiraRefusal(401, 'Client must be authenticated to access this resource.');
  return accountId;
};
