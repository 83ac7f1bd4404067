import { rescoreIssue } from '../../src/app/rescore-issue';
import { runScan } from '../../src/app/run-scan';
import { startScan } from '../../src/app/start-scan';
import type { Ports } from '../../src/ports/ports';
import type { ScanState } from '../../src/ports/scan-store';
import { aCriterion, aModel } from '../builders/a-model';
import { aRoadmap, aRule } from '../builders/a-roadmap';
import { anIssue } from '../builders/an-issue';
import { issueId, itemId, ruleId } from '../builders/ids';
import { fakePorts } from '../fakes/fake-ports';
import { type FakeSite, fakeSite, SHOP } from '../fakes/fake-site';
import { memoryStores } from '../fakes/memory-stores';
import { runQueue } from '../fakes/run-queue';
import { rowOf } from '../fakes/scanned-site';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const forever = Number.MAX_SAFE_INTEGER;
const FIRST = issueId('10001');

function shop(count = 9): { site: FakeSite; ports: Ports } {
  const issues = Array.from({ length: count }, (_, at) => anIssue({ issueId: issueId(String(10_001 + at)) }));
  const site = fakeSite(issues.map((issue) => ({ ...issue, updatedAt: 0 })));
  return { site, ports: fakePorts(site) };
}

async function scan({ site, ports }: { site: FakeSite; ports: Ports }, mode?: ScanState['mode']): Promise<ScanState> {
  site.requests.length = 0;
  site.bulkWrites.length = 0;
  await startScan(ports, { project: SHOP, ...(mode === undefined ? {} : { mode }) });
  await runQueue(site, ports);
  const state = await ports.scans.find(SHOP.projectId);
  if (state === undefined) throw new Error('no scan');
  expect(state.phase).toBe('done');
  return state;
}

function edit(site: FakeSite, id: string, change: object): void {
  const issue = site.issues.get(issueId(id));
  if (issue === undefined) throw new Error(`no issue ${id}`);
  site.issues.set(issue.issueId, { ...issue, ...change, updatedAt: site.now });
}

const pagesRead = (site: FakeSite) => site.requests.filter((name) => name === 'readPage').length;

