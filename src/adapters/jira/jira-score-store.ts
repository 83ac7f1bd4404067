import { route } from '@forge/api';
import { z } from 'zod';
import { SCORE_PROPERTY, type ScoreProperty, scoreProperty } from '../../contract/issue-property';
import type { IssueId } from '../../domain/ids';
import type { SavedScores, ScoreStore } from '../../ports/score-store';
import { inChunks } from './in-chunks';
import { jiraBulkWrite, putOff } from './jira-bulk-write';
import { type JiraCall, type JiraClient, jsonOf } from './jira-client';
import { orThrottled } from './or-throttled';

/** Most issues of one bulk write. */
const BULK_SIZE = 100;
/** Far below Jira's limit of requests per second. */
const BULKS_AT_ONCE = 20;

type Entries = Parameters<ScoreStore['saveMany']>[0];

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
  const startWrite = jiraBulkWrite({ jira, wait, countPoints });

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
      const note = (saved: SavedScores): void => {
        for (const issueId of saved.taken) taken.add(issueId);
        for (const issueId of saved.later) later.add(issueId);
      };
      const write = async (chunk: Entries): Promise<'busy' | 'ended'> => {
        const started = await startWrite(chunk);
        if (started === 'busy') return 'busy';
        note(await started.finish());
        return 'ended';
      };
      // While Jira works on some, others are sent: waiting for each in turn would take most of the time.
      for (const group of inChunks(inChunks(entries, BULK_SIZE), BULKS_AT_ONCE)) {
        const outcomes = await Promise.allSettled(group.map(write));
        const busy = group.filter((_, at) => outcomes[at]?.status === 'fulfilled' && outcomes[at].value === 'busy');
        for (const chunk of busy) {
          // Alone it was in nobody's way but somebody else's.
          const isOver = group.length > 1 && (await write(chunk)) === 'ended';
          if (!isOver) note(putOff(chunk));
        }
        const failed = outcomes.find((outcome) => outcome.status === 'rejected');
        // What was taken must not be forgotten over what was not: that meets the same failure when it is tried again.
        if (failed !== undefined && taken.size === 0) throw failed.reason;
        for (const [at, chunk] of group.entries()) if (outcomes[at]?.status === 'rejected') note(putOff(chunk));
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
