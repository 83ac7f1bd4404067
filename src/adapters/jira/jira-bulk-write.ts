import { type APIResponse, route } from '@forge/api';
import { z } from 'zod';
import { SCORE_PROPERTY, type ScoreProperty, scoreProperty } from '../../contract/issue-property';
import type { IssueId } from '../../domain/ids';
import type { SavedScores, ScoreStore } from '../../ports/score-store';
import { type JiraCall, type JiraClient, jsonOf } from './jira-client';
import { JiraRequestError } from './jira-request-error';

const POLLS = 60;
const POLL_MS = 1000;
const FIRST_POLL_MS = 100;

const task = z.object({ id: z.string(), status: z.string(), result: z.unknown().optional() });
/** Jira answers so where it does each issue by itself. */
const eachAnswer = z.object({
  entries: z.array(z.object({ issueId: z.union([z.number(), z.string()]), status: z.number() })),
});
const storedAnswer = z.object({
  issues: z.array(z.object({ id: z.string(), properties: z.record(z.string(), z.unknown()).optional() })),
});
const DONE = new Set(['COMPLETE']);
const FAILED = new Set(['FAILED', 'CANCEL_REQUESTED', 'CANCELLED', 'DEAD']);

type Task = z.infer<typeof task>;
type Entries = Parameters<ScoreStore['saveMany']>[0];

const isLater = (status: number): boolean => status === 409 || status === 429 || status >= 500;

// What the result of a task looks like is not documented; any word of failure is reason enough to look.
function tellsFailure(result: unknown): boolean {
  if (typeof result !== 'object' || result === null) return false;
  return Object.entries(result as Readonly<Record<string, unknown>>).some(([key, value]) => {
    if (!/fail|error|skip/i.test(key)) return false;
    const size = typeof value === 'object' && value !== null ? Object.keys(value).length : value;
    return size !== 0 && size !== '' && size !== null && size !== false;
  });
}

const sameProperty = (stored: unknown, property: ScoreProperty): boolean => {
  const parsed = scoreProperty.safeParse(stored);
  return parsed.success && JSON.stringify(parsed.data) === JSON.stringify(scoreProperty.parse(property));
};

/** All of them to be tried again soon. */
export function putOff(entries: Entries): SavedScores {
  return { taken: new Set(), later: new Set(entries.map(({ issueId }) => issueId)) };
}

/** The task is behind a redirect that the proxy may have followed for us: both forms are documented nowhere. */
async function taskOf(call: JiraCall, response: APIResponse): Promise<Partial<Task>> {
  const location = /\/task\/(\w+)/.exec(response.headers.get('Location') ?? '')?.[1];
  if (location !== undefined) return { id: location };
  const parsed = task.safeParse(await jsonOf(call, response));
  return parsed.success ? parsed.data : {};
}

/** A write that Jira has taken on; it may go on there after the answer. */
export interface StartedWrite {
  /** Waits for its end, and says what became of each issue. */
  readonly finish: () => Promise<SavedScores>;
}

/**
 * Starts writing the scores of at most 100 issues in one request. `busy`: Jira takes on no other write while one of the
 * app's is under way, which some sites do and others do not.
 */
export function jiraBulkWrite({
  jira,
  wait,
  countPoints,
}: {
  jira: JiraClient;
  wait: (ms: number) => Promise<void>;
  countPoints: (points: number) => void;
}): (entries: Entries) => Promise<StartedWrite | 'busy'> {
  const awaitTask = async (started: Partial<Task>): Promise<Partial<Task>> => {
    let now = started;
    for (let poll = 0; poll < POLLS && now.id !== undefined; poll += 1) {
      const { id, status } = now;
      if (status !== undefined && (DONE.has(status) || FAILED.has(status))) return now;
      // Never at once: each look costs a request.
      await wait(Math.min(POLL_MS, FIRST_POLL_MS * 2 ** poll));
      now = await jira.read({
        as: 'app',
        method: 'GET',
        path: route`/rest/api/3/task/${id}`,
        endpoint: '/task/{taskId}',
        schema: task,
      });
    }
    if (now.id === undefined || DONE.has(now.status ?? '')) return now;
    throw new JiraRequestError({
      endpoint: 'POST /issue/properties/multi',
      status: 503,
      reason: `task ${now.status ?? 'without status'}`,
      retryAfterSeconds: 30,
    });
  };

  // Which issues a bulk write left out, Jira does not say: those that do not hold what was written.
  const findTaken = async (entries: Entries): Promise<ReadonlySet<IssueId>> => {
    const { issues } = await jira.read({
      as: 'app',
      method: 'POST',
      path: route`/rest/api/3/issue/bulkfetch`,
      endpoint: '/issue/bulkfetch',
      body: { issueIdsOrKeys: entries.map(({ issueId }) => issueId), fields: ['id'], properties: [SCORE_PROPERTY] },
      schema: storedAnswer,
      points: ({ issues: found }) => found.length,
    });
    const stored = new Map(issues.map(({ id, properties }) => [id, properties?.[SCORE_PROPERTY]]));
    return new Set(
      entries
        .filter(({ issueId, property }) => sameProperty(stored.get(issueId), property))
        .map(({ issueId }) => issueId),
    );
  };

  const outcomeOf = async (call: JiraCall, response: APIResponse, entries: Entries): Promise<SavedScores> => {
    const ids = entries.map(({ issueId }) => issueId);
    if (response.status === 403) return { taken: new Set(), later: new Set() };
    if (response.status === 207) {
      const each = eachAnswer.parse(await jsonOf(call, response)).entries;
      const statusOf = new Map(each.map(({ issueId, status }) => [String(issueId), status]));
      const among = (is: (status: number) => boolean) => new Set(ids.filter((id) => is(statusOf.get(id) ?? 200)));
      return { taken: among((status) => status < 300), later: among(isLater) };
    }
    const { status, result } = await awaitTask(await taskOf(call, response));
    const isFailed = status !== undefined && FAILED.has(status);
    if (!isFailed && !tellsFailure(result)) return { taken: new Set(ids), later: new Set() };
    const taken = await findTaken(entries);
    return { taken, later: new Set(isFailed ? ids.filter((id) => !taken.has(id)) : []) };
  };

  return async (entries) => {
    const call: JiraCall = {
      as: 'app',
      method: 'POST',
      path: route`/rest/api/3/issue/properties/multi`,
      endpoint: '/issue/properties/multi',
      body: {
        issues: entries.map(({ issueId, property }) => ({
          issueID: Number(issueId),
          properties: { [SCORE_PROPERTY]: property },
        })),
      },
      accept: [303, 403],
      repeatable: true,
    };
    // It is not known whether Jira charges a bulk write by the issue; counted as if it did.
    countPoints(entries.length - 1);
    try {
      const response = await jira.send(call);
      return { finish: () => outcomeOf(call, response, entries) };
    } catch (error) {
      if (!(error instanceof JiraRequestError)) throw error;
      if (error.status === 409) return 'busy';
      if (error.status !== 429 || error.reason !== 'jira-per-issue-on-write') throw error;
      return { finish: () => Promise.resolve(putOff(entries)) };
    }
  };
}
