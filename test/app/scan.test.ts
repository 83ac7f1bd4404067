import { ForgeKvsError } from '@forge/kvs';
import { JiraRequestError } from '../../src/adapters/jira/jira-request-error';
import { listProjectRows } from '../../src/app/list-project-rows';
import { openProject } from '../../src/app/open-project';
import { reconcileScans, startFirstScans } from '../../src/app/reconcile-scans';
import { rescoreIssue } from '../../src/app/rescore-issue';
import { rescoreProject } from '../../src/app/rescore-project';
import { runScan } from '../../src/app/run-scan';
import { loadSiteBasis } from '../../src/app/scoring-basis';
import { startScan } from '../../src/app/start-scan';
import { DEFAULT_HEALTH_SETTINGS } from '../../src/domain/health/health-report';
import { rowsFrom } from '../../src/domain/snapshot/row-columns';
import type { Ports } from '../../src/ports/ports';
import { aCriterion, aModel } from '../builders/a-model';
import { aRoadmap, aRule } from '../builders/a-roadmap';
import { anIssue } from '../builders/an-issue';
import { issueId, itemId, projectId, ruleId } from '../builders/ids';
import { fakePorts } from '../fakes/fake-ports';
import { type FakeSite, fakeSite, SHOP } from '../fakes/fake-site';
import { memoryStores } from '../fakes/memory-stores';
import { runQueue } from '../fakes/run-queue';

const MINUTE_MS = 60_000;

const epic = anIssue({ issueId: issueId('900'), hierarchyLevel: 1, summary: 'Wallet' });
const foreignInitiative = anIssue({ issueId: issueId('800'), projectId: projectId('20000'), hierarchyLevel: 2 });
const stories = [1, 2, 3, 4, 5].map((at) => anIssue({ issueId: issueId(`1000${at}`), parentId: issueId('900') }));

function shopSite(): FakeSite {
  return fakeSite([{ ...epic, parentId: issueId('800') }, ...stories, foreignInitiative]);
}

async function withRoadmap(ports: Ports): Promise<void> {
  const rules = [aRule({ ruleId: ruleId('jql'), kind: 'jql', query: 'text ~ wallet', itemId: itemId('other') })];
  await ports.roadmaps.append({
    baseRevision: 0,
    value: aRoadmap({ rules }),
    authorAccountId: 'admin',
    note: '',
    at: 0,
  });
}

async function visibleRows(ports: Ports) {
  const opened = await openProject(ports, SHOP);
  if (!opened.ok || opened.value.snapshot === null) return null;
  const { generation, parts } = opened.value.snapshot;
  const rows = [];
  for (let part = 0; part < parts; part += 1) {
    const columns = await listProjectRows(ports, { projectId: SHOP.projectId, generation, part });
    if (!columns.ok) throw new Error(columns.error.code);
    const read = rowsFrom(columns.value);
    if (!read.ok) throw new Error(read.error);
    rows.push(...read.value);
  }
  return rows;
}

const throttled = (status: number, retryAfterSeconds: number | null) =>
  new JiraRequestError({ endpoint: 'POST /search/jql', status, reason: null, retryAfterSeconds });

