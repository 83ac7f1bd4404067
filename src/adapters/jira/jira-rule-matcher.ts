import { route } from '@forge/api';
import { z } from 'zod';
import type { IssueId, RuleId } from '../../domain/ids';
import { err, ok } from '../../domain/result';
import type { MappingRule } from '../../domain/roadmap/roadmap';
import { EXACT_ISSUES, EXACT_RULES, type RuleMatcher } from '../../ports/rule-matcher';
import { inChunks } from './in-chunks';
import type { JiraClient } from './jira-client';
import { JiraRequestError } from './jira-request-error';
import { ruleJql, withoutOrder } from './rule-jql';

/** Ids alone come in pages of up to 5,000. */
const ID_PAGE_SIZE = 5000;
/** Jira refuses too many at once and documents no limit: these are modest, and halved where they are refused. */
const MATCH_ISSUES = 100;
const MATCH_RULES = 20;
const PARSE_QUERIES = 50;

const idPage = z.object({
  issues: z.array(z.object({ id: z.string() })),
  nextPageToken: z.string().nullish(),
  isLast: z.boolean().optional(),
});
const matchAnswer = z.object({
  matches: z.array(
    z.object({ matchedIssues: z.array(z.union([z.number(), z.string()])), errors: z.array(z.string()).nullish() }),
  ),
});
const parseAnswer = z.object({ queries: z.array(z.object({ errors: z.array(z.string()).nullish() })) });

interface Match {
  readonly issueId: IssueId;
  readonly ruleId: RuleId;
}

function byIssue(matches: readonly Match[]): ReadonlyMap<IssueId, readonly RuleId[]> {
  const matched = new Map<IssueId, RuleId[]>();
  for (const { issueId, ruleId } of matches) matched.set(issueId, [...(matched.get(issueId) ?? []), ruleId]);
  return matched;
}

function halves<T>(items: readonly T[]): readonly (readonly T[])[] {
  return inChunks(items, Math.ceil(items.length / 2));
}

/** Asks as the app; a query that Jira no longer understands is an answer, not an accident. */
export function jiraRuleMatcher({ jira }: { jira: JiraClient }): RuleMatcher {
  const listIds = async (jql: string): Promise<readonly IssueId[]> => {
    const ids: IssueId[] = [];
    let pageToken: string | null = null;
    for (;;) {
      const page: z.infer<typeof idPage> = await jira.read({
        as: 'app',
        method: 'POST',
        path: route`/rest/api/3/search/jql`,
        endpoint: '/search/jql',
        body: {
          jql,
          maxResults: ID_PAGE_SIZE,
          fields: ['id'],
          ...(pageToken === null ? {} : { nextPageToken: pageToken }),
        },
        schema: idPage,
        points: ({ issues }) => issues.length,
      });
      ids.push(...page.issues.map(({ id }) => id as IssueId));
      const next = page.isLast === true ? null : (page.nextPageToken ?? null);
      if (next === null || next === pageToken) return ids;
      pageToken = next;
    }
  };

  const matchSome = async (rules: readonly MappingRule[], issueIds: readonly IssueId[]): Promise<readonly Match[]> => {
    try {
      const answer = await jira.read({
        as: 'app',
        method: 'POST',
        path: route`/rest/api/3/jql/match`,
        endpoint: '/jql/match',
        body: { issueIds: issueIds.map(Number), jqls: rules.map(({ query }) => withoutOrder(query)) },
        schema: matchAnswer,
      });
      return rules.flatMap(({ ruleId }, index) =>
        (answer.matches[index]?.matchedIssues ?? []).map((id) => ({ issueId: String(id) as IssueId, ruleId })),
      );
    } catch (error) {
      const isTooMuch = error instanceof JiraRequestError && (error.status === 400 || error.status === 413);
      if (!isTooMuch || (issueIds.length < 2 && rules.length < 2)) throw error;
      const parts =
        issueIds.length > 1
          ? halves(issueIds).map((half) => [rules, half] as const)
          : halves(rules).map((half) => [half, issueIds] as const);
      const found: Match[] = [];
      for (const [someRules, someIds] of parts) found.push(...(await matchSome(someRules, someIds)));
      return found;
    }
  };

  // Asked of one rule at a time, since a search does not say which part of it matched.
  const matchExactly = async (rule: MappingRule, issueIds: readonly IssueId[]): Promise<readonly Match[]> => {
    const condition = withoutOrder(rule.query);
    const scope = `id in (${issueIds.join(', ')})`;
    try {
      const answer = await jira.read({
        as: 'app',
        method: 'POST',
        path: route`/rest/api/3/search/jql`,
        endpoint: '/search/jql',
        body: {
          jql: condition === '' ? scope : `${scope} AND (${condition})`,
          maxResults: EXACT_ISSUES,
          fields: ['id'],
          reconcileIssues: issueIds.map(Number),
        },
        schema: idPage,
        points: ({ issues }) => issues.length,
      });
      return answer.issues.map(({ id }) => ({ issueId: id as IssueId, ruleId: rule.ruleId }));
    } catch (error) {
      // The rule is not understood, or one of the issues is gone since: there Jira says of each by itself.
      if (error instanceof JiraRequestError && error.status === 400) return matchSome([rule], issueIds);
      throw error;
    }
  };

  const matchIssues: RuleMatcher['matchIssues'] = async (rules, issueIds) => {
    const found: Match[] = [];
    for (const someIds of inChunks(issueIds, MATCH_ISSUES)) {
      for (const someRules of inChunks(rules, MATCH_RULES)) found.push(...(await matchSome(someRules, someIds)));
    }
    return byIssue(found);
  };

  return {
    listMatches: async (rule, projectIds) => {
      if (projectIds.length === 0) return ok([]);
      try {
        return ok(await listIds(ruleJql(rule.query, projectIds)));
      } catch (error) {
        if (error instanceof JiraRequestError && error.status === 400) return err('invalidQuery');
        throw error;
      }
    },
    matchIssues,
    matchChanged: async (rules, issueIds) => {
      if (rules.length > EXACT_RULES || issueIds.length > EXACT_ISSUES) return matchIssues(rules, issueIds);
      return byIssue((await Promise.all(rules.map((rule) => matchExactly(rule, issueIds)))).flat());
    },
    findQueryErrors: async (rules) => {
      const errors = new Map<RuleId, readonly string[]>();
      for (const someRules of inChunks(rules, PARSE_QUERIES)) {
        const answer = await jira.read({
          as: 'app',
          method: 'POST',
          path: route`/rest/api/3/jql/parse?validation=${'strict'}`,
          endpoint: '/jql/parse',
          body: { queries: someRules.map(({ query }) => query) },
          schema: parseAnswer,
        });
        someRules.forEach((rule, index) => {
          const found = answer.queries[index]?.errors ?? [];
          if (found.length > 0) errors.set(rule.ruleId, found);
        });
      }
      return errors;
    },
  };
}
