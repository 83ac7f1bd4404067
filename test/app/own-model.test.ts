import { rateIssue } from '../../src/app/answer-issue';
import { projectInsights, siteInsights } from '../../src/app/criterion-insights';
import { openIssue } from '../../src/app/open-issue';
import { openProject } from '../../src/app/open-project';
import { previewChange, previewSettings } from '../../src/app/preview-change';
import { openSettings, saveSettings } from '../../src/app/project-settings';
import { sampleProject, sampleSite } from '../../src/app/sample-rows';
import { saveModel } from '../../src/app/save-model';
import type { ProjectSettings } from '../../src/contract/settings';
import { DEFAULT_HEALTH_SETTINGS } from '../../src/domain/health/health-report';
import { rowsFrom } from '../../src/domain/snapshot/row-columns';
import type { ValueModel } from '../../src/domain/value/value-model';
import type { Ports } from '../../src/ports/ports';
import { aCriterion, aModel } from '../builders/a-model';
import { aRoadmap } from '../builders/a-roadmap';
import { anIssue } from '../builders/an-issue';
import { criterionId, issueId } from '../builders/ids';
import { SHOP } from '../fakes/fake-site';
import { runQueue } from '../fakes/run-queue';
import { rowOf, scannedSite } from '../fakes/scanned-site';

const valued = criterionId('business-value');
const overField = (fieldId: string, overrides: Partial<ValueModel> = {}) =>
  aModel({
    criteria: [
      aCriterion({
        criterionId: valued,
        source: { kind: 'field', fieldId },
        scale: { kind: 'anchors', low: 0, high: 10 },
      }),
    ],
    ...overrides,
  });
const issues = Array.from({ length: 40 }, (_, at) =>
  anIssue({
    issueId: issueId(String(10_001 + at)),
    priorityId: String((at % 5) + 1),
    votes: at,
    fields: { customfield_10016: (at % 5) + 1, customfield_10040: at % 11 },
  }),
);
const [first] = issues as [(typeof issues)[number]];
const settingsWith = (model: ValueModel | null): ProjectSettings =>
  ({ health: DEFAULT_HEALTH_SETTINGS, sizeFieldId: null, model }) as ProjectSettings;

async function saved(ports: Ports, model: ValueModel | null) {
  const { revision } = await ports.settings(SHOP.projectId).loadHead();
  const settings = settingsWith(model);
  return saveSettings(ports, { projectId: SHOP.projectId, baseRevision: revision, settings, accountId: 'lead' });
}

describe('a project with a model of its own', () => {
  it('is scored by it everywhere, from what is stored', async () => {
    const { site, ports } = await scannedSite(issues);
    const own = overField('customfield_10040', { bands: { medium: 30, high: 60 } });
    expect(await saved(ports, own)).toEqual({ ok: true, value: { revision: 1 } });
    await runQueue(site, ports);
    expect(site.requests).not.toContain('readPage');
    expect((await rowOf(ports, issueId('10011'))).scores.value).toBe(100);
    const project = await openProject(ports, SHOP);
    expect(project).toMatchObject({
      value: { modelOwner: 'project', modelRevision: 1, rescoring: false, bands: { medium: 30, high: 60 } },
    });
    const opened = await openIssue(ports, { issueId: issueId('10011'), accountId: 'olga' });
    expect(opened).toMatchObject({ value: { modelOwner: 'project', value: { value: 100 } } });
    const asked = { issueId: first.issueId, criterionId: criterionId('customer-value'), rating: 3, accountId: 'olga' };
    expect(await rateIssue(ports, asked)).toMatchObject({ error: { problems: [{ code: 'notAsked' }] } });
  });

  it('is not scored again when the site changes its model, nor when its other settings change', async () => {
    const { site, ports } = await scannedSite(issues);
    await saved(ports, overField('customfield_10040'));
    await runQueue(site, ports);
    await saveModel(ports, { baseRevision: 1, model: overField('customfield_10016'), note: '', accountId: 'admin' });
    expect(site.queued).toEqual([]);
    const settings = {
      ...settingsWith(overField('customfield_10040')),
      health: { ...DEFAULT_HEALTH_SETTINGS, readyTop: 3 },
    };
    await saveSettings(ports, { projectId: SHOP.projectId, baseRevision: 1, settings, accountId: 'lead' });
    expect(site.queued).toEqual([]);
    expect(await openProject(ports, SHOP)).toMatchObject({ value: { modelRevision: 1, rescoring: false } });
    await saved(ports, null);
    expect(site.queued).toHaveLength(1);
    await runQueue(site, ports);
    expect(await openProject(ports, SHOP)).toMatchObject({ value: { modelOwner: 'site', modelRevision: 2 } });
  });

  it('is refused with every problem at once, and the place of each', async () => {
    const { ports } = await scannedSite(issues);
    const wrong = overField('customfield_10040', { bands: { medium: 80, high: 20 } });
    const criteria = wrong.criteria.map((criterion) => ({ ...criterion, weight: -1 }));
    const settings = { ...settingsWith({ ...wrong, criteria }), sizeFieldId: 'customfield_10020' };
    const input = { projectId: SHOP.projectId, settings };
    const paths = ['settings.sizeFieldId', 'settings.model.criteria.0.weight', 'settings.model.bands.high'];
    for (const answer of [
      await saveSettings(ports, { ...input, baseRevision: 0, accountId: 'lead' }),
      await previewSettings(ports, input),
    ]) {
      const problems = answer.ok || answer.error.code !== 'invalid_input' ? [] : answer.error.problems;
      expect(problems.map(({ path }) => path)).toEqual(paths);
    }
    expect((await ports.settings(SHOP.projectId).loadHead()).revision).toBe(0);
  });

  it('is tried before it is saved: who changes band, how far the order turns', async () => {
    const { site, ports } = await scannedSite(issues);
    const draft = overField('customfield_10040');
    const preview = await previewSettings(ports, { projectId: SHOP.projectId, settings: settingsWith(draft) });
    if (!preview.ok) throw new Error(preview.error.code);
    expect(preview.value).toMatchObject({ compared: 40, projects: 1 });
    expect(preview.value.bandMoves.length).toBeGreaterThan(0);
    expect(site.requests.filter((name) => name !== 'fields')).toEqual([]);
    await saved(ports, draft);
    await runQueue(site, ports);
    const again = await previewSettings(ports, { projectId: SHOP.projectId, settings: settingsWith(draft) });
    expect(again).toMatchObject({ value: { changed: 0, kendallDistance: 0, bandMoves: [] } });
    // The site's draft leaves the project alone.
    const ofSite = await previewChange(ports, {
      roadmap: { items: [], rules: [] },
      model: overField('customfield_10016'),
    });
    expect(ofSite).toMatchObject({ value: { changed: 0, projects: 0 } });
    const ofRoadmap = await previewChange(ports, { roadmap: aRoadmap(), model: aModel() });
    expect(ofRoadmap).toMatchObject({ value: { projects: 1 } });
  });
});