describe('a scan', () => {
  it('reads every page, scores everything and writes each score once', async () => {
    const site = shopSite();
    const ports = fakePorts(site);
    site.matches.set('text ~ wallet', [issueId('10003')]);
    await withRoadmap(ports);
    await startScan(ports, { project: SHOP });
    await runQueue(site, ports);
    const rows = await visibleRows(ports);
    expect(rows?.map((row) => row.issueId)).toEqual(['900', '10001', '10002', '10003', '10004', '10005']);
    expect(rows?.find((row) => row.issueId === '10001')?.scores).toMatchObject({ itemId: 'epic', evidence: 'parent' });
    expect(rows?.find((row) => row.issueId === '10003')?.matchedRules).toEqual(['jql']);
    expect(site.requests.filter((name) => name === 'readPage')).toHaveLength(3);
    expect(site.scores.size).toBe(6);
    expect(await ports.scans.find(SHOP.projectId)).toMatchObject({
      phase: 'done',
      read: 6,
      total: 6,
      step: 'finished',
    });
  });

  it('ends well where Jira lets the app write nothing; the scores are written once it does', async () => {
    const site = shopSite();
    const ports = fakePorts(site);
    await withRoadmap(ports);
    site.refusesScores = true;
    await startScan(ports, { project: SHOP });
    await runQueue(site, ports);
    expect(await visibleRows(ports)).toHaveLength(6);
    expect(await ports.scans.find(SHOP.projectId)).toMatchObject({ phase: 'done', failure: null });
    expect(site.scores.size).toBe(0);
    site.refusesScores = false;
    await rescoreProject(ports, { projectId: SHOP.projectId, deadline: site.now + 86_400_000 });
    expect(site.scores.size).toBe(6);
  });

  it('killed before any request goes on from its checkpoint and ends as if nothing had happened', async () => {
    const smooth = shopSite();
    const smoothPorts = fakePorts(smooth);
    smooth.matches.set('text ~ wallet', []);
    await withRoadmap(smoothPorts);
    await startScan(smoothPorts, { project: SHOP });
    await runQueue(smooth, smoothPorts);
    const expected = await visibleRows(smoothPorts);
    const requests = smooth.requests.length;
    expect(requests).toBeGreaterThan(8);

    for (let killAt = 0; killAt < requests; killAt += 1) {
      const site = shopSite();
      site.matches.set('text ~ wallet', []);
      const stores = memoryStores();
      await withRoadmap(fakePorts(site, stores));
      const { scanId, projectId: id } = await startScan(fakePorts(site, stores), { project: SHOP });
      const before = site.requests.length;
      site.beforeRequest = () => {
        if (site.requests.length - before > killAt) throw new Error('killed');
      };
      const job = { projectId: id, scanId, deadline: Number.MAX_SAFE_INTEGER };
      await runScan(fakePorts(site, stores), job).catch(() => undefined);
      site.beforeRequest = () => undefined;
      const between = await visibleRows(fakePorts(site, stores));
      expect(between === null || between.length === expected?.length).toBe(true);
      const pagesBefore = (await stores.scans.find(id))?.pages ?? 0;
      const readBefore = site.requests.filter((name) => name === 'readPage').length;
      await runScan(fakePorts(site, stores), job);
      const readAfter = site.requests.filter((name) => name === 'readPage').length - readBefore;
      expect(readAfter).toBe(3 - pagesBefore);
      expect(await visibleRows(fakePorts(site, stores))).toEqual(expected);
      expect(site.scores.size).toBe(6);
    }
  });

  it('leaves the earlier snapshot in force until the new one is whole', async () => {
    const site = shopSite();
    const stores = memoryStores();
    const ports = fakePorts(site, stores);
    await startScan(ports, { project: SHOP });
    await runQueue(site, ports);
    const earlier = (await stores.snapshots.findHead(SHOP.projectId))?.generation;
    site.issues.set(issueId('10006'), anIssue({ issueId: issueId('10006') }));
    const { scanId } = await startScan(ports, { project: SHOP });
    site.beforeRequest = (name) => {
      if (name === 'countResolved') throw new Error('killed');
    };
    await runScan(ports, { ...SHOP, scanId, deadline: Number.MAX_SAFE_INTEGER }).catch(() => undefined);
    expect((await stores.snapshots.findHead(SHOP.projectId))?.generation).toBe(earlier);
    expect(await visibleRows(ports)).toHaveLength(6);
  });

  it('writes no property again that Jira already has', async () => {
    const site = shopSite();
    const ports = fakePorts(site);
    await startScan(ports, { project: SHOP });
    await runQueue(site, ports);
    site.bulkWrites.length = 0;
    site.now += 2 * 24 * 60 * MINUTE_MS;
    const story = site.issues.get(issueId('10002'));
    if (story !== undefined) site.issues.set(story.issueId, { ...story, priorityId: '1', updatedAt: site.now });
    await startScan(ports, { project: SHOP });
    await runQueue(site, ports);
    expect(site.bulkWrites).toEqual([['10002']]);
  });

  it('pauses where Jira throttles, says until when, and goes on by itself', async () => {
    const site = shopSite();
    const ports = fakePorts(site);
    let isThrottled = true;
    site.beforeRequest = (name) => {
      if (name === 'readPage' && isThrottled && site.requests.filter((one) => one === 'readPage').length === 2) {
        isThrottled = false;
        throw throttled(429, 1800);
      }
    };
    const startedAt = site.now;
    await startScan(ports, { project: SHOP });
    const seen: unknown[] = [];
    await runQueue(site, {
      ...ports,
      scans: {
        ...ports.scans,
        save: async (state) => {
          if (state.phase === 'paused') seen.push([state.read, (state.resumesAt ?? 0) - startedAt]);
          await ports.scans.save(state);
        },
      },
    });
    expect(seen[0]).toEqual([2, 1_800_000]);
    expect(site.now - startedAt).toBeGreaterThanOrEqual(1_800_000);
    expect(await ports.scans.find(SHOP.projectId)).toMatchObject({ phase: 'done', read: 6, resumesAt: null });
  });

  it('waits for the next hour when the points of this one are used up', async () => {
    const site = shopSite();
    const ports = fakePorts(site);
    site.spent = 100;
    const { scanId } = await startScan(ports, { project: SHOP });
    site.queued.length = 0;
    expect(await runScan(ports, { ...SHOP, scanId, deadline: Number.MAX_SAFE_INTEGER })).toBe('later');
    const state = await ports.scans.find(SHOP.projectId);
    expect(state).toMatchObject({ phase: 'paused', resumesAt: (await ports.ledger.load()).resetsAt });
    expect(site.requests).toEqual([]);
    expect(site.queued).toHaveLength(1);
  });

  it('hands over to a new invocation before its time is up', async () => {
    const site = shopSite();
    const ports = fakePorts(site);
    const { scanId } = await startScan(ports, { project: SHOP });
    site.queued.length = 0;
    const deadline = site.now + 25;
    site.beforeRequest = () => void (site.now += 6);
    expect(await runScan(ports, { ...SHOP, scanId, deadline })).toBe('later');
    expect(site.queued).toHaveLength(1);
    expect(await ports.scans.find(SHOP.projectId)).toMatchObject({ phase: 'reading', step: 'read' });
  });

  it('is not started twice, and taken over where it has not moved for twenty minutes', async () => {
    const site = shopSite();
    const ports = fakePorts(site);
    const first = await startScan(ports, { project: SHOP });
    site.now += 19 * MINUTE_MS;
    expect((await startScan(ports, { project: SHOP })).scanId).toBe(first.scanId);
    expect(site.queued).toHaveLength(1);
    site.now += 2 * MINUTE_MS;
    expect((await startScan(ports, { project: SHOP })).scanId).toBe(first.scanId);
    expect(site.queued).toHaveLength(2);
    // The message of the first start comes late: by then everything is done.
    await runQueue(site, ports);
    expect(site.requests.filter((name) => name === 'countResolved')).toHaveLength(1);
  });

  it('fails with a code where Jira refuses, and keeps what was stored before', async () => {
    const site = shopSite();
    const ports = fakePorts(site);
    await startScan(ports, { project: SHOP });
    await runQueue(site, ports);
    site.beforeRequest = (name) => {
      if (name === 'readPage') throw throttled(403, null);
    };
    await startScan(ports, { project: SHOP });
    await runQueue(site, ports);
    expect(await ports.scans.find(SHOP.projectId)).toMatchObject({ phase: 'failed', failure: 'forbidden' });
    expect(await visibleRows(ports)).toHaveLength(6);
  });

  it.each([
    ['the storage', new ForgeKvsError('no answer'), 'storage_unavailable'],
    ['Jira', throttled(503, null), 'jira_unavailable'],
    ['Plumbline itself', new TypeError('not a function'), 'internal'],
  ])('fails with a code of its own where it was %s', async (_, thrown, failure) => {
    const site = shopSite();
    const ports = fakePorts(site);
    site.beforeRequest = (name) => {
      if (name === 'readPage') throw thrown;
    };
    await startScan(ports, { project: SHOP });
    await runQueue(site, ports);
    expect(await ports.scans.find(SHOP.projectId)).toMatchObject({ phase: 'failed', failure });
  });

  it('keeps a reading that is newer than the page it had read', async () => {
    const site = shopSite();
    const stores = memoryStores();
    const ports = fakePorts(site, stores);
    await startScan(ports, { project: SHOP });
    await runQueue(site, ports);
    site.now += MINUTE_MS;
    const { scanId } = await startScan(ports, { project: SHOP });
    site.beforeRequest = (name) => {
      if (name === 'countResolved') throw new Error('killed');
    };
    await runScan(ports, { ...SHOP, scanId, deadline: Number.MAX_SAFE_INTEGER }).catch(() => undefined);
    site.beforeRequest = () => undefined;
    site.now += MINUTE_MS;
    const story = site.issues.get(issueId('10001'));
    if (story === undefined) throw new Error('no story');
    site.issues.set(story.issueId, { ...story, summary: 'Renamed meanwhile', updatedAt: site.now });
    await rescoreIssue(ports, { issueId: story.issueId, projectId: SHOP.projectId, occurredAt: site.now });
    await runScan(ports, { ...SHOP, scanId, deadline: Number.MAX_SAFE_INTEGER });
    const row = (await visibleRows(ports))?.find((one) => one.issueId === '10001');
    expect(row?.summary).toBe('Renamed meanwhile');
    expect(await stores.snapshots.listOverlay(SHOP.projectId)).toEqual([]);
  });

  it('makes up for a rule and a field that came into force while it ran', async () => {
    const site = shopSite();
    const ports = fakePorts(site);
    const { scanId } = await startScan(ports, { project: SHOP });
    site.beforeRequest = (name) => {
      if (name === 'countResolved') throw new Error('killed');
    };
    await runScan(ports, { ...SHOP, scanId, deadline: Number.MAX_SAFE_INTEGER }).catch(() => undefined);
    site.beforeRequest = () => undefined;
    site.matches.set('text ~ wallet', [issueId('10003')]);
    await withRoadmap(ports);
    const field = { kind: 'field', fieldId: 'customfield_10040' } as const;
    const value = aModel({ criteria: [aCriterion({ source: field })] });
    await ports.models.append({ baseRevision: 0, value, authorAccountId: 'admin', note: '', at: 0 });
    await runQueue(site, ports);
    expect((await visibleRows(ports))?.find((row) => row.issueId === '10003')?.matchedRules).toEqual(['jql']);
    const head = await ports.snapshots.findHead(SHOP.projectId);
    expect(head).toMatchObject({ modelRevision: 1, roadmapRevision: 1, ruleQueries: { jql: 'text ~ wallet' } });
    expect(head?.fieldIds).toContain('customfield_10040');
  });

  it('goes on without a rule that Jira does not understand', async () => {
    const site = shopSite();
    const ports = fakePorts(site);
    await withRoadmap(ports);
    await startScan(ports, { project: SHOP });
    await runQueue(site, ports);
    expect(await ports.scans.find(SHOP.projectId)).toMatchObject({ phase: 'done' });
    expect(site.logged.filter(({ event }) => event === 'rule.notUnderstood')).toHaveLength(1);
  });
});

