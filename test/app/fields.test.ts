import { openIssue } from '../../src/app/open-issue';
import { openProject } from '../../src/app/open-project';
import { rescoreIssue } from '../../src/app/rescore-issue';
import { saveModel } from '../../src/app/save-model';
import type { Ports } from '../../src/ports/ports';
import { aCriterion, aModel } from '../builders/a-model';
import { anIssue } from '../builders/an-issue';
import { criterionId, issueId } from '../builders/ids';
import { type FakeSite, SHOP } from '../fakes/fake-site';
import { runQueue } from '../fakes/run-queue';
import { rowOf, scanAgain, scannedSite } from '../fakes/scanned-site';

const DAY_MS = 86_400_000;
const FIELD = 'customfield_10040';
const story = issueId('10001');
const valued = criterionId('business-value');
const model = aModel({
  criteria: [
    aCriterion({
      criterionId: valued,
      name: 'Business value',
      source: { kind: 'field', fieldId: FIELD },
      scale: { kind: 'anchors', low: 0, high: 10 },
    }),
    aCriterion({
      criterionId: criterionId('urgency'),
      source: { kind: 'priority' },
      scale: { kind: 'map', entries: { '1': 1, '3': 0 } },
    }),
  ],
});
const storyWith = (value: number | string | null, rest: Partial<Parameters<typeof anIssue>[0]> = {}) =>
  anIssue({ fields: { [FIELD]: value }, ...rest });
const shop = () => scannedSite([storyWith(8), storyWith(4, { issueId: issueId('10002') })], model);

async function changed(site: FakeSite, ports: Ports, issue: ReturnType<typeof anIssue>) {
  site.now += DAY_MS;
  site.issues.set(issue.issueId, { ...issue, updatedAt: site.now });
  await rescoreIssue(ports, { issueId: issue.issueId, projectId: SHOP.projectId, occurredAt: site.now });
}

const deleteField = (site: FakeSite) => {
  site.fields.splice(
    site.fields.findIndex(({ fieldId }) => fieldId === FIELD),
    1,
  );
};

describe('a field deleted in Jira', () => {
  it('leaves scores standing on its last values, with a finding that names it', async () => {
    const { site, ports } = await shop();
    const before = await rowOf(ports, story);
    deleteField(site);
    await scanAgain(site, ports);
    expect((await rowOf(ports, story)).scores).toEqual(before.scores);
    const finding = {
      kind: 'fieldMissing',
      criterionId: valued,
      fieldId: FIELD,
      fieldName: 'Business value',
      name: 'Business value',
    };
    expect(await openProject(ports, SHOP)).toMatchObject({ value: { modelFindings: [finding] } });
    const opened = await openIssue(ports, { issueId: story, accountId: 'olga' });
    expect(opened).toMatchObject({ value: { value: { value: before.scores.value }, findings: [finding] } });
    // And again: what is carried is carried on.
    await scanAgain(site, ports);
    expect((await rowOf(ports, story)).fields[FIELD]).toBe(8);
    expect((await ports.snapshots.findHead(SHOP.projectId))?.fieldNames).toMatchObject({ [FIELD]: 'Business value' });
  });

  it('is noticed by the opening of an issue before any scan', async () => {
    const { site, ports } = await shop();
    const before = await rowOf(ports, story);
    const known = [...site.fields];
    deleteField(site);
    // The list of fields that is at hand is up to an hour old.
    const remembering: Ports = {
      ...ports,
      fields: ({ maxAgeMs }) => (maxAgeMs > 0 ? Promise.resolve(known) : ports.fields({ maxAgeMs })),
    };
    const opened = await openIssue(remembering, { issueId: story, accountId: 'olga' });
    expect(opened).toMatchObject({
      value: { value: { value: before.scores.value }, findings: [{ kind: 'fieldMissing' }] },
    });
  });

  it('is no such field: one that was emptied counts as missing', async () => {
    const { site, ports } = await shop();
    await changed(site, ports, storyWith(null));
    const row = await rowOf(ports, story);
    expect(row.fields[FIELD]).toBeNull();
    const opened = await openIssue(ports, { issueId: story, accountId: 'olga' });
    expect(opened).toMatchObject({ value: { findings: [], value: { missing: [valued] } } });
  });
});

