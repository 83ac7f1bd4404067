import { Hono } from 'hono';
import { z } from 'zod';
import { expandedDescriptions, issueWriter } from '../answers/issue-answer';
import { JiraRefusal } from '../jira-refusal';
import { type CompiledJql, compileJql } from '../jql/compile-jql';
import { findIssues, matchingIssues } from '../jql/find-issues';
import type { SiteContext } from '../site-context';
import type { IssueRecord, Json } from '../site-records';
import {
  answer,
  type JiraContext,
  type JiraRouter,
  listParameter,
  numberParameter,
  parsedBody,
  type RouteEnv,
  readingOf,
} from './exchange';
import { readPageToken, writePageToken } from './page-token';

const IDS_PER_PAGE = 5000;
const ISSUES_PER_PAGE = 100;
const MAX_PROPERTIES = 5;
const MAX_RECONCILED = 50;
const UNBOUNDED = 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.';
const GONE =
  'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046';

const searchSchema = z.object({
  jql: z.string().nullish(),
  nextPageToken: z.string().nullish(),
  maxResults: z.number().int().min(1).nullish(),
  fields: z.array(z.string()).nullish(),
  expand: z.string().nullish(),
  properties: z.array(z.string()).nullish(),
  fieldsByKeys: z.boolean().nullish(),
  reconcileIssues: z.array(z.number().int()).nullish(),
});

type SearchRequest = z.infer<typeof searchSchema>;

/** Compiles a query that a search may run; anything wrong with it is refused in Jira's words. */
export const compileForSearch = (c: JiraContext, site: SiteContext, jql: string): CompiledJql => {
  const compiled = compileJql(jql, site, c.env.viewer);
  if (compiled.problems.length > 0) throw new JiraRefusal(400, { messages: compiled.problems.map((p) => p.message) });
  return compiled;
};

const boundedQuery = (c: JiraContext, site: SiteContext, jql: string): CompiledJql => {
  const compiled = compileForSearch(c, site, jql);
  if (!compiled.isBounded) throw new JiraRefusal(400, UNBOUNDED);
  return compiled;
};

/** Ids of issues that a search is to see as they are. */
export const reconciledIssues = (ids: readonly number[]): ReadonlySet<string> => {
  if (ids.length > MAX_RECONCILED) {
    throw new JiraRefusal(400, `The maximum number of issues to reconcile is ${MAX_RECONCILED}.`);
  }
  const unreadable = ids.find((id) => !Number.isSafeInteger(id));
  if (unreadable !== undefined) throw new JiraRefusal(400, 'The ids of issues to reconcile must be whole numbers.');
  return new Set(ids.map(String));
};

/** Pages of one query are cut from one ordered list for as long as nothing changes. */
const createResultCache = () => {
  const kept = new Map<string, readonly IssueRecord[]>();
  return (key: string, find: () => readonly IssueRecord[]): readonly IssueRecord[] => {
    const known = kept.get(key);
    if (known) return known;
    const found = find();
    const [oldest] = kept.keys();
    if (kept.size >= 20 && oldest !== undefined) kept.delete(oldest);
    kept.set(key, found);
    return found;
  };
};

const startOfPage = (issues: readonly IssueRecord[], after: string, offset: number): number => {
  if (issues[offset - 1]?.id === after) return offset;
  const place = issues.findIndex((issue) => issue.id === after);
  return place >= 0 ? place + 1 : offset;
};

/** What a token-paged list is made of; also used by the lists of boards. */
export interface TokenPage {
  readonly query: string;
  readonly issues: readonly IssueRecord[];
  readonly fields: readonly string[];
  readonly properties: readonly string[];
  readonly expand: readonly string[];
  readonly maxResults: number;
  readonly nextPageToken: string | null;
}

