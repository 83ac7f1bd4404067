import { openScans, scanProjects } from '../../src/app/admin-scans';
import { openAdmin } from '../../src/app/open-admin';
import { openRevision } from '../../src/app/open-revision';
import { previewChange } from '../../src/app/preview-change';
import { saveModel } from '../../src/app/save-model';
import { saveRoadmap } from '../../src/app/save-roadmap';
import { startScan } from '../../src/app/start-scan';
import { EMPTY_ROADMAP } from '../../src/domain/roadmap/roadmap';
import type { Ports } from '../../src/ports/ports';
import { aModel } from '../builders/a-model';
import { aRoadmap, aRoadmapItem, aRule } from '../builders/a-roadmap';
import { anIssue } from '../builders/an-issue';
import { issueId, itemId, projectId, ruleId } from '../builders/ids';
import { fakePorts } from '../fakes/fake-ports';
import { fakeSite, SHOP } from '../fakes/fake-site';
import { runQueue } from '../fakes/run-queue';

const epic = anIssue({ issueId: issueId('900'), hierarchyLevel: 1, summary: 'Wallet' });
const stories = [1, 2, 3].map((at) => anIssue({ issueId: issueId(`1000${at}`), parentId: issueId('900') }));

async function scanned() {
  const site = fakeSite([epic, ...stories, anIssue({ issueId: issueId('10004'), summary: 'Alone' })]);
  const ports = fakePorts(site);
  await startScan(ports, { project: SHOP });
  await runQueue(site, ports);
  site.requests.length = 0;
  return { site, ports };
}

async function openedBy(ports: Ports) {
  const view = await openAdmin(ports);
  if (!view.ok) throw new Error(view.error.code);
  return view.value;
}

const save = { note: 'Why not', accountId: 'admin' };

describe('the admin page', () => {
  it('starts from a proposed model, the scanned epics and the scans', async () => {
    const { ports } = await scanned();
    const view = await openedBy(ports);
    expect(view.modelRevision).toBe(0);
    expect(view.model.criteria.map(({ source }) => source.kind)).toContain('priority');
    expect(view.model.size.fieldId).toBe('customfield_10016');
    expect(view.epics).toEqual([
      {
        issueId: '900',
        issueKey: 'SHOP-900',
        summary: 'Wallet',
        hierarchyLevel: 1,
        done: false,
        openChildren: 3,
        parentId: null,
      },
    ]);
    expect(view.projects).toMatchObject([{ projectKey: 'SHOP', phase: 'done', read: 5 }]);
  });

  it('counts and names only issues that the admin may browse', async () => {
    const { site, ports } = await scanned();
    await ports.roadmaps.append({ baseRevision: 0, value: aRoadmap(), authorAccountId: 'admin', note: '', at: 0 });
    await startScan(ports, { project: SHOP });
    await runQueue(site, ports);
    expect((await openedBy(ports)).issuesByItem[itemId('epic')]).toBe(3);
    site.hiddenFromViewer.add(issueId('10002'));
    const view = await openedBy(ports);
    expect(view.epics[0]?.openChildren).toBe(2);
    expect(view.issuesByItem[itemId('epic')]).toBe(2);
    site.hiddenFromViewer.add(epic.issueId);
    expect((await openedBy(ports)).epics).toEqual([]);
  });

  it('names who saved a revision', async () => {
    const { ports } = await scanned();
    await saveRoadmap(ports, { ...save, baseRevision: 0, roadmap: aRoadmap() });
    expect((await openedBy(ports)).roadmapHistory).toMatchObject([
      { revision: 1, authorAccountId: 'admin', authorName: 'Name of admin', note: 'Why not' },
    ]);
  });
});

