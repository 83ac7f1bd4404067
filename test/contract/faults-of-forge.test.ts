import { eventually } from '../eventually';
import { errorOf, type FaultSite, openFaultSite, RATING, ROADMAP, SHOP, valueOf } from './open-fault-site';

/*
 * The app, as it is built, on a Forge that misbehaves: events that come late, twice, in another order or never, work that
 * is killed half-way, storage that is slow or contended, a wrong clock, no licence, nobody signed in.
 */

const MINUTE_MS = 60_000;
let site: FaultSite;

beforeAll(async () => {
  site = await openFaultSite();
}, 60_000);
afterEach(() => site.quiet(), 60_000);
afterAll(() => site.sandbox.stop());

const stateOf = (key: string) => (site.scoresInJira()[key] as { state?: string } | undefined)?.state;

/** Labels come and go; what is last in Jira must be what the scores say. */
async function changesArrive(): Promise<void> {
  for (const labels of [['wanted'], [], ['wanted'], [], ['wanted']]) await site.edit('SHOP-6', { labels });
  await eventually(() => {
    expect(stateOf('SHOP-6')).toBe('aligned');
  });
  await site.sandbox.idle();
  expect(stateOf('SHOP-6')).toBe('aligned');
  await site.edit('SHOP-6', { labels: [] });
  await eventually(() => {
    expect(stateOf('SHOP-6')).toBe('unlinked');
  });
  await site.quiet();
  expect(site.scoresInJira()).toEqual(site.quietScores);
}

describe('events', () => {
  it('[eventDelayMs] that come late change the scores late', async () => {
    site.set({ eventDelayMs: 300 });
    await site.edit('SHOP-6', { labels: ['wanted'] });
    expect(stateOf('SHOP-6')).toBe('unlinked');
    await changesArrive();
  }, 60_000);

  it('[eventReorder] [eventDuplicateShare] in another order and twice: what Jira holds last is what counts', async () => {
    site.set({ eventReorder: true, eventDuplicateShare: 0.5 });
    await changesArrive();
  }, 60_000);

  it('[eventLossShare] that never come: the next scan finds what they would have told', async () => {
    site.set({ eventLossShare: 1 });
    await site.edit('SHOP-6', { labels: ['wanted'] });
    await site.sandbox.idle();
    expect(stateOf('SHOP-6')).toBe('unlinked');
    await site.startScan();
    await site.scanned();
    await eventually(() => {
      expect(stateOf('SHOP-6')).toBe('aligned');
    });
    await site.edit('SHOP-6', { labels: [] });
    await site.scanComesRight();
  }, 60_000);
});

describe('background work that is killed', () => {
  it('[consumerKillAfter] after any number of calls: a scan goes on to the same end and is never half visible', async () => {
    for (const calls of [3, 7, 13, 21, 34]) {
      site.set({ consumerKillAfter: calls });
      await site.startScan();
      await eventually(() => {
        const killed = site.sandbox.platform.activity
          .since(0)
          .some((entry) => entry.kind === 'invocation' && entry.error?.includes('killed') === true);
        expect(killed).toBe(true);
      });
      expect(await site.rows()).toEqual(site.quietRows);
      site.sandbox.faults.reset();
      await site.scanComesRight();
    }
  }, 60_000);

  it('[consumerKillAfterMs] after a time: likewise', async () => {
    site.set({ consumerKillAfterMs: 15 });
    await site.startScan();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await site.rows()).toEqual(site.quietRows);
    site.sandbox.faults.reset();
    await site.scanComesRight();
  }, 60_000);
});

describe('storage', () => {
  it('[kvsLatencyMs] that is slow is waited for', async () => {
    site.set({ kvsLatencyMs: 5 });
    await site.scanComesRight();
  }, 60_000);

  it('[kvsConflictShare] always contended: nothing is saved, and it is not blamed on somebody else', async () => {
    const baseRevision = await site.revision();
    site.set({ kvsConflictShare: 1 });
    const emptied = { items: ROADMAP.items, rules: [] };
    const save = () => site.call('admin', 'admin.saveRoadmap', { baseRevision, roadmap: emptied, note: '' });
    const refused = errorOf(await save());
    expect(refused).toMatchObject({ code: 'unavailable', currentRevision: null });
    await site.quiet();
    expect(await site.revision()).toBe(baseRevision);
    expect(await site.rows()).toEqual(site.quietRows);
  }, 60_000);

  it('[kvsConflictShare] contended now and then: saves and scans come right', async () => {
    for (const roadmap of [{ items: ROADMAP.items, rules: [] }, ROADMAP]) {
      const baseRevision = await site.revision();
      site.set({ kvsConflictShare: 0.3 });
      await eventually(async () => {
        valueOf(await site.call('admin', 'admin.saveRoadmap', { baseRevision, roadmap, note: 'once' }));
      });
      await site.quiet();
      expect(await site.revision()).toBe(baseRevision + 1);
    }
    site.set({ kvsConflictShare: 0.1 });
    await site.scanComesRight();
  }, 60_000);
});

describe('[clockSkewMs] a wrong clock', () => {
  it.each([10 * MINUTE_MS, -10 * MINUTE_MS])(
    'of %d ms: what changes in Jira is not missed',
    async (clockSkewMs) => {
      site.set({ clockSkewMs });
      await changesArrive();
      site.set({ clockSkewMs });
      await site.scanComesRight();
    },
    60_000,
  );
});

describe('who is there', () => {
  it('[license] without a licence the pages still show what was scored, and nothing is lost', async () => {
    site.set({ license: 'inactive' });
    expect((await site.open()).ok).toBe(true);
    await site.scanComesRight();
    site.set({ license: 'active' });
    expect((await site.open()).ok).toBe(true);
  }, 60_000);

  it('[anonymous] whoever is not signed in sees and changes nothing that Jira does not show to everybody', async () => {
    site.set({ anonymous: true });
    expect(errorOf(await site.open()).code).toBe('forbidden');
    expect(errorOf(await site.call('po', 'issue.rate', { ...RATING, rating: 5 })).code).toBe('forbidden');
    expect(errorOf(await site.call('admin', 'admin.scan', { projectIds: [SHOP] })).code).toBe('forbidden');
    await site.quiet();
    expect(site.scoresInJira()).toEqual(site.quietScores);
  }, 60_000);
});

it('[seed] the same seed gives the same faults, so that what was seen can be seen again', async () => {
  const outcomes = async () => {
    site.sandbox.faults.reset();
    site.set({ seed: 11, serverErrorShare: 0.2 });
    const codes = [];
    for (let n = 0; n < 8; n += 1) codes.push((await site.open()).ok);
    return codes;
  };
  const first = await outcomes();
  expect(new Set(first)).toEqual(new Set([true, false]));
  expect(await outcomes()).toEqual(first);
}, 60_000);
