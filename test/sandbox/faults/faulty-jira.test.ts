import { RATE_LIMIT_REASONS } from '../../../sandbox/faults/fault-settings';
import { jiraWithFaults } from './jira-with-faults';

const ISSUE = '/rest/api/3/issue/SHOP-5';
const PROPERTY = `${ISSUE}/properties/some.key`;
const SEARCH = '/rest/api/3/search/jql';

const times = async <T>(count: number, work: () => Promise<T>): Promise<T[]> => {
  const results: T[] = [];
  for (let n = 0; n < count; n += 1) results.push(await work());
  return results;
};

describe('[rateLimit] 429 by reason', () => {
  it.each(RATE_LIMIT_REASONS)(
    '%s meets the calls that it concerns, with the headers that Jira sends',
    async (reason) => {
      const { ask, faults } = await jiraWithFaults({ rateLimit: reason });
      const write = (via: 'function' | 'bridge' | 'rest') => ask('PUT', PROPERTY, { via, body: 1 });
      const met = [];
      for (const via of ['function', 'bridge', 'rest'] as const) if ((await write(via)).status === 429) met.push(via);
      expect(met).toEqual(
        {
          'jira-quota-global-based': ['function'],
          'jira-quota-tenant-based': ['function'],
          'jira-burst-based': ['function', 'rest'],
          'jira-per-issue-on-write': ['function', 'bridge', 'rest'],
          'jira-cost-based': ['function', 'rest'],
          gateway: ['function', 'bridge', 'rest'],
        }[reason],
      );
      const refused = await write('function');
      const isGateway = reason === 'gateway';
      expect(refused.headers.get('ratelimit-reason')).toBe(isGateway ? null : reason);
      expect(refused.headers.has('retry-after')).toBe(!isGateway);
      faults.reset();
      expect((await write('function')).ok).toBe(true);
    },
  );

  it('[rateLimitShare] meets a share of the requests, the same ones for the same seed', async () => {
    const settings = { rateLimit: 'jira-burst-based', rateLimitShare: 0.3 } as const;
    const statuses = async () => {
      const { ask } = await jiraWithFaults(settings);
      return times(100, async () => (await ask('GET', '/rest/api/3/myself')).status);
    };
    const first = await statuses();
    const refused = first.filter((status) => status === 429).length;
    expect(refused).toBeGreaterThan(15);
    expect(refused).toBeLessThan(45);
    expect(await statuses()).toEqual(first);
  });

  it('[rateLimitSeconds] ends by itself, and says when', async () => {
    const { ask, faults, clock } = await jiraWithFaults();
    faults.set({ rateLimit: 'jira-quota-tenant-based', rateLimitSeconds: 30 });
    expect((await ask('GET', ISSUE)).headers.get('retry-after')).toBe('30');
    clock.now += 29_000;
    expect((await ask('GET', ISSUE)).headers.get('retry-after')).toBe('1');
    clock.now += 1000;
    expect((await ask('GET', ISSUE)).status).toBe(200);
  });
});

describe('[serverErrorShare] 5xx', () => {
  it('comes before or after Jira did what was asked, and says nothing of it', async () => {
    const { ask, bare, requests, clock } = await jiraWithFaults({ serverErrorShare: 1 });
    const outcomes = new Set<string>();
    for (let n = 0; n < 40; n += 1) {
      clock.now += 60_000;
      const before = JSON.stringify(bare.data().issues.find(({ key }) => key === 'SHOP-5')?.properties);
      const { status } = await ask('PUT', PROPERTY, { body: n });
      const after = JSON.stringify(bare.data().issues.find(({ key }) => key === 'SHOP-5')?.properties);
      outcomes.add(`${status} ${before === after ? 'not done' : 'done'}`);
    }
    expect([...outcomes].sort()).toEqual(
      [500, 502, 503].flatMap((status) => [`${status} done`, `${status} not done`]).sort(),
    );
    expect(requests.filter(({ note }) => note !== undefined)).toHaveLength(40);
  });

  it('[serverErrorStatus] is the one that was chosen', async () => {
    const { ask } = await jiraWithFaults({ serverErrorShare: 1, serverErrorStatus: '502' });
    expect(new Set(await times(10, async () => (await ask('GET', ISSUE)).status))).toEqual(new Set([502]));
  });
});

