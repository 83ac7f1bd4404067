import { calibrateProject } from '../../src/app/calibrate-project';
import { noteOutcome } from '../../src/app/note-outcome';
import { openIssue } from '../../src/app/open-issue';
import { aRoadmap } from '../builders/a-roadmap';
import { anIssue, NOW } from '../builders/an-issue';
import { issueId } from '../builders/ids';
import { SHOP } from '../fakes/fake-site';
import { scannedSite } from '../fakes/scanned-site';

const DAY_MS = 86_400_000;
const accountId = 'olga';
const epic = anIssue({ issueId: issueId('900'), hierarchyLevel: 1 });
const done = (id: string, days: number) =>
  anIssue({
    issueId: issueId(id),
    parentId: epic.issueId,
    statusCategory: 'done',
    resolvedAt: NOW - days * DAY_MS,
    votes: 20,
    priorityId: '1',
  });
const finished = Array.from({ length: 9 }, (_, at) => done(String(10_100 + at), 40));
const ids = finished.map((issue) => issue.issueId);
const [first] = ids as [(typeof ids)[number]];

async function shop() {
  const made = await scannedSite([epic, anIssue(), done('10050', 5), done('10051', 200), ...finished]);
  const value = aRoadmap();
  await made.ports.roadmaps.append({ baseRevision: 0, value, authorAccountId: 'a', note: '', at: 0 });
  return made;
}

describe('whether finished work moved its goal', () => {
  it('is asked from three weeks to half a year after the end, of those who may edit', async () => {
    const { site, ports } = await shop();
    const outcomeOf = async (id: string) => {
      const view = await openIssue(ports, { issueId: issueId(id), accountId });
      return view.ok ? view.value.outcome : view.error.code;
    };
    expect(await outcomeOf('10001')).toBeNull();
    expect(await outcomeOf('10050')).toMatchObject({ isAsked: false });
    expect(await outcomeOf('10051')).toMatchObject({ isAsked: false });
    expect(await outcomeOf(first)).toEqual({ isAsked: true, answer: null, at: null });
    site.viewerEdits = false;
    expect(await outcomeOf(first)).toMatchObject({ isAsked: false });
  });

  it.each([
    ['10001', 'notDone'],
    ['10050', 'tooEarly'],
    ['10051', 'tooLate'],
  ])('is refused for %s: %s', async (id, code) => {
    const { ports } = await shop();
    const noted = await noteOutcome(ports, { issueId: issueId(id), answer: 'yes', accountId });
    expect(noted).toMatchObject({ error: { code: 'invalid_input', problems: [{ path: 'answer', code }] } });
    expect(await ports.outcomes.list(SHOP.projectId)).toEqual([]);
  });

  it('is kept beside the scores of that day, without a name, and can be taken back', async () => {
    const { ports } = await shop();
    const noted = await noteOutcome(ports, { issueId: first, answer: 'some', accountId });
    expect(noted).toMatchObject({ value: { outcome: { isAsked: true, answer: 'some' } } });
    const [kept] = await ports.outcomes.list(SHOP.projectId);
    expect(kept).toMatchObject({ answer: 'some', themeId: 'theme', utilities: { urgency: 1, demand: 1 } });
    expect(JSON.stringify(kept)).not.toContain(accountId);
    await noteOutcome(ports, { issueId: first, answer: null, accountId });
    expect(await ports.outcomes.list(SHOP.projectId)).toEqual([]);
  });

  it('is told by theme and criterion, over the issues that the viewer may browse', async () => {
    const { site, ports } = await shop();
    for (const [at, id] of ids.entries()) {
      const answer = (['no', 'some', 'yes'] as const)[at % 3] ?? 'no';
      await noteOutcome(ports, { issueId: id, answer, accountId });
    }
    const rows = async () => {
      const told = await calibrateProject(ports, SHOP);
      return told.ok ? told.value.rows : [];
    };
    const all = await rows();
    expect(all.map(({ kind, id }) => [kind, id])).toEqual([
      ['all', null],
      ['theme', 'theme'],
      ['criterion', 'urgency'],
      ['criterion', 'demand'],
    ]);
    expect(all[0]).toMatchObject({ answers: 9, no: 3, some: 3, yes: 3, tau: null });
    site.hiddenFromViewer.add(first);
    expect((await rows())[0]).toMatchObject({ answers: 8, no: 2 });
  });
});