describe('saving', () => {
  it('appends a revision and queues a rescore of each scanned project', async () => {
    const { site, ports } = await scanned();
    const saved = await saveRoadmap(ports, { ...save, baseRevision: 0, roadmap: aRoadmap() });
    expect(saved).toEqual({ ok: true, value: { revision: 1 } });
    expect(site.queued.map(({ message }) => message)).toMatchObject([
      { kind: 'rescoreProject', projectId: '10000', roadmapRevision: 1 },
    ]);
    expect(await openRevision(ports, { kind: 'roadmap', revision: 1 })).toMatchObject({
      value: { roadmap: aRoadmap() },
    });
    expect(await openRevision(ports, { kind: 'model', revision: 1 })).toMatchObject({ error: { code: 'not_found' } });
  });

  it('on top of a revision that is not the last is a conflict that names the last', async () => {
    const { ports } = await scanned();
    await saveModel(ports, { ...save, baseRevision: 0, model: aModel() });
    await saveModel(ports, { ...save, baseRevision: 1, model: aModel() });
    const late = await saveModel(ports, { ...save, baseRevision: 1, model: aModel() });
    expect(late).toEqual({ ok: false, error: { code: 'conflict', currentRevision: 2 } });
  });

  it('names all problems at once and saves nothing', async () => {
    const { ports } = await scanned();
    const items = [
      aRoadmapItem({ itemId: itemId('a'), parentId: itemId('missing'), level: 'initiative' }),
      aRoadmapItem({ itemId: itemId('b'), targetShare: 0.8 }),
      aRoadmapItem({ itemId: itemId('c'), targetShare: 0.8 }),
    ];
    const rules = [aRule({ ruleId: ruleId('r'), kind: 'jql', query: 'nonsense', itemId: itemId('b') })];
    const saved = await saveRoadmap(ports, { ...save, baseRevision: 0, roadmap: { items, rules } });
    if (saved.ok || saved.error.code !== 'invalid_input') throw new Error('saved');
    expect(saved.error.problems.length).toBeGreaterThanOrEqual(3);
    expect(saved.error.problems.map(({ path }) => path)).toContain('roadmap.rules.0.query');
    expect((await ports.roadmaps.loadHead()).revision).toBe(0);
  });
});

describe('the dry run', () => {
  it('tells what would change, from stored inputs', async () => {
    const { site, ports } = await scanned();
    const { model } = await openedBy(ports);
    site.requests.length = 0;
    const preview = await previewChange(ports, { roadmap: aRoadmap(), model });
    expect(preview).toMatchObject({
      ok: true,
      value: { compared: 4, becomeLinked: 3, becomeUnlinked: 0, projects: 1 },
    });
    expect(site.requests.filter((name) => name !== 'fields' && name !== 'findQueryErrors')).toEqual([]);
    expect((await ports.roadmaps.loadHead()).revision).toBe(0);
  });

  it('asks Jira for a new JQL rule and shows what it reaches', async () => {
    const { site, ports } = await scanned();
    const { model } = await openedBy(ports);
    site.matches.set('text ~ alone', [issueId('10004')]);
    const rule = aRule({ ruleId: ruleId('r'), kind: 'jql', query: 'text ~ alone', itemId: itemId('other') });
    const preview = await previewChange(ports, { roadmap: aRoadmap({ rules: [rule] }), model });
    if (!preview.ok) throw new Error(preview.error.code);
    expect(preview.value.issuesByItem.find((entry) => entry.itemId === 'other')).toEqual({
      itemId: 'other',
      before: 0,
      after: 1,
    });
  });

  it('counts and names nothing that the admin may not browse', async () => {
    const { site, ports } = await scanned();
    const { model } = await openedBy(ports);
    for (const { issueId: id } of stories.slice(1)) site.hiddenFromViewer.add(id);
    const preview = await previewChange(ports, { roadmap: aRoadmap(), model });
    if (!preview.ok) throw new Error(preview.error.code);
    expect(preview.value).toMatchObject({ compared: 2, becomeLinked: 1 });
    expect(preview.value.movers.map(({ issueKey }) => issueKey)).toEqual(['SHOP-10001']);
    expect(preview.value.issuesByItem.map(({ after }) => after).toSorted()).toEqual([0, 1, 1, 1]);
  });

  it('[V4] of a model uses the priors it would have', async () => {
    const { ports } = await scanned();
    const preview = await previewChange(ports, { roadmap: EMPTY_ROADMAP, model: aModel() });
    expect(preview).toMatchObject({ ok: true, value: { compared: 4, becomeLinked: 0 } });
  });
});

it('scans are shown with the points spent, and started for projects that the admin sees', async () => {
  const { site, ports } = await scanned();
  expect(await openScans(ports)).toMatchObject({ value: { ledger: { budget: 100 }, projects: [{ phase: 'done' }] } });
  const started = await scanProjects(ports, { projectIds: [SHOP.projectId, SHOP.projectId] });
  expect(started).toMatchObject({ ok: true, value: { projects: [{ phase: 'queued' }] } });
  expect(site.queued).toHaveLength(1);
  expect(await scanProjects(ports, { projectIds: [projectId('77')] })).toMatchObject({ error: { code: 'not_found' } });
});
