import { exemptIssue, linkIssue, rateIssue } from '../../src/app/answer-issue';
import { glanceStatus } from '../../src/app/glance-status';
import { loadCurrentRows } from '../../src/app/load-snapshot-rows';
import { openIssue } from '../../src/app/open-issue';
import { startScan } from '../../src/app/start-scan';
import type { Ports } from '../../src/ports/ports';
import { aRoadmap } from '../builders/a-roadmap';
import { anIssue } from '../builders/an-issue';
import { criterionId, issueId, itemId } from '../builders/ids';
import { fakePorts } from '../fakes/fake-ports';
import { fakeSite, SHOP } from '../fakes/fake-site';
import { runQueue } from '../fakes/run-queue';

const DAY_MS = 86_400_000;
const accountId = 'olga';
const epic = anIssue({ issueId: issueId('900'), hierarchyLevel: 1, summary: 'Secret wallet' });
const story = anIssue({ issueId: issueId('10001'), parentId: issueId('900') });

async function shop() {
  const site = fakeSite([epic, story, anIssue({ issueId: issueId('10002') })]);
  const ports = fakePorts(site);
  const value = aRoadmap();
  await ports.roadmaps.append({ baseRevision: 0, value, authorAccountId: 'admin', note: '', at: 0 });
  return { site, ports };
}

async function opened(ports: Ports, id = story.issueId) {
  const view = await openIssue(ports, { accountId, issueId: id });
  if (!view.ok) throw new Error(view.error.code);
  return view.value;
}

describe('opening an issue', () => {
  it('scores it, explains it and stores the score', async () => {
    const { site, ports } = await shop();
    const view = await opened(ports);
    expect(view.alignment.state).toBe('aligned');
    expect(view.sourceNames[criterionId('time-criticality')]).toBe('Priority');
    expect(view.rawLabels[criterionId('time-criticality')]).toBe('Medium');
    expect(site.scores.get(story.issueId)).toMatchObject({ v: 1, state: 'aligned', theme: 'theme' });
  });

  it('stores nothing again within a day while the score says the same', async () => {
    const { site, ports } = await shop();
    await opened(ports);
    site.requests.length = 0;
    site.now += DAY_MS - 1000;
    await opened(ports);
    expect(site.requests).not.toContain('saveScore');
    site.now += 2000;
    await opened(ports);
    expect(site.requests).toContain('saveScore');
  });

  it('is shown in full where Jira lets the app write nothing, and its row stands beside the snapshot', async () => {
    const { site, ports } = await shop();
    site.refusesScores = true;
    await startScan(ports, { project: SHOP });
    await runQueue(site, ports);
    expect((await ports.scans.find(SHOP.projectId))?.phase).toBe('done');
    const inputs = { v: 1, inputs: {}, link: null, exemption: { reason: 'Legal duty', until: site.now + DAY_MS } };
    site.inputs.set(issueId('10002'), { ...inputs, exemption: { ...inputs.exemption, at: site.now } } as never);
    expect((await opened(ports, issueId('10002'))).alignment.state).toBe('exempt');
    expect(site.scores.size).toBe(0);
    const [entry] = await ports.snapshots.listOverlay(SHOP.projectId);
    expect(entry).toMatchObject({ issueId: '10002', property: null, row: { scores: { alignmentState: 'exempt' } } });
  });

  it('hides title and key of an ancestor that the viewer may not browse, in the view and in the property', async () => {
    const { site, ports } = await shop();
    site.hiddenFromViewer.add(epic.issueId);
    const view = await opened(ports);
    expect(JSON.stringify(view)).not.toContain('Secret');
    expect(JSON.stringify(view)).not.toContain('SHOP-900');
    expect(view.alignment.themes[0]?.steps.at(-1)).toMatchObject({ level: 'epic', title: null, issueKey: null });
    expect(view.roadmapItems.find((item) => item.itemId === 'epic')).toMatchObject({ title: null, issueKey: null });
    expect(JSON.stringify(site.scores.get(story.issueId))).not.toContain('Secret');
  });

  it('asks a story for its size, and an epic never', async () => {
    const { ports } = await shop();
    const rate = async (id: typeof story.issueId) => {
      for (const asked of ['customer-value', 'risk-reduction']) {
        await rateIssue(ports, { accountId, issueId: id, criterionId: criterionId(asked), rating: 3 });
      }
    };
    await rate(story.issueId);
    await rate(epic.issueId);
    expect((await opened(ports)).next).toEqual({ kind: 'estimate' });
    expect((await opened(ports, epic.issueId)).next).toEqual({ kind: 'none' });
  });

  it('is not found where the issue is gone', async () => {
    const { ports } = await shop();
    expect(await openIssue(ports, { accountId, issueId: issueId('1') })).toEqual({
      ok: false,
      error: { code: 'not_found' },
    });
  });

  it('ends at an ancestor that closes a circle', async () => {
    const { site, ports } = await shop();
    site.issues.set(epic.issueId, { ...epic, parentId: story.issueId });
    expect((await opened(ports)).alignment.state).toBe('aligned');
  });
});

