import { jiraClient } from '../../src/adapters/jira/jira-client';
import { jiraScoreStore } from '../../src/adapters/jira/jira-score-store';
import { patienceOfWork } from '../../src/adapters/jira/retry-in-place';
import { SCORE_PROPERTY, scoreProperty } from '../../src/contract/issue-property';
import { issueId } from '../builders/ids';

/* What counts as written after a bulk write, by each way in which Jira may answer. */

type ForgeFetch = (target: unknown, path: string, init?: RequestInit) => Promise<Response>;
const globals = globalThis as typeof globalThis & { __forge_fetch__?: ForgeFetch };
const before = globals.__forge_fetch__;
afterAll(() => {
  if (before === undefined) delete globals.__forge_fetch__;
  else globals.__forge_fetch__ = before;
});

const property = scoreProperty.parse({
  v: 1,
  low: 1,
  high: 2,
  known: 1,
  alignment: 0,
  traceability: 0,
  horizon: null,
  path: [],
  state: 'unlinked',
  scoredAt: new Date(0).toISOString(),
  modelRevision: 1,
  roadmapRevision: 1,
  next: { kind: 'none' },
});
const IDS = ['10001', '10002', '10003'];
const entries = IDS.map((id) => ({ issueId: issueId(id), property }));

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}
/** The last answer to the write is repeated. */
interface Given {
  readonly write: readonly Answer[];
  readonly task?: unknown;
  /** Issues that hold the property afterwards. */
  readonly hold?: readonly string[];
}

const PLACE = { status: 303, headers: { Location: 'https://x.atlassian.net/rest/api/3/task/7' } };
const complete = (result: unknown) => ({ id: '7', status: 'COMPLETE', result });

async function saved({ write, task, hold = IDS }: Given, wanted = entries) {
  const asked: string[] = [];
  const respond = ({ status, body, headers = {} }: Answer) =>
    new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    });
  globals.__forge_fetch__ = (_target, path) => {
    asked.push(path.split('/').slice(4).join('/'));
    const written = asked.filter((one) => one === 'issue/properties/multi').length;
    if (path.endsWith('/multi')) return Promise.resolve(respond(write[Math.min(written, write.length) - 1] ?? PLACE));
    if (path.includes('/task/')) return Promise.resolve(respond({ status: 200, body: task }));
    const issues = hold.map((id) => ({ id, properties: { [SCORE_PROPERTY]: property } }));
    return Promise.resolve(respond({ status: 200, body: { issues } }));
  };
  const wait = () => Promise.resolve();
  const countPoints = () => undefined;
  const jira = jiraClient({ countPoints, patience: patienceOfWork(Number.MAX_SAFE_INTEGER), wait, clock: () => 0 });
  const { taken, later } = await jiraScoreStore({ jira, wait, countPoints }).saveMany(wanted);
  return { taken: [...taken], later: [...later], asked };
}

it('a task that tells of no failure has written all; nothing is read back', async () => {
  const { taken, later, asked } = await saved({ write: [PLACE], task: complete({ updated: 3, failed: 0 }) });
  expect([taken, later]).toEqual([IDS, []]);
  expect(asked).toEqual(['issue/properties/multi', 'task/7']);
});

it.each([{ updated: 2, failed: 1 }, { errors: { 10_002: 'no' } }, { failedIssues: ['10002'] }, { skipped: [10_002] }])(
  'a task that tells of a failure: those that do not hold the score are not written',
  async (result) => {
    const { taken, later } = await saved({ write: [PLACE], task: complete(result), hold: ['10001', '10003'] });
    expect([taken, later]).toEqual([['10001', '10003'], []]);
  },
);

it.each(['FAILED', 'DEAD', 'CANCELLED'])('a task that ends as %s: the others are tried again', async (status) => {
  const { taken, later } = await saved({ write: [PLACE], task: { id: '7', status }, hold: ['10001'] });
  expect([taken, later]).toEqual([['10001'], ['10002', '10003']]);
});

it('207: each issue by its own status', async () => {
  const body = { entries: IDS.map((id, at) => ({ issueId: Number(id), status: [200, 409, 403][at] ?? 0 })) };
  const { taken, later } = await saved({ write: [{ status: 207, body }] });
  expect([taken, later]).toEqual([['10001'], ['10002']]);
});

it('409 is waited for, and put off where it lasts', async () => {
  const inTheWay = { status: 409, body: {} };
  const short = await saved({ write: [inTheWay, inTheWay, PLACE], task: complete(null) });
  expect(short.taken).toEqual(IDS);
  expect(short.asked).toHaveLength(4);
  expect(await saved({ write: [inTheWay] })).toMatchObject({ taken: [], later: IDS });
});

it('429 for issues that were written too often puts off those; for other reasons the work as a whole', async () => {
  const throttled = (reason: string) => ({
    status: 429,
    body: {},
    headers: { 'RateLimit-Reason': reason, 'Retry-After': '60' },
  });
  expect(await saved({ write: [throttled('jira-per-issue-on-write')] })).toMatchObject({ taken: [], later: IDS });
  await expect(saved({ write: [throttled('jira-quota-tenant-based')] })).rejects.toThrow('429');
});

describe('many at once', () => {
  const many = Array.from({ length: 350 }, (_, at) => ({ issueId: issueId(String(20_000 + at)), property }));
  const ids = many.map(({ issueId: id }) => id as string);

  it('are sent side by side, and each is looked after to its end', async () => {
    const { taken, later, asked } = await saved({ write: [PLACE], task: complete(null) }, many);
    expect([taken.toSorted(), later]).toEqual([ids, []]);
    expect(asked.slice(0, 4)).toEqual(Array(4).fill('issue/properties/multi'));
    expect(asked).toHaveLength(8);
  });

  it('that get in each other’s way are sent again one by one', async () => {
    const inTheWay = { status: 409, body: {} };
    const { taken, later } = await saved(
      { write: [PLACE, ...Array<Answer>(12).fill(inTheWay), PLACE], task: complete(null) },
      many,
    );
    expect([taken.toSorted(), later]).toEqual([ids, []]);
  });

  it('of which some fail: what was taken is told, the rest is tried again', async () => {
    const away = {
      status: 429,
      body: {},
      headers: { 'RateLimit-Reason': 'jira-quota-tenant-based', 'Retry-After': '60' },
    };
    const { taken, later } = await saved({ write: [PLACE, away], task: complete(null) }, many);
    expect(taken).toEqual(ids.slice(0, 100));
    expect(later).toEqual(ids.slice(100));
  });
});