describe('the hourly tick', () => {
  it('scans what was not scanned for a day, of what never was five projects at a time, and nothing that is under way', async () => {
    const site = fakeSite();
    site.projects.splice(
      0,
      1,
      ...[1, 2, 3, 4, 5, 6, 7].map((at) => ({ ...SHOP, projectId: projectId(String(at)), projectKey: `P${at}` })),
    );
    const ports = fakePorts(site);
    expect(await reconcileScans(ports, { siteId: 'site' })).toBe(5);
    expect(await reconcileScans(ports, { siteId: 'site' })).toBe(2);
    expect(await reconcileScans(ports, { siteId: 'site' })).toBe(0);
    await runQueue(site, ports);
    expect(await reconcileScans(ports, { siteId: 'site' })).toBe(0);
    site.now += 25 * 60 * MINUTE_MS;
    expect(await reconcileScans(ports, { siteId: 'site' })).toBe(7);
  });

  it('scores a project again whose model is newer than its scores, since the message about it was lost', async () => {
    const site = shopSite();
    const ports = fakePorts(site);
    await startScan(ports, { project: SHOP });
    await runQueue(site, ports);
    const head = await ports.snapshots.findHead(SHOP.projectId);
    expect(await reconcileScans(ports, { siteId: 'site' })).toBe(0);
    expect(site.queued).toEqual([]);
    const { model } = await loadSiteBasis(ports);
    const ownModel = { ...model, criteria: [...model.criteria] };
    const own = { health: DEFAULT_HEALTH_SETTINGS, sizeFieldId: null, model: ownModel, modelRevision: 1 };
    const draft = { baseRevision: 0, value: own, authorAccountId: 'a', note: '', at: site.now };
    expect((await ports.settings(SHOP.projectId).append(draft)).ok).toBe(true);
    await reconcileScans(ports, { siteId: 'site' });
    expect(site.queued.map(({ message }) => message.kind)).toEqual(['rescoreProject']);
    await runQueue(site, ports);
    expect((await ports.snapshots.findHead(SHOP.projectId))?.modelFingerprint).not.toBe(head?.modelFingerprint);
    await reconcileScans(ports, { siteId: 'site' });
    expect(site.queued).toEqual([]);
  });

  it('after an install every project is queued once, one after the other', async () => {
    const site = fakeSite();
    site.projects.push({ ...SHOP, projectId: projectId('2') }, { ...SHOP, projectId: projectId('3') });
    const ports = fakePorts(site);
    expect(await startFirstScans(ports)).toBe(3);
    expect(site.queued.map(({ delaySeconds }) => delaySeconds)).toEqual([0, 5, 10]);
    expect(await startFirstScans(ports)).toBe(3);
    expect(site.queued).toHaveLength(3);
  });
});