/** Cuts a page and writes it, with the token of the next. */
export const tokenPageAnswer = (c: JiraContext, site: SiteContext, page: TokenPage): Response => {
  const { issues, fields, properties, expand } = page;
  const idsOnly = fields.every((name) => name === 'id' || name === 'key') && properties.length === 0;
  const size = Math.min(page.maxResults, idsOnly ? IDS_PER_PAGE : ISSUES_PER_PAGE);
  const token = page.nextPageToken ? readPageToken(page.nextPageToken, page.query, site.now()) : null;
  const start = token ? startOfPage(issues, token.after, token.offset) : 0;
  const shown = issues.slice(start, start + size);
  const last = shown.at(-1);
  const isLast = start + shown.length >= issues.length;
  const reading = readingOf(c, site);
  const writer = issueWriter({ fields, properties, expand }, reading);
  const next =
    isLast || !last
      ? {}
      : {
          nextPageToken: writePageToken({
            query: page.query,
            offset: start + shown.length,
            after: last.id,
            at: site.now(),
          }),
        };
  const body: Json = {
    issues: shown.map(writer.write),
    ...next,
    isLast,
    ...expandedDescriptions(expand, writer.fieldIds, reading),
  };
  return answer(c, body, { objects: shown.length });
};

const split = (text: string | null | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** `search/jql` in both forms, the approximate count, and the removed search. */
export const searchRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const cache = createResultCache();

  const search = (c: JiraContext, request: SearchRequest): Response => {
    const jql = request.jql ?? '';
    const properties = request.properties ?? [];
    if (properties.length > MAX_PROPERTIES) {
      throw new JiraRefusal(400, `The maximum number of properties that can be requested is ${MAX_PROPERTIES}.`);
    }
    const reconciled = reconciledIssues(request.reconcileIssues ?? []);
    if (jql.trim() === '') throw new JiraRefusal(400, UNBOUNDED);
    const compiled = boundedQuery(c, site, jql);
    // Queries that read the clock give the same list for a second.
    const second = Math.floor(site.now() / 1000);
    const key = [JSON.stringify(c.env.viewer.actor), site.store.revision(), second, jql].join('\n');
    const find = (): readonly IssueRecord[] => findIssues(site, c.env.viewer, { compiled, reconciled });
    const issues = site.searchIndex.lagMs() > 0 ? find() : cache(key, find);
    return tokenPageAnswer(c, site, {
      // As on a real site, each page must be asked for with the same list of issues to reconcile.
      query: [jql, ...reconciled].join('\n'),
      issues,
      fields: request.fields && request.fields.length > 0 ? request.fields : ['id'],
      properties,
      expand: split(request.expand),
      maxResults: request.maxResults ?? 50,
      nextPageToken: request.nextPageToken ?? null,
    });
  };

  router.post('/search/jql', (c) => search(c, parsedBody(c, searchSchema)));
  router.get('/search/jql', (c) => {
    const maxResults = numberParameter(c, 'maxResults', 50);
    if (maxResults < 1) throw new JiraRefusal(400, "The value of parameter 'maxResults' must be at least 1.");
    return search(c, {
      jql: c.req.query('jql'),
      nextPageToken: c.req.query('nextPageToken'),
      maxResults,
      fields: [...(listParameter(c, 'fields') ?? [])],
      expand: c.req.query('expand'),
      properties: [...(listParameter(c, 'properties') ?? [])],
      reconcileIssues: (listParameter(c, 'reconcileIssues') ?? []).map(Number),
    });
  });
  router.post('/search/approximate-count', (c) => {
    const { jql } = parsedBody(c, z.object({ jql: z.string().nullish() }));
    if (!jql || jql.trim() === '') throw new JiraRefusal(400, UNBOUNDED);
    return answer(c, { count: matchingIssues(site, c.env.viewer, { compiled: boundedQuery(c, site, jql) }).length });
  });
  for (const path of ['/search', '/search/id']) {
    router.all(path, () => {
      throw new JiraRefusal(410, GONE);
    });
  }
  return router;
};
