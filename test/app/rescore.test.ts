import { loadCurrentRows } from '../../src/app/load-snapshot-rows';
import { saveSettings } from '../../src/app/project-settings';
import { rescoreIssue } from '../../src/app/rescore-issue';
import { rescoreProject } from '../../src/app/rescore-project';
import { saveModel } from '../../src/app/save-model';
import { saveRoadmap } from '../../src/app/save-roadmap';
import { startScan } from '../../src/app/start-scan';
import { DEFAULT_HEALTH_SETTINGS } from '../../src/domain/health/health-report';
import type { Roadmap } from '../../src/domain/roadmap/roadmap';
import type { Ports } from '../../src/ports/ports';
import { aCriterion, aModel } from '../builders/a-model';
import { aRoadmap, aRoadmapItem, aRule } from '../builders/a-roadmap';
import { anIssue } from '../builders/an-issue';
import { criterionId, issueId, itemId, ruleId } from '../builders/ids';
import { fakePorts } from '../fakes/fake-ports';
import { type FakeSite, fakeSite, SHOP } from '../fakes/fake-site';
import { runQueue } from '../fakes/run-queue';

const epic = anIssue({ issueId: issueId('900'), hierarchyLevel: 1 });
const inEpic = [1, 2].map((at) => anIssue({ issueId: issueId(`1000${at}`), parentId: issueId('900') }));
const labelled = anIssue({ issueId: issueId('10003'), labels: ['wallet'] });
const alone = anIssue({ issueId: issueId('10004'), fields: { customfield_10016: null, customfield_10026: 8 } });

const jqlRule = (query: string) => aRule({ ruleId: ruleId('jql'), kind: 'jql', query, itemId: itemId('other') });

async function scanned(): Promise<{ site: FakeSite; ports: Ports }> {
  const site = fakeSite([epic, ...inEpic, labelled, alone]);
  const ports = fakePorts(site);
  await startScan(ports, { project: SHOP });
  await runQueue(site, ports);
  site.requests.length = 0;
  site.bulkWrites.length = 0;
  site.now += 60_000;
  return { site, ports };
}

async function save(ports: Ports, roadmap: Roadmap) {
  const { revision } = await ports.roadmaps.loadHead();
  const saved = await saveRoadmap(ports, { baseRevision: revision, roadmap, note: '', accountId: 'admin' });
  if (!saved.ok) throw new Error(saved.error.code);
}

async function statesOf(ports: Ports): Promise<Record<string, string>> {
  const head = await ports.snapshots.findHead(SHOP.projectId);
  const rows = head === undefined ? [] : ((await loadCurrentRows(ports, head)) ?? []);
  return Object.fromEntries(rows.map((row) => [row.issueId, row.scores.alignmentState]));
}

const reads = (site: FakeSite) => site.requests.filter((name) => !['saveScores', 'saveScore', 'fields'].includes(name));

describe('a changed roadmap', () => {
  it('rescores from the snapshot, reading no issue from Jira', async () => {
    const { site, ports } = await scanned();
    await save(ports, aRoadmap());
    site.requests.length = 0;
    await runQueue(site, ports);
    expect(reads(site)).toEqual([]);
    expect(await statesOf(ports)).toEqual({
      '900': 'aligned',
      '10001': 'aligned',
      '10002': 'aligned',
      '10003': 'aligned',
      '10004': 'unlinked',
    });
  });

  it('writes only the properties that say something new', async () => {
    const { site, ports } = await scanned();
    await save(ports, aRoadmap());
    await runQueue(site, ports);
    expect(site.bulkWrites.flat()).toEqual(['900', '10001', '10002', '10003']);
    site.bulkWrites.length = 0;
    await save(ports, { ...aRoadmap(), items: [...aRoadmap().items] });
    await runQueue(site, ports);
    expect(site.bulkWrites).toEqual([]);
    expect((await ports.snapshots.findHead(SHOP.projectId))?.roadmapRevision).toBe(2);
  });

  it('asks Jira only for the rules that are new or changed', async () => {
    const { site, ports } = await scanned();
    site.matches.set('text ~ card', [issueId('10004')]);
    site.matches.set('text ~ cards', [issueId('10002'), issueId('10004')]);
    site.matches.set('votes > 3', [issueId('10001')]);
    const other = aRule({ ruleId: ruleId('votes'), kind: 'jql', query: 'votes > 3', itemId: itemId('other') });
    await save(ports, aRoadmap({ rules: [jqlRule('text ~ card'), other] }));
    await runQueue(site, ports);
    expect((await statesOf(ports))['10004']).toBe('aligned');
    site.requests.length = 0;
    await save(ports, aRoadmap({ rules: [jqlRule('text ~ cards'), other] }));
    site.requests.length = 0;
    await runQueue(site, ports);
    expect(reads(site)).toEqual(['listMatches text ~ cards']);
    await save(ports, aRoadmap({ rules: [other] }));
    site.requests.length = 0;
    await runQueue(site, ports);
    expect(reads(site)).toEqual([]);
    expect((await statesOf(ports))['10004']).toBe('unlinked');
  });

  it('stopped while writing goes on with the properties that are missing', async () => {
    const { site, ports } = await scanned();
    await save(ports, aRoadmap());
    site.queued.length = 0;
    site.beforeRequest = (name) => {
      if (name === 'saveScores') throw new Error('killed');
    };
    const job = { projectId: SHOP.projectId, deadline: Number.MAX_SAFE_INTEGER };
    await rescoreProject(ports, job).catch(() => undefined);
    const before = site.scores.get(issueId('10001'));
    site.beforeRequest = () => undefined;
    expect(await rescoreProject(ports, job)).toBe('current');
    expect(before?.state).toBe('unlinked');
    expect(site.scores.get(issueId('10001'))?.state).toBe('aligned');
    expect(site.bulkWrites.flat()).toEqual(['900', '10001', '10002', '10003']);
  });

  it('[A2] an issue that is done makes its roadmap item done, in every project', async () => {
    const { site, ports } = await scanned();
    await save(ports, aRoadmap());
    await runQueue(site, ports);
    site.issues.set(epic.issueId, { ...epic, statusCategory: 'done', updatedAt: site.now + 1 });
    site.now += 1000;
    await rescoreIssue(ports, { issueId: epic.issueId, projectId: SHOP.projectId, occurredAt: site.now });
    await runQueue(site, ports);
    expect((await statesOf(ports))['10001']).toBe('stale');
  });
});

