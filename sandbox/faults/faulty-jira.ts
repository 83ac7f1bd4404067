import { setTimeout as wait } from 'node:timers/promises';
import type { HostedJira } from '../forge/hosted-jira';
import type { JiraCall } from '../jira/actor';
import type { JiraRequestEntry, JiraRequestListener } from '../jira/jira-requests';
import { ConnectionDropped } from './connection-dropped';
import type { FaultSwitches } from './fault-switches';
import type { LimitedRequest, RateLimits, Refusal } from './rate-limits';
import { failedResponse, refusedResponse } from './refused-response';
import { askingForLess } from './shorter-page';

const VERSION = /^\/rest\/api\/(2|3|latest)(?=\/|$)/;
const ONE_ISSUE = /^\/rest\/api\/3\/issue\/(\d+|[A-Za-z][A-Za-z0-9_]*-\d+)(?=\/|$)/;
const SERVER_ERRORS = [500, 502, 503] as const;

/** A request that never came to an answer of Jira's own, or whose answer was spoilt on the way. */
export interface FaultyAnswer {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly via: JiraCall['via'];
  /** 0: no answer at all. */
  readonly status: number;
  /** In words. */
  readonly reason: string;
}

interface FaultyParts {
  readonly jira: HostedJira;
  readonly faults: FaultSwitches;
  readonly limits: RateLimits;
  /** Method and path with `{…}` for what varies; null where nothing is served. */
  readonly endpointOf: (method: string, path: string) => string | null;
  readonly now: () => number;
}

const noted = (call: JiraCall, answer: FaultyAnswer): JiraRequestEntry => ({
  at: answer.at,
  method: call.method,
  path: call.path,
  endpoint: null,
  status: answer.status,
  durationMs: 0,
  actor: call.actor,
  via: call.via,
  points: 0,
  note: answer.reason,
});

/**
 * The same Jira behind its rate limits and the fault switches. What the host itself reads (`via: 'host'`), for the pages
 * around the app, is left alone: one must be able to look at a site that misbehaves.
 */
export function faultyJira({ jira, faults, limits, endpointOf, now }: FaultyParts): HostedJira & {
  readonly faultyAnswers: () => readonly FaultyAnswer[];
} {
  const listeners = new Set<JiraRequestListener>();
  let kept: readonly FaultyAnswer[] = [];

  const note = (call: JiraCall, { status, reason }: { readonly status: number; readonly reason: string }): void => {
    const answer = { at: now(), method: call.method, path: call.path, via: call.via, status, reason };
    kept = [...kept, answer].slice(-20);
    for (const listener of listeners) listener(noted(call, answer));
  };
  const limited = (call: JiraCall): LimitedRequest => {
    const path = (call.path.split('?')[0] ?? '').replace(VERSION, '/rest/api/3');
    const isWrite = call.method.toUpperCase() !== 'GET';
    const issue = isWrite ? ONE_ISSUE.exec(path)?.[1] : undefined;
    return {
      via: call.via,
      endpoint: endpointOf(call.method.toUpperCase(), path),
      writtenIssue: issue?.toUpperCase() ?? null,
    };
  };
  const refuse = (call: JiraCall, refusal: Refusal): Response => {
    note(call, { status: 429, reason: `${refusal.reason}${refusal.isForced ? ', by a fault switch' : ''}` });
    return refusedResponse(refusal, now());
  };
  /** The answer is lost; by chance Jira did before what was asked, since nobody can tell from outside. */
  const losing = async (call: JiraCall, name: 'dropShare' | 'serverErrorShare', words: string): Promise<string> => {
    const isDone = faults.randomOf(name).chance(0.5);
    if (isDone) await jira.handle(call);
    return `${words}, ${isDone ? 'after Jira did it' : 'before Jira saw it'}`;
  };
  const serverError = async (call: JiraCall): Promise<Response> => {
    const { serverErrorStatus } = faults.get();
    const status =
      SERVER_ERRORS.find((known) => String(known) === serverErrorStatus) ??
      faults.randomOf('serverErrorStatus').pick(SERVER_ERRORS);
    note(call, { status, reason: await losing(call, 'serverErrorShare', 'failed by a fault switch') });
    return failedResponse(status);
  };
  const cut = async (call: JiraCall, response: Response): Promise<Response> => {
    const text = await response.text();
    note(call, { status: response.status, reason: 'answer cut in the middle by a fault switch' });
    const headers = new Headers(response.headers);
    headers.delete('content-length');
    return new Response(text.slice(0, Math.floor(text.length / 2)), { status: response.status, headers });
  };
  const delay = async (): Promise<void> => {
    const { latencyMs, latencyJitterMs } = faults.get();
    const jitter = latencyJitterMs === 0 ? 0 : faults.randomOf('latencyJitterMs').next() * latencyJitterMs;
    if (latencyMs + jitter > 0) await wait(latencyMs + jitter);
  };

  const handle = async (call: JiraCall): Promise<Response> => {
    if (call.via === 'host') return jira.handle(call);
    await delay();
    const request = limited(call);
    const refusal = limits.refusalOf(request);
    if (refusal !== null) return refuse(call, refusal);
    if (faults.strikes('dropShare')) {
      note(call, { status: 0, reason: await losing(call, 'dropShare', 'connection dropped by a fault switch') });
      throw new ConnectionDropped();
    }
    if (faults.strikes('serverErrorShare')) return serverError(call);
    const shorter = faults.strikes('truncatePageShare') ? askingForLess(call) : null;
    const response = await jira.handle(shorter ?? call);
    for (const [name, value] of Object.entries(limits.headersOf(request))) response.headers.set(name, value);
    // As every HTTP server; by this the app tells how much time passed in Jira.
    response.headers.set('Date', new Date(now()).toUTCString());
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return isJson && faults.strikes('cutBodyShare') ? cut(call, response) : response;
  };

  return {
    ...jira,
    handle,
    onRequest: (listener) => {
      listeners.add(listener);
      const stop = jira.onRequest(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    faultyAnswers: () => kept,
  };
}
