import { startSandbox } from '../../sandbox/forge/start-sandbox';
import { kvsPointsLedger, pointsMeter } from '../../src/adapters/kvs/kvs-points-ledger';
import { aSite } from '../builders/a-site';

/* The hour's points in the storage of Forge, with as many invocations at once as one likes. */

const HOUR_MS = 3_600_000;
const NOW = Date.UTC(2026, 10, 24, 4, 10);
const TIER_1 = 65_000;

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let now = NOW;

beforeAll(async () => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  sandbox = await startSandbox({
    dataDir: null,
    port: 0,
    siteData: aSite,
    functions: quietFunctions(),
    queueDelayScale: 0.001,
  });
  await sandbox.idle();
}, 60_000);
beforeEach(() => {
  sandbox.faults.reset();
  sandbox.kvs.clear();
  now = NOW;
});
afterAll(() => sandbox.stop());

function quietFunctions() {
  const names = ['onWork', 'onInstalled', 'onIssueEvent', 'onHourlyTick'];
  const resolvers = ['issueResolver', 'projectResolver', 'adminResolver', 'glanceStatus'];
  return Object.fromEntries([...names, ...resolvers].map((name) => [`index.${name}`, () => Promise.resolve()]));
}

function invocation() {
  const meter = pointsMeter();
  return { meter, ledger: kvsPointsLedger({ meter, clock: () => now }) };
}
const inside = <T>(work: () => Promise<T>): Promise<T> => sandbox.inside({ accountId: null }, work);
const balance = () => inside(() => invocation().ledger.load());

async function spend(points: number, times: number): Promise<void> {
  const { meter, ledger } = invocation();
  for (let time = 0; time < times; time += 1) {
    meter.count(points);
    await ledger.flush();
  }
}

it('several consumers at once never lose an addition', async () => {
  await inside(() => Promise.all([1, 2, 3, 4].map((points) => spend(points, 10))));
  expect((await balance()).spent).toBe(100);
});

it('[kvsConflictShare] nor where storage is contended', async () => {
  sandbox.faults.set({ kvsConflictShare: 0.15, seed: 5 });
  await inside(() => Promise.all([7, 11].map((points) => spend(points, 20))));
  sandbox.faults.reset();
  expect((await balance()).spent).toBe(360);
});

it('an addition that could not be stored is stored with the next one', async () => {
  const { meter, ledger } = invocation();
  meter.count(60);
  sandbox.faults.set({ kvsConflictShare: 1 });
  await expect(inside(() => ledger.flush())).rejects.toThrow();
  sandbox.faults.reset();
  meter.count(5);
  await inside(() => ledger.flush());
  await inside(() => ledger.flush());
  expect((await balance()).spent).toBe(65);
});

it('what this invocation has not stored yet counts for itself', async () => {
  const { meter, ledger } = invocation();
  meter.count(3);
  expect((await inside(() => ledger.load())).spent).toBe(3);
  expect(sandbox.kvs.entries('ledger:')).toEqual([]);
  meter.count(50);
  expect((await inside(() => ledger.load())).spent).toBe(53);
  expect((await balance()).spent).toBe(53);
});

it('leaves a fifth of the quota to people, and begins anew with the hour', async () => {
  await inside(() => spend(100, 1));
  expect(await balance()).toEqual({ spent: 100, budget: TIER_1 * 0.8, resetsAt: Date.UTC(2026, 10, 24, 5) });
  now += HOUR_MS;
  expect((await balance()).spent).toBe(0);
});

it('keeps few balances however many there were', async () => {
  await inside(() => spend(1, 160));
  expect((await balance()).spent).toBe(160);
  expect(sandbox.kvs.entries('ledger:').length).toBeLessThan(90);
});

it('believes Jira where it says that more was spent, and never less', async () => {
  const { meter, ledger } = invocation();
  meter.count(100);
  meter.note({ quota: 100_000, left: 30_000, blockedUntil: null });
  expect(await inside(() => ledger.load())).toMatchObject({ spent: 70_000, budget: 80_000 });
  meter.note({ quota: null, left: 99_999, blockedUntil: null });
  meter.count(60);
  expect((await inside(() => ledger.load())).spent).toBe(70_060);
});

it('is spent for everybody until Jira answers again, but not for ever after a wrong clock', async () => {
  const { meter, ledger } = invocation();
  meter.note({ quota: null, left: null, blockedUntil: now + 600_000 });
  await inside(() => ledger.flush());
  expect(await balance()).toMatchObject({ spent: TIER_1, resetsAt: now + 600_000 });
  now += 600_001;
  expect((await balance()).spent).toBe(0);
  now -= 600_001;
  meter.note({ quota: null, left: null, blockedUntil: now + 2 * HOUR_MS });
  await inside(() => ledger.flush());
  expect((await balance()).spent).toBe(0);
});