describe('a scan of the changes', () => {
  it('comes after a whole one and reads only what Jira changed since, with an overlap', async () => {
    const { site, ports } = shop();
    expect((await scan({ site, ports })).mode).toBe('whole');
    site.now += 3 * 60 * MINUTE_MS;
    edit(site, '10003', { priorityId: '1', summary: 'New' });
    const state = await scan({ site, ports });
    expect(state).toMatchObject({ mode: 'changes', sinceMinutes: 195, read: 9, total: 9 });
    expect(pagesRead(site)).toBe(1);
    expect(site.bulkWrites).toEqual([['10003']]);
    expect((await rowOf(ports, issueId('10003'))).summary).toBe('New');
  });

  it('adds what is new, drops what was finished long ago, and keeps every other row as it is', async () => {
    const { site, ports } = shop();
    await scan({ site, ports });
    const kept = await rowOf(ports, FIRST);
    site.now += DAY_MS;
    site.issues.set(issueId('10050'), anIssue({ issueId: issueId('10050'), updatedAt: site.now }));
    const done = { statusCategory: 'done' as const };
    edit(site, '10002', { ...done, resolvedAt: site.now });
    edit(site, '10003', { ...done, resolvedAt: site.now - 181 * DAY_MS });
    expect((await scan({ site, ports })).mode).toBe('changes');
    expect(await rowOf(ports, issueId('10050'))).toBeDefined();
    expect((await rowOf(ports, issueId('10002'))).statusCategory).toBe('done');
    await expect(rowOf(ports, issueId('10003'))).rejects.toThrow('no row');
    expect({ ...(await rowOf(ports, FIRST)), scoredAt: kept.scoredAt }).toEqual(kept);
  });

  it('asks rules for what was read only, and all of them anew once a day', async () => {
    const { site, ports } = shop();
    const rules = [aRule({ ruleId: ruleId('jql'), kind: 'jql', query: 'text ~ wallet', itemId: itemId('other') })];
    const value = aRoadmap({ rules });
    await ports.roadmaps.append({ baseRevision: 0, value, authorAccountId: 'admin', note: '', at: 0 });
    site.matches.set('text ~ wallet', [FIRST]);
    await scan({ site, ports });
    site.now += 60 * MINUTE_MS;
    edit(site, '10002', { summary: 'wallet' });
    site.matches.set('text ~ wallet', [issueId('10002')]);
    await scan({ site, ports });
    expect(site.requests.filter((name) => name.startsWith('listMatches'))).toEqual([]);
    expect((await rowOf(ports, issueId('10002'))).matchedRules).toEqual(['jql']);
    // Nobody said that this one changed.
    expect((await rowOf(ports, FIRST)).matchedRules).toEqual(['jql']);
    site.now += DAY_MS;
    expect((await scan({ site, ports })).mode).toBe('changes');
    expect((await rowOf(ports, FIRST)).matchedRules).toEqual([]);
  });

  it('killed before any request ends as if nothing had happened', async () => {
    const changed = async (site: FakeSite, ports: Ports) => {
      await scan({ site, ports });
      site.now += DAY_MS;
      edit(site, '10004', { priorityId: '1' });
      site.issues.set(issueId('10050'), anIssue({ issueId: issueId('10050'), updatedAt: site.now }));
      site.requests.length = 0;
      return startScan(ports, { project: SHOP });
    };
    const quiet = shop();
    await changed(quiet.site, quiet.ports);
    await runQueue(quiet.site, quiet.ports);
    const expected = await quiet.ports.snapshots.findHead(SHOP.projectId);
    const requests = quiet.site.requests.length;
    expect(requests).toBeGreaterThan(5);
    for (let killAt = 0; killAt < requests; killAt += 1) {
      const { site, ports } = shop();
      const { scanId } = await changed(site, ports);
      site.beforeRequest = () => {
        if (site.requests.length > killAt) throw new Error('killed');
      };
      await runScan(ports, { ...SHOP, scanId, deadline: forever }).catch(() => undefined);
      site.beforeRequest = () => undefined;
      expect(await runScan(ports, { ...SHOP, scanId, deadline: forever })).not.toBe('ignored');
      const head = await ports.snapshots.findHead(SHOP.projectId);
      expect(head).toMatchObject({ count: expected?.count, fieldIds: expected?.fieldIds });
      for (const id of ['10001', '10004', '10050']) {
        const [row, same] = [await rowOf(ports, issueId(id)), await rowOf(quiet.ports, issueId(id))];
        expect(row.scores).toEqual(same.scores);
      }
      expect(site.scores.size).toBe(10);
    }
  });
});

describe('everything is read', () => {
  async function afterAWhole(change: (given: { site: FakeSite; ports: Ports }) => Promise<void> | void) {
    const given = shop();
    await scan(given);
    given.site.now += 60 * MINUTE_MS;
    await change(given);
    return given;
  }
  const modeAfter = async (change: Parameters<typeof afterAWhole>[0]) => (await scan(await afterAWhole(change))).mode;

  it('not without a reason', async () => {
    expect(await modeAfter(() => undefined)).toBe('changes');
  });

  it('where it is asked for', async () => {
    expect((await scan(await afterAWhole(() => undefined), 'whole')).mode).toBe('whole');
  });

  it('where the count differs by more than two: issues were deleted or moved', async () => {
    const remove =
      (...ids: string[]) =>
      ({ site }: { site: FakeSite }) => {
        for (const id of ids) site.issues.delete(issueId(id));
      };
    expect(await modeAfter(remove('10001', '10002'))).toBe('changes');
    const given = await afterAWhole(remove('10001', '10002', '10003'));
    expect(await scan(given)).toMatchObject({ mode: 'whole', read: 6 });
    await expect(rowOf(given.ports, FIRST)).rejects.toThrow('no row');
  });

  it('where the last time was more than a week ago', async () => {
    expect(await modeAfter(({ site }) => void (site.now += 7 * DAY_MS))).toBe('whole');
  });

  it('where the model reads a field that was not read', async () => {
    const mode = await modeAfter(async ({ site, ports }) => {
      site.fields.push({ ...newField, fieldId: 'customfield_10099' });
      const value = aModel({ criteria: [aCriterion({ source: { kind: 'field', fieldId: 'customfield_10099' } })] });
      await ports.models.append({ baseRevision: 0, value, authorAccountId: 'admin', note: '', at: 0 });
    });
    expect(mode).toBe('whole');
  });
  const newField = { name: 'Reach', kind: 'number', isEstimate: false, isSprint: false, projectId: null } as const;

  it('where what the changes belong to is not there any more', async () => {
    const given = await afterAWhole(() => undefined);
    const ports = { ...given.ports, snapshots: { ...given.ports.snapshots } };
    let lookedUp = 0;
    ports.snapshots.findHead = (id) => {
      lookedUp += 1;
      return lookedUp === 1 ? given.ports.snapshots.findHead(id) : Promise.resolve(undefined);
    };
    expect((await scan({ site: given.site, ports })).mode).toBe('whole');
  });

  it('where both clocks say that the last scan is yet to come; a clock that says more is believed', async () => {
    expect(await modeAfter(({ site }) => void (site.now -= 2 * DAY_MS))).toBe('whole');
    const given = await afterAWhole(() => undefined);
    const { now } = given.site;
    const issues = { ...given.ports.issues, jiraTime: () => now + 3 * 60 * MINUTE_MS };
    expect(await scan({ site: given.site, ports: { ...given.ports, issues } })).toMatchObject({
      mode: 'changes',
      sinceMinutes: 60 + 3 * 60 + 15,
    });
  });
});

