import '../forge/forge-globals';

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Hosting } from '../../../sandbox/forge/start-sandbox';
import type { RealSite } from '../../../sandbox/real-site/open-real-site';
import { realSiteSettingsFrom } from '../../../sandbox/real-site/real-site-settings';
import { startRealSite } from '../../../sandbox/real-site/start-real-site';
import type { RpcInput, RpcName, RpcOutput, RpcResult } from '../../../src/contract/rpc';
import { rowsFrom } from '../../../src/domain/snapshot/row-columns';
import { criterionId, issueId, projectId } from '../../builders/ids';
import { activityOf, aFolder, stopAll } from '../forge/running-sandbox';
import { type SecondProcess, startSecondProcess } from './second-process';

/*
 * The app of this process on the data of another one, which plays the real site. `sandbox` is every demo person's token;
 * with the e-mail before it, it is a credential that must be found nowhere.
 */

const EMAIL = 'admin@example.com';
const CREDENTIAL = Buffer.from(`${EMAIL}:sandbox`).toString('base64');

interface SearchAnswer {
  readonly issues: readonly { readonly id: string; readonly key: string; readonly fields: Record<string, unknown> }[];
}

let site: SecondProcess;
let project = projectId('0');
beforeAll(async () => {
  site = await startSecondProcess();
  const { body } = await site.ask('GET', '/rest/api/3/project/SHOP');
  project = projectId((body as { id: string }).id);
}, 60_000);
afterAll(() => site.stop());

let hosting: Hosting<RealSite>;
const printed: string[] = [];
const dataDir = aFolder();

async function host(
  allowWrites: boolean,
  folder: string | null,
  { pollMs = 3_600_000, email = EMAIL } = {},
): Promise<Hosting<RealSite>> {
  const settings = realSiteSettingsFrom({
    site: site.url,
    allowWrites,
    environment: { JIRA_EMAIL: email, JIRA_API_TOKEN: 'sandbox' },
  });
  const started = await startRealSite(settings, {
    dataDir: folder,
    port: 0,
    eventDelayMs: 1,
    queueDelayScale: 0.001,
    pollMs,
    print: (line) => printed.push(line),
  });
  await started.idle();
  return started;
}

async function call<N extends RpcName>(on: Hosting<RealSite>, moduleKey: string, name: N, input: RpcInput<N>) {
  const accountId = on.jira.users()[0]?.accountId ?? null;
  const answer = await on.invoke(moduleKey, name, input, { accountId, extension: { type: 'test' } });
  return answer as RpcResult<RpcOutput<N>>;
}

async function open(on: Hosting<RealSite>, id: string): Promise<RpcOutput<'issue.open'>> {
  const answer = await call(on, 'plumbline-panel', 'issue.open', { issueId: issueId(id) });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

const bridge = (on: Hosting<RealSite>, restPath: string): Promise<Response> =>
  fetch(`${on.url}/__forge/bridge`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      command: 'fetchProduct',
      moduleKey: 'plumbline-panel',
      payload: { restPath, fetchRequestInit: {} },
    }),
  });

async function search(jql: string): Promise<SearchAnswer['issues']> {
  const { body } = await site.ask('POST', '/rest/api/3/search/jql', { jql, fields: ['summary', 'customfield_28016'] });
  return (body as SearchAnswer).issues;
}

