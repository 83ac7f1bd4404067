import { RATE_LIMIT_REASONS } from '../../sandbox/faults/fault-settings';
import { eventually } from '../eventually';
import { errorOf, type FaultSite, openFaultSite, RATING, STORY, valueOf } from './open-fault-site';

/*
 * The app, as it is built, on a Jira that throttles: what it says meanwhile, and that afterwards everything is as if
 * nothing had happened.
 */

const HOUR_MS = 3_600_000;
let site: FaultSite;

beforeAll(async () => {
  site = await openFaultSite({ queueDelayScale: 0.02, wanted: 'SHOP-6' });
}, 60_000);
afterEach(() => site.quiet(), 60_000);
afterAll(() => site.sandbox.stop());

it('the site is whole before anything goes wrong', () => {
  // One is behind a security level that the admin may not see.
  expect(site.quietRows).toHaveLength(8);
  expect(Object.keys(site.quietScores)).toHaveLength(9);
});

describe('[rateLimit] Jira answers 429', () => {
  it('[rateLimitShare] now and then: a scan slows down and comes to the same end', async () => {
    site.set({ rateLimit: 'jira-burst-based', rateLimitShare: 0.3 });
    await site.scanComesRight();
  }, 60_000);

  it('[rateLimitSeconds] for some seconds: a scan waits, says until when, and goes on by itself', async () => {
    await site.startScan();
    site.set({ rateLimit: 'jira-quota-tenant-based', rateLimitSeconds: 3 });
    const until = Date.now() + 3000;
    await eventually(() => {
      expect(site.scan().phase).toBe('paused');
    });
    expect(Math.abs((site.scan().resumesAt ?? 0) - until)).toBeLessThan(1500);
    // What was there before stays there meanwhile.
    expect(site.scoresInJira()).toEqual(site.quietScores);
    await site.scanned();
    await site.quiet();
    expect(await site.rows()).toEqual(site.quietRows);
  }, 60_000);
});

describe('[pointsPerHour] the points of the hour are spent', () => {
  it('a scan waits for the next hour; what people ask as themselves in the browser goes on', async () => {
    site.set({ pointsPerHour: site.sandbox.platform.jira.limits().pointsThisHour + 12 });
    await site.startScan();
    const nextHour = (Math.floor(Date.now() / HOUR_MS) + 1) * HOUR_MS;
    await eventually(() => {
      expect(site.scan().phase).toBe('paused');
    });
    expect(Math.abs((site.scan().resumesAt ?? 0) - nextHour)).toBeLessThan(2000);
    expect(errorOf(await site.open())).toMatchObject({ code: 'rate_limited' });
    const asViewer = await site.sandbox.platform.jira.handle({
      actor: { kind: 'user', accountId: site.sandbox.jira.users()[0]?.accountId ?? '' },
      via: 'bridge',
      method: 'GET',
      path: `/rest/api/3/issue/${STORY}/properties/plumbline.score`,
      headers: {},
      body: null,
    });
    expect(asViewer.status).toBe(200);
    // The hour turns.
    site.set({ pointsPerHour: 65_000, clockSkewMs: HOUR_MS });
    await site.scanned();
    await site.quiet();
    expect(await site.rows()).toEqual(site.quietRows);
  }, 60_000);
});

// Last: the app believes what it was told, and leaves Jira alone for so long although the fault is over.
describe('[rateLimit] what the page learns', () => {
  const ofReading = RATE_LIMIT_REASONS.filter((reason) => reason !== 'jira-per-issue-on-write');
  it.each(ofReading)('for %s: the page learns when to try again, and then it works', async (reason) => {
    site.set({ rateLimit: reason, rateLimitSeconds: reason === 'gateway' ? 0 : 40 });
    const error = errorOf(await site.open());
    expect(error.code).toBe('rate_limited');
    const seconds = ((error.retryAt ?? 0) - Date.now()) / 1000;
    // A gateway does not say when; a minute is a guess that does no harm.
    expect(seconds).toBeGreaterThan(reason === 'gateway' ? 55 : 35);
    expect(seconds).toBeLessThan(reason === 'gateway' ? 61 : 41);
    await site.quiet();
    expect((await site.open()).ok).toBe(true);
  });

  it('for jira-per-issue-on-write: an answer is kept, its score is told at once and follows on the issue', async () => {
    site.set({ rateLimit: 'jira-per-issue-on-write', rateLimitSeconds: 40 });
    const before = site.scoresInJira()['SHOP-5'];
    const rated = valueOf(await site.call('po', 'issue.rate', { ...RATING, rating: 4 }));
    expect(Math.abs((rated.followsAt ?? 0) - Date.now() - 40_000)).toBeLessThan(5000);
    expect(site.scoresInJira()['SHOP-5']).toEqual(before);
    await site.quiet();
    expect(site.scoresInJira()['SHOP-5']).not.toEqual(before);
    const opened = valueOf(await site.open());
    expect(opened.value).toEqual(rated.value);
    expect(opened.followsAt).toBeNull();
    valueOf(await site.call('po', 'issue.rate', { ...RATING, rating: null }));
  });
});
