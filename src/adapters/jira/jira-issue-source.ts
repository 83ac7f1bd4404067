import { route } from '@forge/api';
import { z } from 'zod';
import { INPUT_PROPERTY, SCORE_PROPERTY } from '../../contract/issue-property';
import type { FieldPlan, IssueSource } from '../../ports/issue-source';
import { inChunks } from './in-chunks';
import { EVIDENCE_FIELDS, evidenceAnswer, FIXED_FIELDS, issueAnswer } from './issue-answer';
import { evidenceFactsFrom, readIssueFrom } from './issue-facts-from';
import type { JiraClient } from './jira-client';
import { JiraRequestError } from './jira-request-error';
import { listIssuePlaces } from './list-issue-places';

/** Jira gives 100 issues a page as soon as any field but the id is asked for. */
const PAGE_SIZE = 100;
/** Multi-valued fields may keep the old limit of a bulk fetch. */
const FETCH_SIZE = 100;
const PROPERTIES = [INPUT_PROPERTY, SCORE_PROPERTY];

const pageAnswer = z.object({
  issues: z.array(issueAnswer),
  nextPageToken: z.string().nullish(),
  isLast: z.boolean().optional(),
});
const fetchAnswer = z.object({ issues: z.array(issueAnswer) });
const evidenceFetchAnswer = z.object({ issues: z.array(evidenceAnswer) });
const countAnswer = z.object({ count: z.number().int().min(0) });

const fieldsOf = (plan: FieldPlan): string[] => [
  ...new Set([
    ...FIXED_FIELDS,
    ...plan.fieldIds,
    ...plan.candidateFieldIds,
    ...(plan.sprintFieldId === null ? [] : [plan.sprintFieldId]),
  ]),
];

/** Where a site has no field Rank: an order that no change of an issue disturbs while pages are read. */
const BY_AGE = 'created ASC, key ASC';
/** In front of the token of a page that is ordered so: a token belongs to the query that it came with. */
const BY_AGE_MARK = 'created:';

const backlogJql = (projectId: string): string =>
  `project = ${projectId} AND (statusCategory != Done OR resolved >= -180d)`;

/** Reads issues as the app. `requestProjectKeys`: keys of the service and discovery projects. */
export function jiraIssueSource({
  jira,
  jiraTime,
  requestProjectKeys,
}: {
  jira: JiraClient;
  jiraTime: () => number | null;
  requestProjectKeys: () => Promise<ReadonlySet<string>>;
}): IssueSource {
  const requestKeyTest = async () => {
    const keys = await requestProjectKeys();
    return (issueKey: string) => keys.has(issueKey.slice(0, issueKey.lastIndexOf('-')));
  };

  const count = async (jql: string): Promise<number> => {
    const answer = await jira.read({
      as: 'app',
      method: 'POST',
      path: route`/rest/api/3/search/approximate-count`,
      endpoint: '/search/approximate-count',
      body: { jql },
      schema: countAnswer,
    });
    return answer.count;
  };

  const search = ({ jql, plan, token }: { jql: string; plan: FieldPlan; token: string | null }) =>
    jira.read({
      as: 'app',
      method: 'POST',
      path: route`/rest/api/3/search/jql`,
      endpoint: '/search/jql',
      body: {
        jql,
        maxResults: PAGE_SIZE,
        fields: fieldsOf(plan),
        properties: PROPERTIES,
        ...(token === null ? {} : { nextPageToken: token }),
      },
      schema: pageAnswer,
      points: ({ issues }) => issues.length,
    });

  // Told by the first page: Jira refuses the whole query where a site has no field of that name.
  const searchByRank = async (jql: string, { plan, token }: { plan: FieldPlan; token: string | null }) => {
    try {
      return { isByAge: false, answer: await search({ jql: `${jql} ORDER BY Rank ASC`, plan, token }) };
    } catch (error) {
      if (token !== null || !(error instanceof JiraRequestError) || error.status !== 400) throw error;
      return { isByAge: true, answer: await search({ jql: `${jql} ORDER BY ${BY_AGE}`, plan, token }) };
    }
  };

  return {
    jiraTime,
    readPage: async ({ projectId, pageToken, sinceMinutes, plan }) => {
      const token = pageToken?.startsWith(BY_AGE_MARK) === true ? pageToken.slice(BY_AGE_MARK.length) : pageToken;
      const jql =
        sinceMinutes === null ? backlogJql(projectId) : `project = ${projectId} AND updated >= -${sinceMinutes}m`;
      const { isByAge, answer } =
        sinceMinutes === null && token === pageToken
          ? await searchByRank(jql, { plan, token })
          : { isByAge: true, answer: await search({ jql: `${jql} ORDER BY ${BY_AGE}`, plan, token }) };
      const next = answer.isLast === true ? null : (answer.nextPageToken ?? null);
      if (next !== null && next === token) {
        throw new JiraRequestError({
          endpoint: 'POST /search/jql',
          status: 200,
          reason: 'the page token repeats',
          retryAfterSeconds: null,
        });
      }
      const isRequestKey = await requestKeyTest();
      return {
        issues: answer.issues.map((issue) => readIssueFrom(issue, { plan, isRequestKey })),
        nextPageToken: next === null || !isByAge ? next : `${BY_AGE_MARK}${next}`,
      };
    },
    listIds: (ask) => listIssuePlaces(jira, ask),
    countIssues: (projectId) => count(backlogJql(projectId)),
    countResolvedSince: (projectId, days) => count(`project = ${projectId} AND resolved >= -${days}d`),
    findIssue: async (issueId, plan) => {
      const answer = await jira.read({
        as: 'app',
        method: 'POST',
        path: route`/rest/api/3/issue/bulkfetch`,
        endpoint: '/issue/bulkfetch',
        body: { issueIdsOrKeys: [issueId], fields: fieldsOf(plan), properties: PROPERTIES },
        schema: fetchAnswer,
        points: ({ issues }) => issues.length,
      });
      const isRequestKey = await requestKeyTest();
      const [issue] = answer.issues;
      return issue === undefined ? undefined : readIssueFrom(issue, { plan, isRequestKey });
    },
    readEvidence: async (issueIds) => {
      const found = [];
      for (const ids of inChunks([...new Set(issueIds)], FETCH_SIZE)) {
        const answer = await jira.read({
          as: 'app',
          method: 'POST',
          path: route`/rest/api/3/issue/bulkfetch`,
          endpoint: '/issue/bulkfetch',
          body: { issueIdsOrKeys: ids, fields: EVIDENCE_FIELDS, properties: [INPUT_PROPERTY] },
          schema: evidenceFetchAnswer,
          points: ({ issues }) => issues.length,
        });
        found.push(...answer.issues.map(evidenceFactsFrom));
      }
      return found;
    },
  };
}
