import { generateDemoSite } from '../../sandbox/data/demo-site';
import type { Activity } from '../../sandbox/forge/activity-log';
import { type Sandbox, startSandbox } from '../../sandbox/forge/start-sandbox';
import { DEMO_PEOPLE } from '../../sandbox/jira/site-records';
import { failureRecord, runRecord } from '../../src/contract/runs';

jest.setTimeout(120_000);

let sandbox: Sandbox;
const invocations: Extract<Activity, { kind: 'invocation' }>[] = [];

const call = (moduleKey: string, name: string, input: object, person: keyof typeof DEMO_PEOPLE = 'admin') =>
  sandbox.invoke(moduleKey, name, input, { accountId: DEMO_PEOPLE[person], extension: { type: 'test' } });

const linesSoFar = () => invocations.flatMap(({ lines }) => lines);
const parsedLines = () =>
  linesSoFar().map((line) => JSON.parse(line.slice(line.indexOf('{'))) as Record<string, string | number | null>);

beforeAll(async () => {
  sandbox = await startSandbox({
    dataDir: null,
    port: 0,
    siteData: () => generateDemoSite({ now: Date.now() }),
    queueDelayScale: 0.001,
    eventDelayMs: 1,
    prepare: ({ platform }) => {
      platform.activity.subscribe((activity) => {
        if (activity.kind === 'invocation') invocations.push(activity);
      });
      return Promise.resolve();
    },
  });
  await sandbox.idle();
});

afterAll(() => sandbox.stop());

function shop() {
  const { projects, issues } = sandbox.jira.data();
  const project = projects.find(({ key }) => key === 'SHOP');
  const story = issues.find(({ key }) => key === 'SHOP-40');
  if (project === undefined || story === undefined) throw new Error('The demo has no SHOP-40.');
  return { projectId: project.id, story };
}

async function edit(issueKey: string, fields: object): Promise<void> {
  const response = await sandbox.jira.handle({
    actor: { kind: 'user', accountId: DEMO_PEOPLE.po },
    via: 'host',
    method: 'PUT',
    path: `/rest/api/3/issue/${issueKey}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fields }),
  });
  if (!response.ok) throw new Error(`Jira answered ${response.status}`);
}

describe('what is told of the work', () => {
  it('one trace id joins the page, its resolver, the queue and every leg', async () => {
    const traceId = '3f1f6f3e-6a51-4d5e-9a53-0f3a9d1c7b11';
    const { projectId } = shop();
    await call('plumbline-admin', 'admin.scan', { projectIds: [projectId], traceId });
    await sandbox.idle();
    const joined = parsedLines().filter((line) => line['traceId'] === traceId);
    expect(joined.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['scan.started', 'rpc.ended', 'scan.finished', 'work.ended']),
    );
    const { value } = (await call('plumbline-admin', 'admin.runs', {})) as { value: { runs: unknown[] } };
    const run = value.runs.map((stored) => runRecord.parse(stored)).find((stored) => stored.traceId === traceId);
    expect(run).toMatchObject({ kind: 'scan', projectId, outcome: 'done', reason: null });
  });

  it('a trace id that is none is not taken over', async () => {
    await call('plumbline-admin', 'admin.scans', { traceId: 'SHOP-40 says hello' });
    expect(linesSoFar().join('\n')).not.toContain('says hello');
  });

  it('no line and no record holds a title, a text or a name of anybody', async () => {
    const { projectId, story } = shop();
    await call('plumbline-panel', 'issue.open', { issueId: story.id });
    await call('plumbline-project', 'project.open', { projectId });
    await edit('SHOP-40', { summary: 'A title that nobody may log', labels: ['secret-label'] });
    await sandbox.idle();
    sandbox.faults.set({ serverErrorShare: 1 });
    await call('plumbline-panel', 'issue.open', { issueId: story.id });
    sandbox.faults.reset();
    await sandbox.idle();

    const lines = linesSoFar();
    const records = sandbox.kvs.entries('run:').map((stored) => JSON.stringify(stored));
    expect(lines.length).toBeGreaterThan(10);
    expect(records.length).toBeGreaterThan(3);
    const { issues, users } = sandbox.jira.data();
    const secrets = [
      ...issues.map(({ summary }) => summary),
      ...users.flatMap(({ displayName, accountId }) => [displayName, accountId]),
      'secret-label',
    ];
    const told = [...lines, ...records].join('\n');
    expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
  });

  it('what failed is kept with its code and trace id', async () => {
    const { value } = (await call('plumbline-admin', 'admin.runs', {})) as { value: { failures: unknown[] } };
    const failures = value.failures.map((stored) => failureRecord.parse(stored));
    expect(failures).toContainEqual(expect.objectContaining({ what: 'issue.open', code: 'jiraUnavailable' }));
  });

  it('at most fifty runs and twenty failures are kept, the latest', async () => {
    const { story } = shop();
    for (let turn = 0; turn < 25; turn += 1) {
      await edit('SHOP-40', { summary: `Title ${turn}` });
      await sandbox.idle();
    }
    sandbox.faults.set({ serverErrorShare: 1 });
    await Promise.all(Array.from({ length: 25 }, () => call('plumbline-panel', 'issue.open', { issueId: story.id })));
    sandbox.faults.reset();
    await sandbox.idle();
    const { value } = (await call('plumbline-admin', 'admin.runs', {})) as {
      value: { runs: { kind: string }[]; failures: unknown[] };
    };
    expect(value.failures).toHaveLength(20);
    expect(sandbox.kvs.entries('run:failure:')).toHaveLength(20);
    expect(value.runs.filter(({ kind }) => kind === 'rescoreIssue').length).toBeLessThanOrEqual(20);
    expect(value.runs.some(({ kind }) => kind === 'scan')).toBe(true);
    expect(sandbox.kvs.entries('run:').length).toBeLessThanOrEqual(70);
  });
});
