import { route } from '@forge/api';
import { z } from 'zod';
import { issueId, projectId } from '../../contract/primitives';
import type { IssueSource } from '../../ports/issue-source';
import type { JiraClient } from './jira-client';

/** Jira gives 100 issues a page as soon as any field but the id is asked for. */
const PAGE_SIZE = 100;

const placesAnswer = z.object({
  issues: z.array(z.object({ id: issueId, fields: z.object({ project: z.object({ id: projectId }) }) })),
  nextPageToken: z.string().nullish(),
  isLast: z.boolean().optional(),
});

type Listing = IssueSource['listIds'];

/** The issues that have a version or are, or were, in a sprint, each with the project it is in. */
export async function listIssuePlaces(jira: JiraClient, ask: Parameters<Listing>[0]): ReturnType<Listing> {
  const jql = ask.kind === 'version' ? `fixVersion = ${ask.versionId}` : `sprint = ${ask.sprintId}`;
  const found = [];
  let pageToken: string | null = null;
  do {
    const answer: z.infer<typeof placesAnswer> = await jira.read({
      as: 'app',
      method: 'POST',
      path: route`/rest/api/3/search/jql`,
      endpoint: '/search/jql',
      body: {
        jql,
        maxResults: PAGE_SIZE,
        fields: ['project'],
        ...(pageToken === null ? {} : { nextPageToken: pageToken }),
      },
      schema: placesAnswer,
      points: ({ issues }) => issues.length,
    });
    found.push(...answer.issues.map(({ id, fields }) => ({ issueId: id, projectId: fields.project.id })));
    pageToken = answer.isLast === true ? null : (answer.nextPageToken ?? null);
  } while (pageToken !== null);
  return found;
}
