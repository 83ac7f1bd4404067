import { Hono } from 'hono';
import { z } from 'zod';
import { JiraRefusal } from '../jira-refusal';
import { compileJql } from '../jql/compile-jql';
import type { JqlProblem } from '../jql/jql-problem';
import { jqlReference } from '../jql/jql-reference';
import { structureOf } from '../jql/jql-structure';
import { jqlSuggestions } from '../jql/jql-suggestions';
import { parseJql } from '../jql/parse-jql';
import type { SiteContext } from '../site-context';
import type { Json } from '../site-records';
import type { Viewer } from '../viewer';
import { answer, type JiraRouter, parsedBody, type RouteEnv } from './exchange';

const MAX_MATCHED_ISSUES = 1000;
const MAX_QUERIES = 100;

const messages = (problems: readonly JqlProblem[]): readonly string[] => problems.map((problem) => problem.message);

const parsedAnswer = (query: string, validation: string, site: SiteContext, viewer: Viewer): Json => {
  const parsed = parseJql(query);
  if (!parsed.ok) return { query, errors: [parsed.problem.message] };
  const structure = structureOf(parsed.query);
  if (validation === 'none') return { query, structure };
  const { problems } = compileJql(query, site, viewer);
  // A value that does not exist (any more) is a warning; with validation=warn everything but syntax is.
  const isWarning = (problem: JqlProblem): boolean => problem.kind === 'value' || validation === 'warn';
  const errors = messages(problems.filter((problem) => !isWarning(problem)));
  const warnings = messages(problems.filter(isWarning));
  return {
    query,
    ...(errors.length > 0 ? { errors } : { structure }),
    ...(warnings.length > 0 ? { warnings } : {}),
  };
};

/** Parsing, matching and completing queries. */
export const jqlRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();

  router.post('/jql/parse', (c) => {
    const validation = c.req.query('validation') ?? 'strict';
    if (!['strict', 'warn', 'none'].includes(validation)) {
      throw new JiraRefusal(400, `The value '${validation}' of parameter 'validation' must be strict, warn or none.`);
    }
    const { queries } = parsedBody(c, z.object({ queries: z.array(z.string()).min(1) }));
    return answer(c, { queries: queries.map((query) => parsedAnswer(query, validation, site, c.env.viewer)) });
  });

  router.post('/jql/match', (c) => {
    const { issueIds, jqls } = parsedBody(
      c,
      z.object({ issueIds: z.array(z.number().int()), jqls: z.array(z.string()) }),
    );
    if (issueIds.length > MAX_MATCHED_ISSUES) {
      throw new JiraRefusal(400, `The maximum number of issues that can be matched is ${MAX_MATCHED_ISSUES}.`);
    }
    if (jqls.length > MAX_QUERIES) {
      throw new JiraRefusal(400, `The maximum number of JQL queries that can be matched is ${MAX_QUERIES}.`);
    }
    const stored = site.store.table('issues');
    const stale = site.searchIndex.stale();
    // Matching asks the index, as a search does.
    const visible = issueIds.map(String).flatMap((id) => {
      const issue = stored.get(id);
      if (!issue || !c.env.viewer.canSeeIssue(issue)) return [];
      return stale.has(id) ? (stale.get(id) ?? []) : [issue];
    });
    const matches = jqls.map((jql) => {
      const compiled = compileJql(jql, site, c.env.viewer);
      if (compiled.problems.length > 0) return { matchedIssues: [], errors: messages(compiled.problems) };
      return { matchedIssues: visible.filter(compiled.test).map((issue) => Number(issue.id)), errors: [] };
    });
    return answer(c, { matches });
  });

  router.get('/jql/autocompletedata', (c) => answer(c, jqlReference(site, c.env.viewer)));
  router.post('/jql/autocompletedata', (c) => {
    const { projectIds } = parsedBody(
      c,
      z.object({ projectIds: z.array(z.number().int()).nullish(), includeCollapsedFields: z.boolean().nullish() }),
    );
    return answer(c, jqlReference(site, c.env.viewer, (projectIds ?? []).map(String)));
  });
  router.get('/jql/autocompletedata/suggestions', (c) => {
    const fieldName = c.req.query('fieldName') ?? '';
    return answer(c, jqlSuggestions({ site, viewer: c.env.viewer, fieldName, typed: c.req.query('fieldValue') ?? '' }));
  });
  return router;
};
