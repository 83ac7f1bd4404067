import { route } from '@forge/api';
import { z } from 'zod';
import type { IssueId, RuleId } from '../../domain/ids';
import { err, ok } from '../../domain/result';
import type { MappingRule } from '../../domain/roadmap/roadmap';
import type { RuleMatcher } from '../../ports/rule-matcher';
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
    matchIssues: async (rules, issueIds) => {
      const matched = new Map<IssueId, RuleId[]>();
      for (const someIds of inChunks(issueIds, MATCH_ISSUES)) {
        for (const someRules of inChunks(rules, MATCH_RULES)) {
          for (const { issueId, ruleId } of await matchSome(someRules, someIds)) {
            matched.set(issueId, [...(matched.get(issueId) ?? []), ruleId]);
          }
        }
      }
      return matched;
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