describe('[V6] the age of a field', () => {
  it('is unknown until a change was seen, and then counts from there', async () => {
    const { site, ports } = await shop();
    expect((await rowOf(ports, story)).fieldChangedAt).toEqual({});
    await changed(site, ports, storyWith(9));
    const since = site.now;
    expect((await rowOf(ports, story)).fieldChangedAt).toEqual({ [FIELD]: since });
    await changed(site, ports, storyWith(9, { priorityId: '1' }));
    expect((await rowOf(ports, story)).fieldChangedAt).toEqual({ [FIELD]: since, priority: site.now });
    site.now += 200 * DAY_MS;
    await scanAgain(site, ports);
    expect((await rowOf(ports, story)).fieldChangedAt).toMatchObject({ [FIELD]: since });
    const opened = await openIssue(ports, { issueId: story, accountId: 'olga' });
    expect(opened).toMatchObject({ value: { value: { receipt: [{ ageDays: 201 }, { ageDays: 200 }] } } });
  });

  it('is found by a scan that missed the event', async () => {
    const { site, ports } = await shop();
    const updatedAt = site.now - 5;
    site.issues.set(story, storyWith(2, { updatedAt }));
    await scanAgain(site, ports);
    expect((await rowOf(ports, story)).fieldChangedAt).toEqual({ [FIELD]: updatedAt });
  });
});

describe('values that are slips', () => {
  it.each([1e308, -3, 'lots'])('%p is told and not scored', async (slip) => {
    const { site, ports } = await shop();
    await changed(site, ports, storyWith(slip));
    const opened = await openIssue(ports, { issueId: story, accountId: 'olga' });
    if (!opened.ok) throw new Error(opened.error.code);
    expect(opened.value.findings).toMatchObject([{ kind: 'unreadableInputs', criterionId: valued, issues: 1 }]);
    expect(opened.value.value.receipt[0]).toMatchObject({ raw: null, assumed: true });
    expect(opened.value.rawLabels[valued]).toBe(String(slip));
    expect(await openProject(ports, SHOP)).toMatchObject({
      value: { modelFindings: [{ kind: 'unreadableInputs', issues: 1 }] },
    });
  });

  it('are counted over the issues that the viewer may browse', async () => {
    const { site, ports } = await shop();
    await changed(site, ports, storyWith(-3));
    site.hiddenFromViewer.add(story);
    expect(await openProject(ports, SHOP)).toMatchObject({ value: { modelFindings: [] } });
  });

  it('a size below zero is none', async () => {
    const { site, ports } = await shop();
    await changed(site, ports, anIssue({ fields: { [FIELD]: 8, customfield_10016: -5 } }));
    expect((await rowOf(ports, story)).size).toBeNull();
  });
});

it('[V3] a size that is asked goes before the field, and is no part of the value', async () => {
  const { site, ports } = await shop();
  const effort = aCriterion({
    criterionId: criterionId('effort'),
    name: 'Effort',
    source: { kind: 'field', fieldId: FIELD },
    direction: 'cost',
    role: 'size',
    scale: { kind: 'anchors', low: 0, high: 20 },
  });
  await saveModel(ports, {
    baseRevision: 1,
    model: aModel({ criteria: [aCriterion(), effort] }),
    note: '',
    accountId: 'a',
  });
  await runQueue(site, ports);
  expect((await rowOf(ports, story)).size).toBe(8);
  const opened = await openIssue(ports, { issueId: story, accountId: 'olga' });
  expect(opened).toMatchObject({ value: { size: 8, value: { receipt: [{ criterionId: 'customer-value' }] } } });
});
