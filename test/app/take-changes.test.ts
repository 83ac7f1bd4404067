import { askForChanges } from '../../src/app/ask-for-changes';
import { loadCurrentRows } from '../../src/app/load-snapshot-rows';
import { startScan } from '../../src/app/start-scan';
import { MOST_BESIDE, STORM_ISSUES, takeChanges } from '../../src/app/take-changes';
import { takeEvent } from '../../src/app/take-event';
import type { IssueFacts } from '../../src/domain/issue/issue-facts';
import type { WaitingChange } from '../../src/ports/change-store';
import type { Ports } from '../../src/ports/ports';
import { EXACT_RULES } from '../../src/ports/rule-matcher';
import { aRoadmap, aRule } from '../builders/a-roadmap';
import { anIssue } from '../builders/an-issue';
import { issueId, ruleId } from '../builders/ids';
import { fakePorts } from '../fakes/fake-ports';
import { type FakeSite, fakeSite, SHOP } from '../fakes/fake-site';
import { runQueue } from '../fakes/run-queue';

const issues = Array.from({ length: 260 }, (_, at) => anIssue({ issueId: issueId(String(10_001 + at)) }));
const { projectId } = SHOP;
const job = { projectId, deadline: Number.MAX_SAFE_INTEGER };

async function scanned(some: readonly IssueFacts[] = issues): Promise<{ site: FakeSite; ports: Ports }> {
  const site = fakeSite(some);
  site.pageSize = 100;
  const ports = fakePorts(site);
  await startScan(ports, { project: SHOP });
  await runQueue(site, ports);
  site.requests.length = 0;
  site.now += 3_600_000;
  return { site, ports };
}

const changed = (site: FakeSite, count: number, what: WaitingChange['what'] = 'changed'): WaitingChange[] =>
  issues.slice(0, count).map((issue) => {
    site.issues.set(issue.issueId, { ...issue, labels: ['new'], updatedAt: site.now });
    return { issueId: issue.issueId, projectId, at: site.now, what };
  });

async function labelled(ports: Ports): Promise<number> {
  const head = await ports.snapshots.findHead(projectId);
  const rows = head === undefined ? [] : ((await loadCurrentRows(ports, head)) ?? []);
  return rows.filter(({ labels }) => labels.includes('new')).length;
}

const count = (site: FakeSite, name: string) => site.requests.filter((request) => request === name).length;

describe('changes that wait', () => {
  it('ask once, however many come, and are all taken', async () => {
    const { site, ports } = await scanned();
    for (const change of changed(site, 20)) await askForChanges(ports, [change]);
    expect(site.queued).toHaveLength(1);
    await runQueue(site, ports);
    expect(await labelled(ports)).toBe(20);
    expect(count(site, 'findIssue')).toBe(20);
    expect(await ports.changes.list(projectId)).toEqual([]);
  });

  it('of one issue are one reading', async () => {
    const { site, ports } = await scanned();
    const [change] = changed(site, 1);
    for (let times = 0; times < 5; times += 1) await askForChanges(ports, change === undefined ? [] : [change]);
    await runQueue(site, ports);
    expect(count(site, 'findIssue')).toBe(1);
  });

  it('in a storm are one scan of what changed', async () => {
    const { site, ports } = await scanned();
    await askForChanges(ports, changed(site, STORM_ISSUES + 1));
    await runQueue(site, ports);
    expect(count(site, 'findIssue')).toBe(0);
    expect(count(site, 'readPage')).toBe(1);
    expect(await labelled(ports)).toBe(STORM_ISSUES + 1);
  });

  it('that a scan of what was updated would not find are read one by one, and beyond 200 with the whole project', async () => {
    const { site, ports } = await scanned();
    await askForChanges(ports, changed(site, STORM_ISSUES + 10, 'untouched'));
    await runQueue(site, ports);
    expect(count(site, 'findIssue')).toBe(STORM_ISSUES + 10);
    site.requests.length = 0;
    await askForChanges(ports, changed(site, 201, 'untouched'));
    await runQueue(site, ports);
    expect([count(site, 'findIssue'), count(site, 'readPage')]).toEqual([0, 3]);
    expect(await labelled(ports)).toBe(201);
  });

  it('outlive a consumer that is killed while it reads them', async () => {
    const { site, ports } = await scanned();
    await askForChanges(ports, changed(site, 6));
    site.queued.length = 0;
    let left = 3;
    site.beforeRequest = (name) => {
      if (name === 'findIssue' && (left -= 1) < 0) throw new Error('killed');
    };
    await expect(takeChanges(ports, job)).rejects.toThrow('killed');
    expect(await ports.changes.list(projectId)).toHaveLength(3);
    site.beforeRequest = () => undefined;
    expect(await takeChanges(ports, job)).toBe('taken');
    expect(await labelled(ports)).toBe(6);
  });

  it('that come while a scan is under way wait for its end where they are many', async () => {
    const { site, ports } = await scanned();
    await startScan(ports, { project: SHOP });
    const [scan] = site.queued.splice(0);
    await askForChanges(ports, changed(site, STORM_ISSUES + 1));
    expect(await takeChanges(ports, job)).toBe('later');
    expect(await ports.changes.list(projectId)).toHaveLength(STORM_ISSUES + 1);
    if (scan !== undefined) site.queued.unshift(scan);
    await runQueue(site, ports);
    expect(await labelled(ports)).toBe(STORM_ISSUES + 1);
    expect(await ports.changes.list(projectId)).toEqual([]);
  });

  it('stop at the deadline, and the rest is asked for again', async () => {
    const { site, ports } = await scanned();
    await askForChanges(ports, changed(site, 5));
    site.queued.length = 0;
    expect(await takeChanges(ports, { projectId, deadline: site.now })).toBe('later');
    expect(site.queued).toMatchObject([{ message: { kind: 'takeChanges' } }]);
    await runQueue(site, ports);
    expect(await labelled(ports)).toBe(5);
  });
});

