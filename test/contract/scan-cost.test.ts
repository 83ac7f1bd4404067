import type { SiteData } from '../../sandbox/jira/site-records';
import { A_SITE, aSite } from '../builders/a-site';
import { openScanSite, type ScanSite } from './open-scan-site';

/* What scans of a thousand issues cost, by the meter of the stand-in: counts, not times. */

const ISSUES = 1000;
const MINUTE_MS = 60_000;

function largeSite(): SiteData {
  const site = aSite();
  const sample = site.issues.find(({ id }) => id === '10106') ?? site.issues[0];
  if (sample === undefined) throw new Error('no issue to copy');
  const others = site.issues.filter(({ projectId }) => projectId !== A_SITE.shopProject);
  const copies = Array.from({ length: ISSUES }, (_, at) => ({
    ...sample,
    id: String(20_000 + at),
    key: `SHOP-${at + 1}`,
    parentId: null,
    securityLevelId: null,
    resolvedAt: null,
    resolutionId: null,
    statusId: A_SITE.toDo,
    rank: `0|i${String(at).padStart(6, '0')}:`,
    summary: `Story ${at}`,
    properties: {},
  }));
  return { ...site, issues: [...others, ...copies], links: [] };
}

let site: ScanSite;
const spent = () => site.sandbox.platform.jira.limits().pointsThisHour;
beforeAll(async () => {
  site = await openScanSite(largeSite);
}, 60_000);
afterAll(() => site.stop());

async function costOf(mode: 'whole' | 'changes') {
  const before = spent();
  site.watch(() => 'usual');
  await site.begin(mode);
  const { phase, read } = await site.finish();
  expect(phase).toBe('done');
  const toJira = site.calls().filter(({ path }) => path.startsWith('/rest/'));
  const reading = toJira.filter(({ path }) => !path.includes('/task/') && !path.endsWith('/properties/multi'));
  return { points: spent() - before, reading: reading.length, read, writes: site.writes() };
}

it('the first scan reads each issue once and writes its score once', async () => {
  const { points, reading, read, writes } = await costOf('changes');
  expect(read).toBe(ISSUES);
  expect(reading).toBe(ISSUES / 100 + 5);
  expect(Object.keys(writes)).toHaveLength(ISSUES);
  expect(new Set(Object.values(writes))).toEqual(new Set([1]));
  // Page by page, a write and a look for each hundred, and once the lists of fields, priorities and projects.
  expect(points).toBeLessThanOrEqual(ISSUES * 1.03 + 70);
}, 60_000);

it('another whole scan costs at most 1.02 points per issue and writes nothing', async () => {
  const { points, writes } = await costOf('whole');
  expect(writes).toEqual({});
  expect(points).toBeLessThanOrEqual(ISSUES * 1.02);
}, 60_000);

it('what changed costs what changed, and a little', async () => {
  for (let day = 0; day < 2; day += 1) {
    site.pass(60 * MINUTE_MS);
    for (let at = 1; at <= 20; at += 1) await site.edit(`SHOP-${at}`, { priority: { id: day === 0 ? '5' : '3' } });
    const { points, writes, read } = await costOf('changes');
    expect(read).toBe(ISSUES);
    expect(Object.keys(writes)).toHaveLength(20);
    expect(points).toBeLessThanOrEqual(20 + 60);
  }
}, 60_000);

it('[truncatePageShare] pages that hold less than asked for lose nothing', async () => {
  const before = (await site.rows()).map((row) => ({ ...row, updatedAt: 0 }));
  site.sandbox.faults.set({ truncatePageShare: 0.5, seed: 4 });
  await costOf('whole');
  site.sandbox.faults.reset();
  expect(site.calls().filter(({ path }) => path.endsWith('/search/jql')).length).toBeGreaterThan(ISSUES / 100 + 2);
  expect((await site.rows()).map((row) => ({ ...row, updatedAt: 0 }))).toEqual(before);
}, 60_000);