/** Everything in the files below a folder, with what the app packed. */
function textsBelow(folder: string): string {
  const text = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
  const packed = [...text.matchAll(/"gz\\?":\\?"([A-Za-z0-9+/=]+)/g)].map(([, gz]) => Buffer.from(gz ?? '', 'base64'));
  expect(packed.length).toBeGreaterThan(0);
  // Pages of a store that were overwritten hold pieces that no longer unpack.
  const unpacked = packed.flatMap((bytes) => inflated(bytes) ?? []);
  expect(unpacked.join('').length).toBeGreaterThan(1000);
  return [text, ...unpacked].join('\n');
}

function inflated(bytes: Buffer): string | undefined {
  try {
    return gunzipSync(bytes).toString('utf8');
  } catch {
    return undefined;
  }
}

describe('a site that is only read', () => {
  beforeAll(async () => {
    hosting = await host(false, dataDir);
  }, 60_000);
  afterAll(() => hosting.stop());

  it('is scanned, and its backlog has values and sizes although its field ids are its own', async () => {
    const opened = await call(hosting, 'plumbline-project', 'project.open', { projectId: project });
    if (!opened.ok || opened.value.snapshot === null) throw new Error(JSON.stringify(opened));
    const { generation } = opened.value.snapshot;
    const answer = await call(hosting, 'plumbline-project', 'project.rows', {
      projectId: project,
      generation,
      part: 0,
    });
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    const rows = rowsFrom(answer.value);
    if (!rows.ok) throw new Error(rows.error);
    const [estimated] = await search('project = SHOP AND statusCategory = "To Do" AND cf[28016] > 0 ORDER BY key');
    expect(rows.value.find((row) => row.issueId === estimated?.id)?.size).toBe(estimated?.fields['customfield_28016']);
    expect(rows.value.length).toBeGreaterThan(50);
  });

  it('has nothing written to it, and an issue is still shown in full', async () => {
    const [story] = await search('project = SHOP AND statusCategory = "To Do" ORDER BY key');
    const view = await open(hosting, story?.id ?? '');
    expect(view.value.state).toBeDefined();
    const property = `/rest/api/3/issue/${story?.id}/properties/plumbline.score`;
    expect((await site.ask('GET', property)).status).toBe(404);
    expect((await (await bridge(hosting, property)).json()) as object).toMatchObject({ result: { status: 404 } });
  });

  it('refuses an answer with words that say how to allow it', async () => {
    const [story] = await search('project = SHOP AND statusCategory = "To Do" ORDER BY key');
    const input = { issueId: issueId(story?.id ?? ''), criterionId: criterionId('customer-value'), rating: 3 };
    const answer = await call(hosting, 'plumbline-panel', 'issue.rate', input);
    if (answer.ok) throw new Error('It was accepted.');
    expect(answer.error.code).toBe('forbidden');
    expect(answer.error.problems.map(({ message }) => message)).toEqual([
      `This sandbox only reads ${new URL(site.url).host}. To let Plumbline write there, start it with --allow-writes.`,
    ]);
  });

  it('tells the shell what it is, and looks on as nobody else', async () => {
    const session = (await (await fetch(`${hosting.url}/__forge/session`)).json()) as object;
    expect(session).toMatchObject({
      user: { emailAddress: EMAIL },
      realSite: { host: new URL(site.url).host, allowedWrites: null, scansByItself: true },
    });
    for (const accountId of [null, 'somebody-else']) {
      const response = await fetch(`${hosting.url}/__forge/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ accountId }),
      });
      expect(response.status).toBe(404);
    }
  });

  it("opens nothing to the demo people's token, nor to a page that goes by another name", async () => {
    const asDemo = await fetch(`${hosting.url}/rest/api/3/myself`, {
      headers: { authorization: `Basic ${CREDENTIAL}` },
    });
    expect(asDemo.status).toBe(401);
    const { port } = new URL(hosting.url);
    const renamed = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { host: `evil.example.com:${port}` };
      get({ port, host: '127.0.0.1', path: '/rest/api/3/myself', headers }, ({ statusCode }) => resolve(statusCode)).on(
        'error',
        reject,
      );
    });
    expect(renamed).toBe(403);
  });

  it('spends the points that the app would spend there', async () => {
    const fields = (await site.ask('GET', '/rest/api/3/field')).body as readonly unknown[];
    const requests = activityOf(hosting, 'jiraRequest');
    const pointsOf = (via: string, end: string) =>
      requests.filter((request) => request.via === via && request.path.endsWith(end)).map(({ points }) => points);
    expect(pointsOf('function', '/field')[0]).toBe(1 + fields.length);
    expect(Math.max(...pointsOf('function', '/search/jql'))).toBe(101);
    // The host's own look for changes stands for events, which cost nothing.
    expect(pointsOf('rest', '/search/jql')).toEqual([0]);
    expect(hosting.platform.jira.limits().pointsThisHour).toBe(requests.reduce((sum, { points }) => sum + points, 0));
  });

  it('never sees its token in a log, in the data folder, in an answer or in the process title', async () => {
    const paths = [
      '/__forge/session',
      '/__forge/activity',
      '/__forge/storage',
      '/rest/api/3/myself',
      '/rest/api/3/field',
    ];
    const answers = await Promise.all(
      paths.map(async (asked) => {
        const response = await fetch(`${hosting.url}${asked}`);
        return `${JSON.stringify([...response.headers])}${await response.text()}`;
      }),
    );
    const activity = JSON.stringify(hosting.platform.activity.since(0));
    expect(answers.every((answer) => answer.length > 100)).toBe(true);
    for (const place of [...answers, activity, printed.join('\n'), textsBelow(dataDir), process.title]) {
      expect(place).not.toContain(CREDENTIAL);
      expect(place).not.toContain(':sandbox');
    }
  });
});

it('a change on the site reaches the app without an event', async () => {
  const on = await host(false, null, { pollMs: 50 });
  try {
    const [story] = await search('project = SHOP AND statusCategory = "To Do" ORDER BY key');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const summary = 'Renamed on the real site';
    const edited = await site.ask('PUT', `/rest/api/3/issue/${story?.id}`, { fields: { summary } });
    expect(edited.status).toBe(204);
    const until = Date.now() + 5000;
    const heard = () => activityOf(on, 'event').map(({ eventType }) => eventType);
    while (!heard().includes('avi:jira:updated:issue') && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await on.idle();
    expect(heard().filter((eventType) => eventType === 'avi:jira:updated:issue')).toHaveLength(1);
    const reads = activityOf(on, 'invocation').filter(({ error }) => error !== null);
    expect(reads).toEqual([]);
  } finally {
    await on.stop();
  }
}, 30_000);

it.each([
  [false, true],
  [true, false],
])(
  'with writes %s, who administers nothing there may set roadmap and scans here: %s',
  async (allowWrites, may) => {
    const on = await host(allowWrites, null, { email: 'dev@example.com' });
    try {
      expect((await call(on, 'plumbline-admin', 'admin.open', {})).ok).toBe(may);
      expect((await call(on, 'plumbline-project', 'project.scanNow', { projectId: project })).ok).toBe(may);
      const hidden = await call(on, 'plumbline-project', 'project.scanNow', { projectId: projectId('99999') });
      expect(hidden.ok).toBe(false);
      await on.idle();
    } finally {
      await on.stop();
    }
  },
  30_000,
);

it('with --allow-writes the writes are listed first, and scores and answers reach the site', async () => {
  printed.length = 0;
  const on = await host(true, null);
  try {
    const listed = printed.findIndex((line) => line.includes('/issue/{issueId}/properties/plumbline.score'));
    const first = printed.findIndex((line) => line.startsWith('First write of its kind'));
    expect(listed).toBeGreaterThanOrEqual(0);
    expect(first).toBeGreaterThan(listed);
    const [story] = await search('project = SHOP AND statusCategory = "To Do" ORDER BY key');
    const stored = await site.ask('GET', `/rest/api/3/issue/${story?.id}/properties/plumbline.score`);
    expect(stored).toMatchObject({
      status: 200,
      body: { key: 'plumbline.score', value: { v: expect.any(Number) as number } },
    });
    const session = (await (await fetch(`${on.url}/__forge/session`)).json()) as {
      realSite: { allowedWrites: unknown[] };
    };
    expect(session.realSite.allowedWrites.length).toBeGreaterThan(3);
  } finally {
    await on.stop();
    await stopAll();
  }
}, 30_000);

describe('npm start -- --site', () => {
  const start = (environment: Record<string, string>, ...args: string[]) => {
    const main = path.resolve(__dirname, '..', '..', '..', 'sandbox', 'main.ts');
    return spawnSync(process.execPath, ['--import', 'tsx', main, '--data-dir', aFolder(), ...args], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', ...environment },
    });
  };

  it('ends with 2 and says what to set before anything starts', () => {
    const { status, stdout, stderr } = start({ JIRA_EMAIL: EMAIL }, '--site', site.url);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Set JIRA_API_TOKEN in the environment to an API token/);
  }, 20_000);

  it('ends with 1 where the site does not accept the login, and does not repeat it', () => {
    const { status, stdout, stderr } = start({ JIRA_EMAIL: EMAIL, JIRA_API_TOKEN: 'not-that-one' }, '--site', site.url);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/does not accept the login \(401\)\. Check JIRA_EMAIL and JIRA_API_TOKEN/);
    expect(stderr).not.toContain('not-that-one');
  }, 20_000);
});