describe('answering', () => {
  it('[V4] a rating narrows the range, and null takes it back', async () => {
    const { site, ports } = await shop();
    const before = await opened(ports);
    const answer = { issueId: story.issueId, criterionId: criterionId('customer-value') };
    const rated = await rateIssue(ports, { accountId, ...answer, rating: 5 });
    if (!rated.ok) throw new Error(rated.error.code);
    expect(rated.value.value.high - rated.value.value.low).toBeLessThan(before.value.high - before.value.low);
    expect(site.inputs.get(story.issueId)?.inputs).toEqual({
      'customer-value': { rating: 5, at: site.now, raters: 1, deviation: 0 },
    });
    const back = await rateIssue(ports, { accountId, ...answer, rating: null });
    if (!back.ok) throw new Error(back.error.code);
    expect(back.value.value).toEqual(before.value);
    expect(site.inputs.get(story.issueId)?.inputs).toEqual({});
  });

  it('refuses a question that the model does not ask, and an item that is not there', async () => {
    const { site, ports } = await shop();
    const rated = await rateIssue(ports, {
      accountId,
      issueId: story.issueId,
      criterionId: criterionId('nonsense'),
      rating: 3,
    });
    expect(rated).toMatchObject({ ok: false, error: { code: 'invalid_input', problems: [{ code: 'notAsked' }] } });
    const linked = await linkIssue(ports, { accountId, issueId: story.issueId, itemId: itemId('nowhere') });
    expect(linked).toMatchObject({ ok: false, error: { problems: [{ code: 'unknownItem' }] } });
    expect(site.inputs.size).toBe(0);
  });

  it('[A3] a link by hand counts, and on an epic for what is below it', async () => {
    const { site, ports } = await shop();
    const linked = await linkIssue(ports, { accountId, issueId: issueId('10002'), itemId: itemId('other') });
    if (!linked.ok) throw new Error(linked.error.code);
    expect(linked.value.alignment.themes[0]).toMatchObject({
      itemId: 'other',
      evidence: { kind: 'link', confidence: 0.9 },
    });
    await linkIssue(ports, { accountId, issueId: epic.issueId, itemId: itemId('other') });
    expect(site.queued.map(({ message }) => message.kind)).toEqual(['rescoreIssue']);
  });

  it('[A6] an exemption holds until its day, and must lie ahead', async () => {
    const { site, ports } = await shop();
    const past = { reason: 'Upkeep', until: site.now };
    expect(await exemptIssue(ports, { accountId, issueId: story.issueId, exemption: past })).toMatchObject({
      ok: false,
    });
    const exemption = { reason: 'Upkeep', until: site.now + DAY_MS };
    const exempt = await exemptIssue(ports, { accountId, issueId: story.issueId, exemption });
    expect(exempt).toMatchObject({ ok: true, value: { alignment: { state: 'exempt' } } });
    expect(site.scores.get(story.issueId)?.alignment).toBeUndefined();
    site.now += DAY_MS + 1;
    expect((await opened(ports)).alignment.state).toBe('aligned');
  });

  it('shows on the project page before the next scan', async () => {
    const { site, ports } = await shop();
    await startScan(ports, { project: SHOP });
    await runQueue(site, ports);
    site.now += 1000;
    await rateIssue(ports, {
      accountId,
      issueId: story.issueId,
      criterionId: criterionId('customer-value'),
      rating: 5,
    });
    const head = await ports.snapshots.findHead(SHOP.projectId);
    const rows = head === undefined ? [] : ((await loadCurrentRows(ports, head)) ?? []);
    expect(rows.find((row) => row.issueId === story.issueId)?.inputs).toHaveProperty('customer-value');
  });
});

describe('the badge', () => {
  it('tells value and state from the stored score in one read', async () => {
    const { site, ports } = await shop();
    await rateIssue(ports, {
      accountId,
      issueId: story.issueId,
      criterionId: criterionId('customer-value'),
      rating: 5,
    });
    site.requests.length = 0;
    const { status } = await glanceStatus(ports, { issueId: story.issueId });
    const value = Math.round(site.scores.get(story.issueId)?.value ?? Number.NaN);
    expect(status).toEqual({ type: 'lozenge', value: { label: `${value} · Aligned`, type: 'success' } });
    expect(site.requests).toEqual(['findScore']);
  });

  it('[A6] calls unlinked unknown, without a tint', async () => {
    const { ports } = await shop();
    await opened(ports, issueId('10002'));
    const { status } = await glanceStatus(ports, { issueId: issueId('10002') });
    expect(status.value.type).toBe('default');
    expect(status.value.label).toContain('Unknown');
  });

  it('is neutral where nothing is stored or the viewer may not look', async () => {
    const { site, ports } = await shop();
    const neutral = { status: { type: 'lozenge', value: { label: 'Open', type: 'default' } } };
    expect(await glanceStatus(ports, { issueId: story.issueId })).toEqual(neutral);
    await opened(ports);
    site.hiddenFromViewer.add(story.issueId);
    expect(await glanceStatus(ports, { issueId: story.issueId })).toEqual(neutral);
  });
});
