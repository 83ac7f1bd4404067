import { type APIResponse, asApp, asUser, type Route } from '@forge/api';
import { z } from 'zod';
import { JiraRequestError } from './jira-request-error';
import { type QuotaReport, quotaReportOf, retryAfterSecondsOf } from './rate-limit-headers';
import { type Patience, pauseBefore } from './retry-in-place';

/** On whose behalf: the person of the current invocation, or the app itself. */
export type JiraActor = 'user' | 'app';

export interface JiraCall {
  readonly as: JiraActor;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: Route;
  /** For errors and logs: the path without ids. */
  readonly endpoint: string;
  readonly body?: unknown;
  /** Statuses besides 2xx that the caller understands. */
  readonly accept?: readonly number[];
  /** A POST that may be sent again although it may have been done: what it writes stays the same. */
  readonly repeatable?: boolean;
}

/** Sends requests, counts their points, and repeats those that may be repeated while the invocation's patience lasts. */
export interface JiraClient {
  /** GET and PUT, and POST where it says so, are repeated. */
  readonly send: (call: JiraCall) => Promise<APIResponse>;
  /**
   * Sends, and parses the body; for requests that only read. An answer that breaks off is asked for again. `points`: what
   * the answer costs beside the request itself.
   */
  readonly read: <T>(call: JiraCall & { schema: z.ZodType<T>; points?: (answer: T) => number }) => Promise<T>;
}

const refusal = z.object({ errorMessages: z.array(z.string()) });

// Only what was asked as the person: the app may be told more than the person may know.
async function wordsOf(call: JiraCall, response: APIResponse): Promise<readonly string[]> {
  const isJson = response.headers.get('Content-Type')?.includes('json') === true;
  if (call.as !== 'user' || response.status !== 403 || !isJson) return [];
  return refusal.safeParse(await response.json()).data?.errorMessages ?? [];
}

async function failureOf(call: JiraCall, response: APIResponse): Promise<JiraRequestError> {
  return new JiraRequestError({
    endpoint: `${call.method} ${call.endpoint}`,
    status: response.status,
    reason: response.headers.get('RateLimit-Reason'),
    retryAfterSeconds:
      response.status === 429 || response.status === 503 ? retryAfterSecondsOf(response.headers, Date.now()) : null,
    words: await wordsOf(call, response),
  });
}

/** Errors of the proxy itself carry a status and a code; anything else never reached Jira. */
function unreachable(call: JiraCall, cause: unknown): JiraRequestError {
  const { status, errorCode } = cause as { status?: unknown; errorCode?: unknown };
  return new JiraRequestError({
    endpoint: `${call.method} ${call.endpoint}`,
    status: typeof status === 'number' ? status : 0,
    reason: typeof errorCode === 'string' ? errorCode : 'unreachable',
    retryAfterSeconds: null,
    cause,
  });
}

/**
 * The body as JSON; undefined where there is none. One that breaks off is like no answer: asking again may bring the whole.
 * @throws JiraRequestError
 */
export async function jsonOf(call: Pick<JiraCall, 'method' | 'endpoint'>, response: APIResponse): Promise<unknown> {
  try {
    const text = await response.text();
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch (cause) {
    throw new JiraRequestError({
      endpoint: `${call.method} ${call.endpoint}`,
      status: 0,
      reason: 'the answer cannot be read',
      retryAfterSeconds: null,
      cause,
    });
  }
}

/** What a client needs of its invocation. */
interface ClientParts {
  readonly countPoints: (points: number) => void;
  /** Told of each request, also of repeated ones. */
  readonly countRequest?: () => void;
  /** Told what Jira says of the points that are left. */
  readonly noteQuota?: (report: QuotaReport) => void;
  /** Told Jira's own time with each answer. */
  readonly noteTime?: (jiraTime: number) => void;
  /** Without it nothing is repeated. */
  readonly patience?: Patience;
  readonly wait?: (ms: number) => Promise<void>;
  readonly clock?: () => number;
  readonly random?: () => number;
}

const REPEATABLE: ReadonlySet<JiraCall['method']> = new Set(['GET', 'PUT']);

async function sendOnce(call: JiraCall, parts: ClientParts): Promise<APIResponse> {
  const requestJira = call.as === 'user' ? asUser().requestJira : asApp().requestJira;
  parts.countPoints(1);
  parts.countRequest?.();
  let response: APIResponse;
  try {
    response = await requestJira(call.path, {
      method: call.method,
      redirect: 'manual',
      headers: {
        Accept: 'application/json',
        ...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    });
  } catch (cause) {
    throw unreachable(call, cause);
  }
  const report = quotaReportOf(response, Date.now());
  if (report !== undefined) parts.noteQuota?.(report);
  const jiraTime = Date.parse(response.headers.get('Date') ?? '');
  if (!Number.isNaN(jiraTime)) parts.noteTime?.(jiraTime);
  if (response.ok || call.accept?.includes(response.status) === true) return response;
  throw await failureOf(call, response);
}

async function parsedAnswer<T>(call: JiraCall, response: APIResponse, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await jsonOf(call, response));
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0];
  throw new JiraRequestError({
    endpoint: `${call.method} ${call.endpoint}`,
    status: response.status,
    reason: `unexpected answer at ${where?.path.join('.') ?? ''}: ${where?.message ?? ''}`,
    retryAfterSeconds: null,
  });
}

/** @throws JiraRequestError */
export function jiraClient(parts: ClientParts): JiraClient {
  const { patience, wait, clock = Date.now, random = Math.random } = parts;
  const repeated = async <T>(attempt: () => Promise<T>): Promise<T> => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await attempt();
      } catch (error) {
        const pauseMs =
          patience === undefined || wait === undefined
            ? null
            : pauseBefore(error, { tried, patience, now: clock(), random: random() });
        if (pauseMs === null || wait === undefined) throw error;
        await wait(pauseMs);
      }
    }
  };

  return {
    send: (call) => {
      const once = () => sendOnce(call, parts);
      return REPEATABLE.has(call.method) || call.repeatable === true ? repeated(once) : once();
    },
    read: ({ schema, points, ...call }) =>
      repeated(async () => {
        const answer = await parsedAnswer(call, await sendOnce(call, parts), schema);
        if (points !== undefined) parts.countPoints(points(answer));
        return answer;
      }),
  };
}