describe('a scan belongs to one chain of messages', () => {
  it('whoever comes with another one leaves it alone, and takes it over when nobody renews the lease', async () => {
    const site = shop().site;
    const stores = memoryStores();
    const ports = fakePorts(site, stores);
    const { scanId } = await startScan(ports, { project: SHOP });
    const deadline = site.now + 15;
    site.beforeRequest = () => void (site.now += 6);
    expect(await runScan(ports, { ...SHOP, scanId, deadline })).toBe('later');
    const before = await stores.scans.find(SHOP.projectId);
    expect(before?.leaseUntil).toBeGreaterThan(site.now);
    expect(await runScan(ports, { ...SHOP, scanId, leg: 'other', deadline: forever })).toBe('ignored');
    expect(await stores.scans.find(SHOP.projectId)).toEqual(before);
    site.now += 6 * MINUTE_MS;
    expect(await runScan(ports, { ...SHOP, scanId, leg: 'other', deadline: forever })).toBe('finished');
  });
});

describe('scores that Jira does not take', () => {
  it('for now: exactly those stay unwritten, and are written by the next leg', async () => {
    const { site, ports } = shop();
    site.putsOff.add(FIRST).add(issueId('10002'));
    const state = await scan({ site, ports });
    expect(site.bulkWrites.flat().toSorted()).toEqual([...site.issues.keys()].toSorted());
    expect(site.bulkWrites.at(-1)).toEqual(['10001', '10002']);
    expect(state).toMatchObject({ writeRounds: 1, notWritten: 0 });
  });

  it('at all: the scan says how many', async () => {
    const { site, ports } = shop();
    site.refusesScores = true;
    expect(await scan({ site, ports })).toMatchObject({ phase: 'done', notWritten: 9 });
    site.refusesScores = false;
    expect(await scan({ site, ports })).toMatchObject({ mode: 'changes', notWritten: 0 });
    expect(site.scores.size).toBe(9);
  });
});

it('a reading of an event is kept where Jira changed the issue later than the page says, whatever our clock said', async () => {
  const { site, ports } = shop();
  await scan({ site, ports });
  // Read by an event with a clock that is an hour ahead, and changed again since.
  site.now += 60 * MINUTE_MS;
  const real = site.now - 55 * MINUTE_MS;
  const set = (summary: string, updatedAt: number) => {
    const issue = site.issues.get(FIRST);
    if (issue !== undefined) site.issues.set(FIRST, { ...issue, summary, updatedAt });
  };
  set('First', real);
  await rescoreIssue(ports, { issueId: FIRST, projectId: SHOP.projectId, occurredAt: site.now });
  site.now = real + 5 * MINUTE_MS;
  set('Second', site.now);
  await scan({ site, ports }, 'whole');
  expect((await rowOf(ports, FIRST)).summary).toBe('Second');
});

it('while it reads it tells the time left', async () => {
  const { site, ports } = shop();
  const seen: (number | null)[] = [];
  site.beforeRequest = (name) => void (site.now += name === 'readPage' ? 2000 : 0);
  const scans = {
    ...ports.scans,
    save: async (state: ScanState) => {
      if (state.step === 'read' && state.read > 0) seen.push(state.etaSeconds);
      await ports.scans.save(state);
    },
  };
  await scan({ site, ports: { ...ports, scans } });
  expect(seen).toEqual([7, 5, 3, 1]);
});
