import { type Sandbox, startSandbox } from '../../sandbox/forge/start-sandbox';
import { JiraRequestError } from '../../src/adapters/jira/jira-request-error';
import { listProjectRows } from '../../src/app/list-project-rows';
import { rescoreProject } from '../../src/app/rescore-project';
import { runScan } from '../../src/app/run-scan';
import { startScan } from '../../src/app/start-scan';
import { rowsFrom } from '../../src/domain/snapshot/row-columns';
import type { portsFor as realPortsFor } from '../../src/entry/wiring';
import type { Ports } from '../../src/ports/ports';
import { aRoadmapItem, aRule } from '../builders/a-roadmap';
import { A_SITE, aSite } from '../builders/a-site';
import { itemId, projectId, ruleId } from '../builders/ids';

type ForgeFetch = (target: unknown, path: string, init?: RequestInit) => Promise<Response>;
const globals = globalThis as typeof globalThis & { __forge_fetch__: ForgeFetch };

const project = { projectId: projectId(A_SITE.shopProject), projectKey: 'SHOP', projectName: 'Web shop' };
const roadmap = {
  items: [aRoadmapItem({ itemId: itemId('checkout'), title: 'Checkout', horizon: 'now' as const })],
  rules: [
    aRule({ ruleId: ruleId('bugs'), kind: 'jql' as const, query: 'issuetype = Bug', itemId: itemId('checkout') }),
  ],
};
const forever = Number.MAX_SAFE_INTEGER;

let sandbox: Sandbox;
let portsFor: typeof realPortsFor;
let requests = 0;
let killAt = forever;
let restore: () => void;

// Every request of a real invocation, to Jira and to storage, goes through this one function; a killed one never returns.
beforeAll(async () => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const quiet = () => Promise.resolve();
  const functions = Object.fromEntries(
    [
      'onWork',
      'onInstalled',
      'onIssueEvent',
      'onHourlyTick',
      'issueResolver',
      'projectResolver',
      'adminResolver',
      'glanceStatus',
    ].map((name) => [`index.${name}`, quiet]),
  );
  sandbox = await startSandbox({ dataDir: null, port: 0, siteData: aSite, functions, queueDelayScale: 0.001 });
  await sandbox.idle();
  const fetched = globals.__forge_fetch__;
  globals.__forge_fetch__ = (target, path, init) => {
    requests += 1;
    return requests > killAt ? Promise.reject(new Error('killed')) : fetched(target, path, init);
  };
  restore = () => {
    globals.__forge_fetch__ = fetched;
  };
  ({ portsFor } = await import('../../src/entry/wiring'));
}, 60_000);
afterAll(async () => {
  restore();
  await sandbox.stop();
});

const asApp = <T>(work: (ports: Ports) => Promise<T>): Promise<T> =>
  sandbox.inside({ accountId: null }, () =>
    work(portsFor('trace', { wait: () => new Promise((done) => setTimeout(done, 1)) })),
  );

/** Runs `work` and kills it at its n-th request; true where it got to its end. */
async function killedAt(n: number, work: (ports: Ports) => Promise<unknown>): Promise<boolean> {
  requests = 0;
  killAt = n;
  try {
    await asApp(work);
    return true;
  } catch {
    return false;
  } finally {
    killAt = forever;
  }
}

/** Runs `work` as the queue would: again while an earlier bulk write of Jira is under way. */
async function finished(work: (ports: Ports) => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) {
    try {
      await asApp(work);
      return;
    } catch (error) {
      if (!(error instanceof JiraRequestError) || error.status !== 409) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  throw new Error('The bulk write does not end.');
}

async function rows(ports: Ports) {
  const head = await ports.snapshots.findHead(project.projectId);
  if (head === undefined) return null;
  const browsing: Ports = {
    ...ports,
    permissions: { ...ports.permissions, browsableIssueIds: (ids) => Promise.resolve(new Set(ids)) },
  };
  const found = [];
  for (let part = 0; part <= head.parts; part += 1) {
    const answer = await listProjectRows(browsing, { ...project, generation: head.generation, part });
    if (!answer.ok) throw new Error(answer.error.code);
    const read = rowsFrom(answer.value);
    if (!read.ok) throw new Error(read.error);
    // When a row was scored, and what the property writes did to `updated`, differ from run to run.
    found.push(...read.value.map((row) => ({ ...row, scoredAt: 0, updatedAt: 0 })));
  }
  return found;
}

const scoresInJira = () =>
  sandbox.jira
    .data()
    .issues.filter(
      (issue) => issue.projectId === project.projectId && issue.properties['plumbline.score'] !== undefined,
    ).length;

async function forgetEverything(): Promise<void> {
  sandbox.kvs.clear();
  await asApp((ports) =>
    ports.roadmaps.append({ baseRevision: 0, value: roadmap, authorAccountId: 'admin', note: '', at: 0 }),
  );
}

it('a scan killed at any request to Jira or storage is never half visible, and goes on to the same end', async () => {
  await forgetEverything();
  const { scanId } = await asApp((ports) => startScan(ports, { project }));
  expect(await killedAt(forever, (ports) => runScan(ports, { ...project, scanId, deadline: forever }))).toBe(true);
  expect(requests).toBeGreaterThan(20);
  const expected = await asApp(rows);
  expect(expected).toHaveLength(9);
  let isWhole = false;
  for (let n = 0; !isWhole; n += 1) {
    await forgetEverything();
    const again = await asApp((ports) => startScan(ports, { project }));
    const job = { ...project, scanId: again.scanId, deadline: forever };
    isWhole = await killedAt(n, (ports) => runScan(ports, job));
    expect([null, 9]).toContain((await asApp(rows))?.length ?? null);
    await finished((ports) => runScan(ports, job));
    expect(await asApp(rows)).toEqual(expected);
    expect(await asApp((ports) => ports.scans.find(project.projectId))).toMatchObject({
      phase: 'done',
      step: 'finished',
    });
    expect(scoresInJira()).toBe(9);
    // Nothing of the work is left behind.
    expect(sandbox.kvs.entries('scanwork:')).toEqual([]);
  }
}, 120_000);

it('a rescore killed at any request leaves the old scores or the new ones, whole', async () => {
  const emptied = { items: roadmap.items, rules: [] };
  await forgetEverything();
  const { scanId } = await asApp((ports) => startScan(ports, { project }));
  await asApp((ports) => runScan(ports, { ...project, scanId, deadline: forever }));
  const job = { ...project, deadline: forever };
  let base = 1;
  for (let n = 0; ; n += 1) {
    const value = n % 2 === 0 ? emptied : roadmap;
    await asApp((ports) => ports.roadmaps.append({ baseRevision: base, value, authorAccountId: 'a', note: '', at: 0 }));
    base += 1;
    const before = await asApp(rows);
    const isWhole = await killedAt(n, (ports) => rescoreProject(ports, job));
    const between = await asApp(rows);
    await finished((ports) => rescoreProject(ports, job));
    const after = await asApp(rows);
    expect([JSON.stringify(before), JSON.stringify(after)]).toContain(JSON.stringify(between));
    expect(after?.find((row) => row.issueKey === 'SHOP-6')?.scores.alignmentState).toBe(
      n % 2 === 0 ? 'unlinked' : 'aligned',
    );
    const stored = sandbox.jira.data().issues.find(({ key }) => key === 'SHOP-6')?.properties['plumbline.score'];
    expect(stored).toMatchObject({ state: n % 2 === 0 ? 'unlinked' : 'aligned' });
    if (isWhole) break;
  }
}, 120_000);
