import { listProjectRows } from '../../src/app/list-project-rows';
import { openProject, openProjectScan, scanProjectNow } from '../../src/app/open-project';
import { openSettings, saveSettings } from '../../src/app/project-settings';
import { rescoreIssue } from '../../src/app/rescore-issue';
import { rescoreProject } from '../../src/app/rescore-project';
import { startScan } from '../../src/app/start-scan';
import { DEFAULT_HEALTH_SETTINGS } from '../../src/domain/health/health-report';
import { aRoadmap } from '../builders/a-roadmap';
import { anIssue } from '../builders/an-issue';
import { issueId, projectId } from '../builders/ids';
import { fakePorts } from '../fakes/fake-ports';
import { fakeSite, SHOP } from '../fakes/fake-site';
import { runQueue } from '../fakes/run-queue';

const epic = anIssue({ issueId: issueId('900'), hierarchyLevel: 1, summary: 'Secret wallet' });
const stories = [1, 2, 3, 4].map((at) =>
  anIssue({
    issueId: issueId(`1000${at}`),
    parentId: issueId('900'),
    summary: `Story ${at}`,
    resolvedAt: at === 4 ? 1 : null,
  }),
);

async function scanned() {
  const site = fakeSite([epic, ...stories]);
  const ports = fakePorts(site);
  await ports.roadmaps.append({ baseRevision: 0, value: aRoadmap(), authorAccountId: 'admin', note: '', at: 0 });
  await startScan(ports, { project: SHOP });
  await runQueue(site, ports);
  return { site, ports };
}

async function opened(ports: ReturnType<typeof fakePorts>) {
  const view = await openProject(ports, SHOP);
  if (!view.ok) throw new Error(view.error.code);
  return view.value;
}

async function rowIds(ports: ReturnType<typeof fakePorts>) {
  const { snapshot } = await opened(ports);
  if (snapshot === null) throw new Error('no snapshot');
  const parts = Array.from({ length: snapshot.parts }, (_, part) => part);
  const ids = [];
  for (const part of parts) {
    const rows = await listProjectRows(ports, { projectId: SHOP.projectId, generation: snapshot.generation, part });
    if (!rows.ok) throw new Error(rows.error.code);
    ids.push(...(rows.value.columns['issueId'] ?? []));
  }
  return ids;
}

describe('a viewer who may not browse everything', () => {
  it('gets no row, title or count of what is hidden', async () => {
    const { site, ports } = await scanned();
    expect(await opened(ports)).toMatchObject({ seesEverything: true, resolvedPerMonth: 1 / 3, scan: { read: 5 } });
    site.hiddenFromViewer.add(epic.issueId).add(issueId('10003'));
    site.viewerAdministersProjects = false;
    const view = await opened(ports);
    expect(view).toMatchObject({ seesEverything: false, resolvedPerMonth: null, scan: { read: 0, total: null } });
    expect(JSON.stringify(view)).not.toContain('Secret');
    expect(await rowIds(ports)).toEqual(['10001', '10002', '10004']);
    const scan = await openProjectScan(ports, SHOP);
    expect(scan).toMatchObject({ ok: true, value: { read: 0, total: null, phase: 'done' } });
  });

  it('gets no hidden row among the newer readings either', async () => {
    const { site, ports } = await scanned();
    site.now += 1000;
    const story = anIssue({ issueId: issueId('10002'), summary: 'Renamed', updatedAt: site.now });
    site.issues.set(story.issueId, story);
    await rescoreIssue(ports, { issueId: story.issueId, projectId: SHOP.projectId, occurredAt: site.now });
    expect(await rowIds(ports)).toEqual(['900', '10001', '10003', '10004', '10002']);
    site.hiddenFromViewer.add(story.issueId);
    expect(await rowIds(ports)).toEqual(['900', '10001', '10003', '10004']);
  });
});

