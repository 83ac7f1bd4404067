import { aRoadmapItem, aRule } from '../builders/a-roadmap';
import { aSite } from '../builders/a-site';
import { itemId, ruleId } from '../builders/ids';
import { openScanSite, type PlatformCall, type ScanSite } from './open-scan-site';

/*
 * A scan by the app's own consumer that is killed at every call it makes, refused, cut short or thrown off by its clock:
 * afterwards everything is as after a quiet scan, and nothing was written more often than it had to be.
 */

const ROADMAP = {
  items: [aRoadmapItem({ itemId: itemId('checkout'), title: 'Checkout', horizon: 'now' as const })],
  rules: [
    aRule({ ruleId: ruleId('wanted'), kind: 'jql' as const, query: 'labels = wanted', itemId: itemId('checkout') }),
  ],
};
const HOUR_MS = 3_600_000;
/** SHOP-6, which the rule matches or not. */
const CHANGED = '10106';

let site: ScanSite;
/** What quiet scans leave, by whether the label is there. */
const quiet = new Map<boolean, { rows: readonly object[]; scores: object }>();
let isWanted = false;

const usual = () => site.watch(() => 'usual');
const isWrite = ({ path }: PlatformCall) => path.endsWith('/issue/properties/multi');
const isJira = ({ path }: PlatformCall) => path.startsWith('/rest/');
const answer = (status: number, headers: Record<string, string> = {}) =>
  new Response('{"errorMessages":[]}', { status, headers: { 'content-type': 'application/json', ...headers } });

/** The label comes or goes, so that the next scan has something to find and to write. */
async function change(): Promise<void> {
  isWanted = !isWanted;
  site.pass(60_000);
  await site.edit('SHOP-6', { labels: isWanted ? ['wanted'] : [] });
}

const left = async () => ({
  rows: (await site.rows()).map((row) => ({ ...row, updatedAt: 0 })),
  scores: site.scores(),
});

async function expectAsQuiet(): Promise<void> {
  expect(site.state()).toMatchObject({ phase: 'done', failure: null, notWritten: 0 });
  expect(await left()).toEqual(quiet.get(isWanted));
  expect(site.sandbox.kvs.entries('scanwork:')).toEqual([]);
}

beforeAll(async () => {
  site = await openScanSite(aSite);
  await site.asApp((ports) =>
    ports.roadmaps.append({ baseRevision: 0, value: ROADMAP, authorAccountId: 'admin', note: '', at: 0 }),
  );
  usual();
  await site.begin('whole');
  await site.finish();
  for (let turn = 0; turn < 2; turn += 1) {
    await change();
    await site.begin('whole');
    await site.finish();
    quiet.set(isWanted, await left());
  }
}, 60_000);
afterEach(() => {
  site.sandbox.faults.reset();
  usual();
});
afterAll(() => site.stop());

it('a quiet scan of the changes writes what changed, once, and leaves what a whole one leaves', async () => {
  await change();
  usual();
  await site.begin();
  await site.finish();
  expect(site.state().mode).toBe('changes');
  expect(site.writes()).toEqual({ [CHANGED]: 1 });
  await expectAsQuiet();
  usual();
  await site.begin('whole');
  await site.finish();
  expect(site.writes()).toEqual({});
  await expectAsQuiet();
});

it.each(['changes', 'whole'] as const)(
  'mode %s, killed at every call, whose answer is lost: the same end, nothing lost, written twice only where nobody can know',
  async (mode) => {
    let calls = Number.POSITIVE_INFINITY;
    let writtenTwice = 0;
    for (let n = 0; n < calls; n += 1) {
      await change();
      await site.begin(mode);
      site.watch(({ at }) => (at === n ? 'lost' : 'usual'));
      const survived = await site.deliver();
      if (survived && site.state().phase === 'done') calls = n;
      const before = site.calls();
      const killedAtWrite = before.some(isWrite) && !survived;
      await site.finish();
      const writes = site.writes();
      usual();
      const times = writes[CHANGED] ?? 0;
      expect(times).toBeGreaterThanOrEqual(1);
      expect(times).toBeLessThanOrEqual(killedAtWrite ? 2 : 1);
      expect(Object.keys(writes)).toEqual([CHANGED]);
      if (times === 2) writtenTwice += 1;
      await expectAsQuiet();
    }
    expect(calls).toBeGreaterThan(40);
    // The write itself, the look at its task, and the note of it.
    expect(writtenTwice).toBeGreaterThan(0);
    expect(writtenTwice).toBeLessThanOrEqual(6);
  },
  60_000,
);