describe('while a model is edited', () => {
  it('a sample of the viewer’s items, spread over the values, comes with the usual answers', async () => {
    const { site, ports } = await scannedSite(issues);
    site.hiddenFromViewer.add(first.issueId);
    for (const sample of [await sampleProject(ports, SHOP), await sampleSite(ports)]) {
      if (!sample.ok) throw new Error(sample.error.code);
      const rows = rowsFrom(sample.value.rows);
      const shown = rows.ok ? rows.value : [];
      expect(shown).toHaveLength(24);
      expect(new Set(shown.map((row) => row.issueId)).size).toBe(24);
      expect(shown.map((row) => row.issueId)).not.toContain(first.issueId);
      expect(Object.keys(sample.value.priors)).toContain('urgency');
      expect(JSON.stringify(sample.value).length).toBeLessThan(32 * 1024);
    }
    await saved(ports, aModel());
    // Priors of a project's own model say nothing about the site's.
    expect(await sampleSite(ports)).toMatchObject({ value: { rows: { count: 0 } } });
  });

  it('tells how full an input is and what is in it, over fields that no model reads yet', async () => {
    const { site, ports } = await scannedSite(issues);
    site.hiddenFromViewer.add(first.issueId);
    for (const insights of [
      await projectInsights(ports, { projectId: SHOP.projectId, model: overField('customfield_10040') }),
      await siteInsights(ports, { model: overField('customfield_10040') }),
    ]) {
      expect(insights).toMatchObject({
        value: {
          criteria: [{ criterionId: valued, items: 39, filled: 39, unreadable: 0, numbers: { least: 0, most: 10 } }],
        },
      });
    }
  });

  it('starts from the site’s model, its fields, options and link types', async () => {
    const { site, ports } = await scannedSite([]);
    site.fields.push(
      {
        fieldId: 'customfield_10050',
        name: 'Class',
        kind: 'option',
        isEstimate: false,
        isSprint: false,
        projectId: null,
      },
      {
        fieldId: 'customfield_10051',
        name: 'Elsewhere',
        kind: 'number',
        isEstimate: false,
        isSprint: false,
        projectId: issueId('77') as never,
      },
    );
    site.options.set('customfield_10050', { '1': 'Must', '2': 'Could' });
    for (const [at, option] of ['1', '2', null].entries()) {
      const issue = anIssue({ issueId: issueId(`2000${at}`), fields: { customfield_10050: option } });
      site.issues.set(issue.issueId, issue);
    }
    const { scanAgain } = await import('../fakes/scanned-site');
    await scanAgain(site, ports);
    const opened = await openSettings(ports, SHOP);
    if (!opened.ok) throw new Error(opened.error.code);
    expect(opened.value).toMatchObject({
      settings: { model: null },
      siteModel: aModel(),
      linkTypes: ['Blocks', 'Relates'],
    });
    expect(opened.value.fields.find(({ fieldId }) => fieldId === 'customfield_10050')?.options).toEqual([
      { optionId: '2', name: 'Could' },
      { optionId: '1', name: 'Must' },
    ]);
    expect(opened.value.fields.map(({ name }) => name)).not.toContain('Elsewhere');
  });
});
