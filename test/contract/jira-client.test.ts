import { route } from '@forge/api';
import { z } from 'zod';
import { jiraClient } from '../../src/adapters/jira/jira-client';
import { JiraRequestError } from '../../src/adapters/jira/jira-request-error';
import type { QuotaReport } from '../../src/adapters/jira/rate-limit-headers';
import { type Patience, patienceOfPerson, patienceOfWork } from '../../src/adapters/jira/retry-in-place';

/* What the app repeats within one invocation, and what it leaves to the next. */

type ForgeFetch = (target: unknown, path: string, init?: RequestInit) => Promise<Response>;
const globals = globalThis as typeof globalThis & { __forge_fetch__?: ForgeFetch };

const HEADERS = { 'content-type': 'application/json' };
const fine = () => new Response('{"ok":true}', { status: 200, headers: HEADERS });
const failed = (status: number, headers: Record<string, string> = {}) => new Response('{}', { status, headers });
const throttled = (reason: string, seconds: number) =>
  failed(429, { 'RateLimit-Reason': reason, 'Retry-After': String(seconds) });

const schema = z.object({ ok: z.boolean() });
const reading = { as: 'app', method: 'POST', path: route`/rest/api/3/search/jql`, endpoint: '/search/jql' } as const;

let now = 0;
let pauses: number[] = [];
let points = 0;
let reports: QuotaReport[] = [];
const before = globals.__forge_fetch__;

beforeEach(() => {
  now = 0;
  pauses = [];
  points = 0;
  reports = [];
});
afterAll(() => {
  if (before === undefined) delete globals.__forge_fetch__;
  else globals.__forge_fetch__ = before;
});

/** A client on a Jira that gives these answers one after the other; `null`: the connection breaks. */
function clientOn(answers: readonly (() => Response | null)[], patience: Patience = patienceOfWork(600_000)) {
  let asked = 0;
  globals.__forge_fetch__ = () => {
    const response = (answers[Math.min(asked, answers.length - 1)] ?? fine)();
    asked += 1;
    return response === null ? Promise.reject(new Error('socket hang up')) : Promise.resolve(response);
  };
  const jira = jiraClient({
    countPoints: (more) => {
      points += more;
    },
    noteQuota: (report) => reports.push(report),
    patience,
    wait: (ms) => {
      pauses.push(ms);
      now += ms;
      return Promise.resolve();
    },
    clock: () => now,
    random: () => 0.5,
  });
  return { jira, asked: () => asked };
}

it.each<[string, () => Response | null]>([
  ['a broken connection', () => null],
  ['500', () => failed(500)],
  ['503', () => failed(503)],
  ['a burst', () => throttled('jira-burst-based', 2)],
  ['an answer that breaks off', () => new Response('{"ok":', { status: 200, headers: HEADERS })],
])('%s is asked again by work in the background, with growing pauses', async (_what, broken) => {
  const { jira, asked } = clientOn([broken, broken, broken, fine]);
  expect(await jira.read({ ...reading, schema })).toEqual({ ok: true });
  expect(asked()).toBe(4);
  expect(points).toBe(4);
  expect(pauses).toHaveLength(3);
  expect(pauses[1]).toBeGreaterThan(pauses[0] ?? Number.NaN);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(30_000);
});

it('a pause is never shorter than Jira asks for, and never longer than thirty seconds', async () => {
  const { jira } = clientOn([() => throttled('jira-burst-based', 7), fine]);
  await jira.read({ ...reading, schema });
  expect(pauses[0]).toBeGreaterThanOrEqual(7000);
  const long = clientOn([() => throttled('jira-burst-based', 31), fine]);
  await expect(long.jira.read({ ...reading, schema })).rejects.toThrow('429');
  expect(long.asked()).toBe(1);
});

it.each<[string, () => Response]>([
  ['points that are spent', () => throttled('jira-quota-tenant-based', 1)],
  ['an issue written too often', () => throttled('jira-per-issue-on-write', 1)],
  ['a refusal', () => failed(403)],
  ['a query that is not understood', () => failed(400)],
  ['an issue that is gone', () => failed(404)],
])('%s: not asked again', async (_what, refusal) => {
  const { jira, asked } = clientOn([refusal]);
  await expect(jira.read({ ...reading, schema })).rejects.toThrow(JiraRequestError);
  expect(asked()).toBe(1);
});

it('what writes is repeated only where it may be', async () => {
  const body = { value: 1 };
  const writing = { as: 'app', path: route`/rest/api/3/x`, endpoint: '/x', body } as const;
  const post = clientOn([() => null]);
  await expect(post.jira.send({ ...writing, method: 'POST' })).rejects.toThrow('unreachable');
  expect(post.asked()).toBe(1);
  const bulk = clientOn([() => failed(409), fine]);
  expect((await bulk.jira.send({ ...writing, method: 'POST', repeatable: true })).ok).toBe(true);
  const put = clientOn([() => null, fine]);
  expect((await put.jira.send({ ...writing, method: 'PUT' })).ok).toBe(true);
});

it('gives up after four tries, with the last failure', async () => {
  const { jira, asked } = clientOn([() => failed(502)]);
  await expect(jira.read({ ...reading, schema })).rejects.toThrow('502');
  expect(asked()).toBe(4);
});

it('never waits past the end of the invocation', async () => {
  const { jira, asked } = clientOn([() => failed(503, { 'Retry-After': '20' })], patienceOfWork(25_000));
  await expect(jira.read({ ...reading, schema })).rejects.toThrow('503');
  expect(asked()).toBe(2);
  expect(now).toBeLessThan(25_000);
});

it('while a person waits it asks once more at most, and at once', async () => {
  const broken = clientOn([() => null, fine], patienceOfPerson(15_000));
  expect(await broken.jira.read({ ...reading, schema })).toEqual({ ok: true });
  expect(now).toBeLessThan(1000);
  const gateway = clientOn([() => failed(429)], patienceOfPerson(15_000));
  await expect(gateway.jira.read({ ...reading, schema })).rejects.toThrow('429');
  expect(gateway.asked()).toBe(1);
});

it('passes on what Jira says of the quota', async () => {
  const policy = '"global-app-quota";q=65000;w=3600,"jira-burst-based";q=100;w=1';
  const near = '"global-app-quota";r=11000;t=600';
  const { jira } = clientOn([
    () => new Response('{"ok":true}', { headers: { ...HEADERS, 'RateLimit-Policy': policy, RateLimit: near } }),
  ]);
  await jira.read({ ...reading, schema });
  expect(reports).toEqual([{ quota: 65_000, left: 11_000, blockedSeconds: null }]);
  const blocked = clientOn([() => throttled('jira-quota-global-based', 900)]);
  await expect(blocked.jira.read({ ...reading, schema })).rejects.toThrow('429');
  expect(reports[1]).toEqual({ quota: null, left: null, blockedSeconds: 900 });
});