describe('rows beside the snapshot', () => {
  it('are folded into it before there are many', async () => {
    const { site, ports } = await scanned();
    for (let at = 0; at <= MOST_BESIDE; at += 40) {
      await askForChanges(ports, changed(site, at + 40).slice(at));
      await runQueue(site, ports);
      expect((await ports.snapshots.listOverlay(projectId)).length).toBeLessThanOrEqual(MOST_BESIDE);
    }
    expect(await labelled(ports)).toBe(240);
  });

  it('hold nothing of work that was finished long ago', async () => {
    const { site, ports } = await scanned();
    const old = anIssue({ issueId: issueId('9000'), statusCategory: 'done', resolvedAt: site.now - 200 * 86_400_000 });
    site.issues.set(old.issueId, old);
    await askForChanges(ports, [{ issueId: old.issueId, projectId, at: site.now, what: 'changed' }]);
    await runQueue(site, ports);
    expect(await ports.snapshots.listOverlay(projectId)).toEqual([]);
  });
});

it('an epic that is deleted is erased, and what was below it is read again', async () => {
  const epic = anIssue({ issueId: issueId('900'), hierarchyLevel: 1 });
  const below = issues.slice(0, 3).map((issue) => ({ ...issue, parentId: epic.issueId }));
  const { site, ports } = await scanned([epic, ...below]);
  site.issues.delete(epic.issueId);
  for (const issue of below) site.issues.set(issue.issueId, { ...issue, parentId: null });
  await takeEvent(ports, { kind: 'deleted', issueId: epic.issueId, projectId });
  await runQueue(site, ports);
  const head = await ports.snapshots.findHead(projectId);
  const rows = head === undefined ? [] : ((await loadCurrentRows(ports, head)) ?? []);
  expect(rows.map(({ parentId }) => parentId)).toEqual([null, null, null]);
});

it('with many JQL rules an issue is looked at a second time, when the search knows of its change', async () => {
  const { site, ports } = await scanned();
  const queries = Array.from({ length: EXACT_RULES + 1 }, (_, at) => `text ~ word${at}`);
  for (const query of queries) site.matches.set(query, []);
  const rules = queries.map((query, at) => aRule({ ruleId: ruleId(`r${at}`), kind: 'jql', query }));
  await ports.roadmaps.append({ baseRevision: 0, value: aRoadmap({ rules }), authorAccountId: 'a', note: '', at: 0 });
  await askForChanges(ports, changed(site, 1));
  await runQueue(site, ports);
  expect(count(site, 'findIssue')).toBe(2);
  expect(await ports.changes.list(projectId)).toEqual([]);
});