it('a newer reading changes the generation that readers ask for, so that they ask again', async () => {
  const { site, ports } = await scanned();
  const before = (await opened(ports)).snapshot?.generation;
  site.now += 1000;
  const story = anIssue({ issueId: issueId('10002'), updatedAt: site.now });
  site.issues.set(story.issueId, story);
  await rescoreIssue(ports, { issueId: story.issueId, projectId: SHOP.projectId, occurredAt: site.now });
  expect((await opened(ports)).snapshot?.generation).not.toBe(before);
});

it('rows of a generation that is no longer in force are a conflict, never a mixture', async () => {
  const { site, ports } = await scanned();
  const generation = (await opened(ports)).snapshot?.generation ?? '';
  await ports.roadmaps.append({
    baseRevision: 1,
    value: aRoadmap({ rules: [] }),
    authorAccountId: 'a',
    note: '',
    at: 0,
  });
  await rescoreProject(ports, { projectId: SHOP.projectId, deadline: site.now + 1 });
  const rows = await listProjectRows(ports, { projectId: SHOP.projectId, generation, part: 0 });
  expect(rows).toEqual({ ok: false, error: { code: 'conflict', currentRevision: null } });
  const unknown = await listProjectRows(ports, { projectId: projectId('77'), generation, part: 0 });
  expect(unknown).toMatchObject({ ok: false, error: { code: 'not_found' } });
});

it('a project that was never scanned says so, and a scan can be started', async () => {
  const ports = fakePorts(fakeSite([epic]));
  expect(await opened(ports)).toMatchObject({ snapshot: null, scan: { phase: 'never' }, rescoring: false });
  expect(await scanProjectNow(ports, SHOP)).toMatchObject({ ok: true, value: { phase: 'queued' } });
  expect(await scanProjectNow(ports, { projectId: projectId('77') })).toMatchObject({ error: { code: 'not_found' } });
});

it('says that scores are being made anew after the roadmap changed', async () => {
  const { site, ports } = await scanned();
  await ports.roadmaps.append({
    baseRevision: 1,
    value: aRoadmap({ rules: [] }),
    authorAccountId: 'a',
    note: '',
    at: 0,
  });
  expect((await opened(ports)).rescoring).toBe(true);
  await rescoreProject(ports, { projectId: SHOP.projectId, deadline: Number.MAX_SAFE_INTEGER });
  expect((await opened(ports)).rescoring).toBe(false);
  expect(site.logged.filter(({ level }) => level === 'error')).toEqual([]);
});

describe('project settings', () => {
  const settings = { health: { ...DEFAULT_HEALTH_SETTINGS, readyTop: 7 }, sizeFieldId: null, model: null };

  it('start from the defaults and are kept by revision', async () => {
    const { ports } = await scanned();
    expect(await openSettings(ports, SHOP)).toMatchObject({
      value: { revision: 0, settings: { health: DEFAULT_HEALTH_SETTINGS }, siteSizeFieldId: 'customfield_10016' },
    });
    const save = { projectId: SHOP.projectId, settings, accountId: 'lead' };
    expect(await saveSettings(ports, { ...save, baseRevision: 0 })).toEqual({ ok: true, value: { revision: 1 } });
    expect(await saveSettings(ports, { ...save, baseRevision: 0 })).toEqual({
      ok: false,
      error: { code: 'conflict', currentRevision: 1 },
    });
    expect((await opened(ports)).health.readyTop).toBe(7);
  });

  it('refuse a size field that holds no number', async () => {
    const { ports } = await scanned();
    const wrong = { ...settings, sizeFieldId: 'customfield_10020' };
    const saved = await saveSettings(ports, {
      projectId: SHOP.projectId,
      settings: wrong,
      accountId: 'a',
      baseRevision: 0,
    });
    expect(saved).toMatchObject({ error: { code: 'invalid_input', problems: [{ path: 'settings.sizeFieldId' }] } });
  });
});
