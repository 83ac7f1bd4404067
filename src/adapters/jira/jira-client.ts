import { type APIResponse, asApp, asUser, type Route } from '@forge/api';
import { z } from 'zod';
import { JiraRequestError } from './jira-request-error';

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
}

/** Sends one request and counts its base point. */
export interface JiraClient {
  readonly send: (call: JiraCall) => Promise<APIResponse>;
  /** Sends, and parses the body. `points`: what the answer costs beside the request itself. */
  readonly read: <T>(call: JiraCall & { schema: z.ZodType<T>; points?: (answer: T) => number }) => Promise<T>;
}

function retryAfterSecondsOf(response: APIResponse): number | null {
  const header = Number(response.headers.get('Retry-After') ?? Number.NaN);
  if (Number.isFinite(header)) return Math.max(0, header);
  const reset = Date.parse(response.headers.get('X-RateLimit-Reset') ?? '');
  return Number.isNaN(reset) ? null : Math.max(1, Math.ceil((reset - Date.now()) / 1000));
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
    retryAfterSeconds: response.status === 429 || response.status === 503 ? retryAfterSecondsOf(response) : null,
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

/** @throws JiraRequestError */
export function jiraClient({ countPoints }: { countPoints: (points: number) => void }): JiraClient {
  const send = async (call: JiraCall): Promise<APIResponse> => {
    const requestJira = call.as === 'user' ? asUser().requestJira : asApp().requestJira;
    countPoints(1);
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
    if (response.ok || call.accept?.includes(response.status) === true) return response;
    throw await failureOf(call, response);
  };

  return {
    send,
    read: async ({ schema, points, ...call }) => {
      const response = await send(call);
      const parsed = schema.safeParse(await jsonOf(call, response));
      if (!parsed.success) {
        const where = parsed.error.issues[0];
        throw new JiraRequestError({
          endpoint: `${call.method} ${call.endpoint}`,
          status: response.status,
          reason: `unexpected answer at ${where?.path.join('.') ?? ''}: ${where?.message ?? ''}`,
          retryAfterSeconds: null,
        });
      }
      if (points !== undefined) countPoints(points(parsed.data));
      return parsed.data;
    },
  };
}
