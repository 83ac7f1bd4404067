import { route } from '@forge/api';
import { z } from 'zod';
import { SCORE_PROPERTY, type ScoreProperty, scoreProperty } from '../../contract/issue-property';
import type { IssueId } from '../../domain/ids';
import type { ScoreStore } from '../../ports/score-store';
import { inChunks } from './in-chunks';
import { jiraBulkWrite } from './jira-bulk-write';
import { type JiraCall, type JiraClient, jsonOf } from './jira-client';
import { orThrottled } from './or-throttled';

/** Most issues of one bulk write. */
const BULK_SIZE = 100;

const propertyAnswer = z.object({ value: z.unknown() });

/** Writes scores as the app. `wait` pauses for so many milliseconds. */
export function jiraScoreStore({
  jira,
  wait,
  countPoints,
}: {
  jira: JiraClient;
  wait: (ms: number) => Promise<void>;
  countPoints: (points: number) => void;
}): ScoreStore {
  const saveChunk = jiraBulkWrite({ jira, wait, countPoints });

  return {
    save: async (issueId, property) => {
      const call: JiraCall = {
        as: 'app',
        method: 'PUT',
        path: route`/rest/api/3/issue/${issueId}/properties/${SCORE_PROPERTY}`,
        endpoint: '/issue/{issueId}/properties/{key}',
        body: property,
        accept: [403],
      };
      return orThrottled(jira.send(call).then(({ ok }) => (ok ? 'taken' : 'refused')));
    },
    saveMany: async (entries) => {
      const [taken, later] = [new Set<IssueId>(), new Set<IssueId>()];
      for (const chunk of inChunks(entries, BULK_SIZE)) {
        const saved = await saveChunk(chunk);
        for (const issueId of saved.taken) taken.add(issueId);
        for (const issueId of saved.later) later.add(issueId);
      }
      return { taken, later };
    },
    findAsViewer: async (issueId: IssueId): Promise<ScoreProperty | undefined> => {
      const call: JiraCall = {
        as: 'user',
        method: 'GET',
        path: route`/rest/api/3/issue/${issueId}/properties/${SCORE_PROPERTY}`,
        endpoint: '/issue/{issueId}/properties/{key}',
        accept: [401, 403, 404],
      };
      const response = await jira.send(call);
      if (!response.ok) return undefined;
      const answer = propertyAnswer.safeParse(await jsonOf(call, response));
      const parsed = scoreProperty.safeParse(answer.success ? answer.data.value : undefined);
      return parsed.success ? parsed.data : undefined;
    },
  };
}