const aNumberField = {
  fieldId: 'customfield_10040',
  name: 'Business value',
  kind: 'number' as const,
  isEstimate: false,
  isSprint: false,
  projectId: null,
};
const modelOver = (fieldId: string) =>
  aModel({
    criteria: [aCriterion({ criterionId: criterionId('business-value'), source: { kind: 'field', fieldId } })],
  });

describe('a changed value model', () => {
  it('[V4] freezes new priors and rescores from the stored inputs', async () => {
    const { site, ports } = await scanned();
    const saved = await saveModel(ports, { baseRevision: 0, model: aModel(), note: '', accountId: 'admin' });
    expect(saved).toEqual({ ok: true, value: { revision: 1 } });
    site.requests.length = 0;
    await runQueue(site, ports);
    expect(reads(site)).toEqual([]);
    expect(await ports.priors.find(SHOP.projectId, '1')).toBeDefined();
    expect((await ports.snapshots.findHead(SHOP.projectId))?.modelRevision).toBe(1);
  });

  it('starts a scan where it reads a field that no scan has read', async () => {
    const { site, ports } = await scanned();
    site.fields.push({ ...aNumberField, fieldId: 'customfield_10041' });
    await saveModel(ports, { baseRevision: 0, model: modelOver('customfield_10041'), note: '', accountId: 'admin' });
    await runQueue(site, ports);
    expect(site.requests).toContain('readPage');
    const head = await ports.snapshots.findHead(SHOP.projectId);
    expect(head).toMatchObject({ modelRevision: 1 });
    expect(head?.fieldIds).toContain('customfield_10041');
  });

  it('over another mappable field is scored at once, since scans read those too', async () => {
    const { site, ports } = await scanned();
    site.requests.length = 0;
    await saveModel(ports, { baseRevision: 0, model: modelOver('customfield_10040'), note: '', accountId: 'admin' });
    await runQueue(site, ports);
    expect(reads(site)).toEqual([]);
    expect(await ports.snapshots.findHead(SHOP.projectId)).toMatchObject({ modelRevision: 1 });
  });
});

it('another size field takes sizes from the stored estimates', async () => {
  const { site, ports } = await scanned();
  const settings = { health: DEFAULT_HEALTH_SETTINGS, sizeFieldId: 'customfield_10016', model: null };
  await saveSettings(ports, { projectId: SHOP.projectId, baseRevision: 0, settings, accountId: 'lead' });
  site.requests.length = 0;
  await runQueue(site, ports);
  expect(reads(site)).toEqual([]);
  const head = await ports.snapshots.findHead(SHOP.projectId);
  const rows = head === undefined ? [] : ((await loadCurrentRows(ports, head)) ?? []);
  expect(rows.find((row) => row.issueId === '10004')?.size).toBeNull();
});

describe('an event', () => {
  it('rescores the issue alone, and the project page shows it at once', async () => {
    const { site, ports } = await scanned();
    const before = await ports.snapshots.findHead(SHOP.projectId);
    site.issues.set(alone.issueId, { ...alone, priorityId: '1', updatedAt: site.now });
    await rescoreIssue(ports, { issueId: alone.issueId, projectId: SHOP.projectId, occurredAt: site.now });
    expect(site.queued).toEqual([]);
    const head = await ports.snapshots.findHead(SHOP.projectId);
    expect(head?.generation).toBe(before?.generation);
    const rows = head === undefined ? [] : ((await loadCurrentRows(ports, head)) ?? []);
    expect(rows.find((row) => row.issueId === '10004')?.priorityId).toBe('1');
  });

  it('[A3] on an epic rescores what inherits from it', async () => {
    const { site, ports } = await scanned();
    await save(ports, aRoadmap());
    await runQueue(site, ports);
    await save(ports, aRoadmap({ items: [aRoadmapItem({ itemId: itemId('initiative') })], rules: aRoadmap().rules }));
    await runQueue(site, ports);
    expect((await statesOf(ports))['10001']).toBe('unlinked');
    site.now += 1000;
    site.issues.set(epic.issueId, { ...epic, labels: ['wallet'], updatedAt: site.now });
    await rescoreIssue(ports, { issueId: epic.issueId, projectId: SHOP.projectId, occurredAt: site.now });
    expect(site.queued.map(({ message }) => message.kind)).toEqual(['rescoreProject']);
    await runQueue(site, ports);
    expect((await statesOf(ports))['10001']).toBe('aligned');
    expect(await ports.snapshots.listOverlay(SHOP.projectId)).toEqual([]);
  });

  it('for an issue that is gone takes it out of the snapshot, twice without harm', async () => {
    const { site, ports } = await scanned();
    site.issues.delete(alone.issueId);
    const event = { issueId: alone.issueId, projectId: SHOP.projectId, occurredAt: site.now };
    expect(await rescoreIssue(ports, event)).toBe('gone');
    expect(await rescoreIssue(ports, event)).toBe('gone');
    expect(Object.keys(await statesOf(ports))).not.toContain('10004');
  });
});
