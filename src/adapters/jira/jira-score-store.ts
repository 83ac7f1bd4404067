import { type APIResponse, route } from '@forge/api';
import { z } from 'zod';
import { SCORE_PROPERTY, type ScoreProperty, scoreProperty } from '../../contract/issue-property';
import type { IssueId } from '../../domain/ids';
import type { ScoreStore } from '../../ports/score-store';
import { inChunks } from './in-chunks';
import { type JiraCall, type JiraClient, jsonOf } from './jira-client';
import { JiraRequestError } from './jira-request-error';
import { orThrottled } from './or-throttled';

/** Most issues of one bulk write. */
const BULK_SIZE = 100;
const POLLS = 60;
const POLL_MS = 1000;

const task = z.object({ id: z.string(), status: z.string() });
const propertyAnswer = z.object({ value: z.unknown() });
const DONE = new Set(['COMPLETE']);
const FAILED = new Set(['FAILED', 'CANCEL_REQUESTED', 'CANCELLED', 'DEAD']);

type Task = z.infer<typeof task>;

/** The task is behind a redirect that the proxy may have followed for us: both forms are documented nowhere. */
async function taskOf(call: JiraCall, response: APIResponse): Promise<Partial<Task>> {
  const location = /\/task\/(\w+)/.exec(response.headers.get('Location') ?? '')?.[1];
  if (location !== undefined) return { id: location };
  const parsed = task.safeParse(await jsonOf(call, response));
  return parsed.success ? parsed.data : {};
}

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
  const awaitTask = async (started: Partial<Task>): Promise<void> => {
    let { id, status } = started;
    for (let poll = 0; poll < POLLS && id !== undefined; poll += 1) {
      if (status !== undefined && DONE.has(status)) return;
      if (status !== undefined && FAILED.has(status)) break;
      if (poll > 0) await wait(Math.min(POLL_MS, 50 * 2 ** poll));
      const answer: Task = await jira.read({
        as: 'app',
        method: 'GET',
        path: route`/rest/api/3/task/${id}`,
        endpoint: '/task/{taskId}',
        schema: task,
      });
      ({ id, status } = answer);
    }
    if (id === undefined || (status !== undefined && DONE.has(status))) return;
    throw new JiraRequestError({
      endpoint: 'POST /issue/properties/multi',
      status: 503,
      reason: `task ${status ?? 'without status'}`,
      retryAfterSeconds: 30,
    });
  };

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
      const taken = new Set<IssueId>();
      for (const chunk of inChunks(entries, BULK_SIZE)) {
        const call: JiraCall = {
          as: 'app',
          method: 'POST',
          path: route`/rest/api/3/issue/properties/multi`,
          endpoint: '/issue/properties/multi',
          body: {
            issues: chunk.map(({ issueId, property }) => ({
              issueID: Number(issueId),
              properties: { [SCORE_PROPERTY]: property },
            })),
          },
          accept: [303, 403],
        };
        const response = await jira.send(call);
        if (response.status === 403) continue;
        // It is not known whether Jira charges a bulk write by the issue; counted as if it did.
        countPoints(chunk.length - 1);
        await awaitTask(await taskOf(call, response));
        for (const { issueId } of chunk) taken.add(issueId);
      }
      return taken;
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