describe('[dropShare] a dropped connection', () => {
  it('answers nothing, whether or not Jira did what was asked', async () => {
    const { ask, bare, jira } = await jiraWithFaults({ dropShare: 1 });
    const values = await times(20, async () => {
      const value = Math.random();
      await expect(ask('PUT', PROPERTY, { body: value })).rejects.toThrow('fetch failed');
      return bare.data().issues.find(({ key }) => key === 'SHOP-5')?.properties['some.key'] === value;
    });
    expect(new Set(values)).toEqual(new Set([true, false]));
    expect(jira.limits().faultyAnswers[0]).toMatchObject({ status: 0 });
  });
});

describe('[truncatePageShare] a short page', () => {
  it.each([
    ['POST', SEARCH, { jql: 'project = SHOP ORDER BY key', maxResults: 4, fields: ['summary'] }],
    ['GET', `${SEARCH}?jql=${encodeURIComponent('project = SHOP ORDER BY key')}&maxResults=4`, undefined],
  ])(
    'of %s holds half of what was asked for, and its token leads through everything once',
    async (method, path, body) => {
      const { ask, faults } = await jiraWithFaults();
      const readAll = async () => {
        const pages: string[][] = [];
        let token: string | undefined;
        do {
          const more = token === undefined ? '' : `&nextPageToken=${encodeURIComponent(token)}`;
          const response = await ask(method, body === undefined ? `${path}${more}` : path, {
            body:
              body === undefined ? undefined : { ...body, ...(token === undefined ? {} : { nextPageToken: token }) },
          });
          const page = (await response.json()) as { issues: { id: string }[]; nextPageToken?: string };
          pages.push(page.issues.map(({ id }) => id));
          token = page.nextPageToken;
        } while (token !== undefined);
        return pages;
      };
      const whole = await readAll();
      faults.set({ truncatePageShare: 1 });
      const short = await readAll();
      expect(whole[0]).toHaveLength(4);
      expect(short[0]).toHaveLength(2);
      expect(short.flat()).toEqual(whole.flat());
    },
  );
});

describe('[cutBodyShare] a cut answer', () => {
  it('ends in the middle of its JSON', async () => {
    const { ask } = await jiraWithFaults({ cutBodyShare: 1 });
    const response = await ask('GET', ISSUE);
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text.startsWith('{"')).toBe(true);
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
    expect((await ask('PUT', PROPERTY, { body: 1 })).ok).toBe(true);
  });
});

describe('[latencyMs] [latencyJitterMs] a slow network', () => {
  it('delays every request by at least so much, and by chance a little more', async () => {
    const { ask, faults } = await jiraWithFaults({ latencyMs: 20, latencyJitterMs: 30 });
    const took = await times(12, async () => {
      const startedAt = performance.now();
      await ask('GET', ISSUE);
      return performance.now() - startedAt;
    });
    expect(Math.min(...took)).toBeGreaterThan(19);
    expect(Math.max(...took) - Math.min(...took)).toBeGreaterThan(5);
    faults.reset();
    const startedAt = performance.now();
    await ask('GET', ISSUE);
    expect(performance.now() - startedAt).toBeLessThan(19);
  });
});

describe('[indexLagMs] a search index that lags', () => {
  it('follows the switch', async () => {
    const { ask, faults, clock } = await jiraWithFaults();
    faults.set({ indexLagMs: 5000 });
    await ask('PUT', ISSUE, { body: { fields: { labels: ['just-now'] } } });
    const found = async () => {
      const response = await ask('POST', SEARCH, { body: { jql: 'labels = just-now', fields: ['id'] } });
      return ((await response.json()) as { issues: unknown[] }).issues.length;
    };
    expect(await found()).toBe(0);
    clock.now += 5001;
    expect(await found()).toBe(1);
  });
});

describe('the pages around the app', () => {
  it('are met by no fault and no limit', async () => {
    const { ask } = await jiraWithFaults({ dropShare: 1, rateLimit: 'gateway', serverErrorShare: 1, pointsPerHour: 0 });
    const statuses = await times(200, async () => (await ask('GET', ISSUE, { via: 'host' })).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});