it('[consumerKillAfter] killed again and again after twenty calls it gets past reading; after sixty to its end', async () => {
  for (const [after, deliveries] of [
    [20, 30],
    [60, 30],
  ] as const) {
    await change();
    await site.begin('whole');
    for (let turn = 0; turn < deliveries && site.state().phase !== 'done'; turn += 1) {
      site.watch(({ at }) => (at === after - 1 ? 'lost' : 'usual'));
      await site.deliver();
    }
    const { step } = site.state();
    expect(['match', 'ancestors', 'score', 'write', 'finished']).toContain(step);
    if (after === 60) expect(step).toBe('finished');
    usual();
    await site.finish();
    await expectAsQuiet();
  }
}, 60_000);

it('another bulk write in the way at every first write: waits, and writes once', async () => {
  await change();
  await site.begin();
  const refused = new Set<string>();
  site.watch((call) => {
    if (!isWrite(call) || refused.has(call.body)) return 'usual';
    refused.add(call.body);
    return () => answer(409);
  });
  await site.finish();
  expect(refused.size).toBe(1);
  await expectAsQuiet();
});

it('a bulk write in the way for long: the scan goes on later with exactly those', async () => {
  await change();
  await site.begin();
  let refusals = 0;
  site.watch((call) => {
    if (!isWrite(call) || refusals >= 6) return 'usual';
    refusals += 1;
    return () => answer(409);
  });
  await site.finish();
  expect(refusals).toBe(6);
  expect(site.state().writeRounds).toBe(1);
  await expectAsQuiet();
});

it('[kvsConflictShare] storage in the way of every first write', async () => {
  await change();
  await site.begin();
  const seen = new Set<string>();
  site.watch((call) => {
    const isSet = call.path.endsWith('/api/v1/set');
    const key = /"key":"([^"]+)"/.exec(call.body)?.[1] ?? '';
    if (!isSet || seen.has(key)) return 'usual';
    seen.add(key);
    return () =>
      new Response('{"code":"CONFLICT","message":"The key is being written."}', {
        status: 409,
        headers: { 'content-type': 'application/json' },
      });
  });
  await site.finish();
  const writes = site.writes();
  usual();
  expect(seen.size).toBeGreaterThan(5);
  expect(writes).toEqual({ [CHANGED]: 1 });
  await expectAsQuiet();
});

it.each(['jira-quota-tenant-based', 'jira-burst-based', 'gateway'] as const)(
  '[rateLimit] %s for ten minutes: Jira is left alone meanwhile, and then all is done',
  async (rateLimit) => {
    await change();
    await site.begin('whole');
    usual();
    site.sandbox.faults.set({ rateLimit, rateLimitSeconds: 600 });
    const until = Date.now() + 600_000;
    await site.deliver();
    expect(site.state().phase).toBe('paused');
    const asked = site.calls().filter(isJira).length;
    await site.finish();
    expect(Date.now()).toBeGreaterThan(until - 1000);
    // A gateway that does not say how long is asked again every minute.
    expect(asked).toBeLessThanOrEqual(rateLimit === 'gateway' ? 4 : 1);
    await expectAsQuiet();
  },
);

it('[cutBodyShare] half an answer, now and then', async () => {
  await change();
  site.sandbox.faults.set({ cutBodyShare: 0.3, seed: 3 });
  await site.begin('whole');
  usual();
  await site.finish();
  await expectAsQuiet();
});

it.each([HOUR_MS, -HOUR_MS])(
  'the clock of the functions jumps by %d ms between scans: no change is missed',
  async (jump) => {
    await site.begin('whole');
    await site.finish();
    await change();
    site.pass(90 * 60_000);
    expect(await skewedScan(jump)).toBe('done');
    await expectAsQuiet();
    // And back again.
    await change();
    site.pass(90 * 60_000);
    await site.begin();
    await site.finish();
    await expectAsQuiet();
  },
);

/** A scan whose functions believe in another time than Jira does. */
async function skewedScan(skewMs: number): Promise<string> {
  site.skew(skewMs);
  await site.begin();
  const { phase } = await site.finish();
  site.skew(0);
  return phase;
}

it('the clock jumps while a scan is under way', async () => {
  for (const jump of [HOUR_MS, -HOUR_MS]) {
    await change();
    await site.begin('whole');
    site.watch(({ at }) => (at === 25 ? 'lost' : 'usual'));
    await site.deliver();
    usual();
    site.skew(jump);
    await site.finish();
    site.skew(0);
    await expectAsQuiet();
  }
});
