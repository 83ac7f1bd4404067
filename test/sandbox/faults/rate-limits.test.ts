import { jiraWithFaults } from './jira-with-faults';

const ISSUE = '/rest/api/3/issue/SHOP-5';
const PROPERTY = `${ISSUE}/properties/some.key`;
const HOUR_MS = 3_600_000;

const headersOf = (response: Response, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, response.headers.get(name)]));
const statusOf = async (response: Promise<Response>): Promise<number> => (await response).status;

describe('points of an hour', () => {
  it('are spent by functions, one a request and one an issue that is read, and not by browsers or tokens', async () => {
    const { jira, ask } = await jiraWithFaults();
    await ask('GET', ISSUE);
    expect(jira.limits().pointsThisHour).toBe(2);
    await ask('POST', '/rest/api/3/search/jql', { body: { jql: 'project = SHOP', maxResults: 3, fields: ['id'] } });
    expect(jira.limits().pointsThisHour).toBe(2 + 1 + 3);
    await ask('PUT', PROPERTY, { body: 1 });
    expect(jira.limits().pointsThisHour).toBe(7);
    for (const via of ['bridge', 'rest', 'host'] as const) await ask('GET', ISSUE, { via });
    expect(jira.limits().pointsThisHour).toBe(7);
  });

  it('are 65,000 unless set, and once spent every call of a function is refused until the next hour', async () => {
    const { jira, faults, ask, clock } = await jiraWithFaults();
    expect(jira.limits().pointsPerHour).toBe(65_000);
    faults.set({ pointsPerHour: 3 });
    expect([await statusOf(ask('GET', ISSUE)), await statusOf(ask('GET', ISSUE))]).toEqual([200, 200]);
    const refused = await ask('GET', '/rest/api/3/myself');
    expect(refused.status).toBe(429);
    const untilReset = HOUR_MS - (clock.now % HOUR_MS);
    expect(headersOf(refused, ['retry-after', 'ratelimit-reason', 'x-ratelimit-reset', 'x-ratelimit-limit'])).toEqual({
      'retry-after': String(Math.ceil(untilReset / 1000)),
      'ratelimit-reason': 'jira-quota-global-based',
      'x-ratelimit-reset': new Date(clock.now + untilReset).toISOString(),
      'x-ratelimit-limit': '3',
    });
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    // Browsers and tokens go on.
    for (const via of ['bridge', 'rest'] as const) expect(await statusOf(ask('GET', ISSUE, { via }))).toBe(200);
    clock.now += untilReset;
    expect(await statusOf(ask('GET', ISSUE))).toBe(200);
    expect(jira.limits().pointsThisHour).toBe(2);
  });

  it('are told in the headers of every answer to a function, with a warning when less than a fifth is left', async () => {
    const { faults, ask, clock } = await jiraWithFaults();
    const names = ['x-ratelimit-nearlimit', 'ratelimit-policy', 'ratelimit', 'ratelimit-reason', 'retry-after'];
    expect(headersOf(await ask('GET', ISSUE), names)).toEqual({
      'x-ratelimit-nearlimit': null,
      'ratelimit-policy': '"global-app-quota";q=65000;w=3600,"jira-burst-based";q=150;w=1',
      ratelimit: null,
      'ratelimit-reason': null,
      'retry-after': null,
    });
    faults.set({ pointsPerHour: 100 });
    for (let spent = 2; spent < 88; spent += 2) {
      await ask('GET', ISSUE);
      clock.now += 20;
    }
    const near = await ask('GET', ISSUE);
    expect(near.status).toBe(200);
    expect(near.headers.get('x-ratelimit-nearlimit')).toBe('true');
    expect(near.headers.get('x-ratelimit-limit')).toBe('100');
    expect(near.headers.get('x-ratelimit-remaining')).toBe('10');
    expect(near.headers.get('ratelimit')).toMatch(/^"global-app-quota";r=10;t=\d+$/);
  });
});

describe('bursts', () => {
  it.each([
    ['GET', ISSUE, 150],
    ['GET', '/rest/api/3/myself', 100],
    ['POST', '/rest/api/3/search/approximate-count', 150],
    ['POST', '/rest/api/3/search/jql', 100],
    ['GET', `${ISSUE}/changelog`, 200],
    ['DELETE', PROPERTY, 50],
  ] as const)(
    '%s %s may be asked so often in a second, then again as the bucket refills',
    async (method, path, allowed) => {
      const { jira, ask, clock } = await jiraWithFaults();
      const body = method === 'POST' ? { jql: 'project = SHOP' } : undefined;
      const statuses = [];
      // Different issues, since writes to one have a limit of their own.
      for (let n = 0; n < allowed; n += 1) {
        statuses.push(await statusOf(ask(method, path.replace('SHOP-5', `SHOP-${n + 1}`), { via: 'rest', body })));
      }
      expect(statuses).not.toContain(429);
      const refused = await ask(method, path, { via: 'rest', body });
      expect(refused.status).toBe(429);
      expect(headersOf(refused, ['retry-after', 'ratelimit-reason', 'x-ratelimit-limit'])).toEqual({
        'retry-after': '1',
        'ratelimit-reason': 'jira-burst-based',
        'x-ratelimit-limit': String(allowed),
      });
      expect(jira.limits().buckets[0]).toMatchObject({ perSecond: allowed, left: 0, leastLeft: 0 });
      expect(await statusOf(ask(method, path, { via: 'bridge', body }))).not.toBe(429);
      clock.now += 1000 / allowed + 1;
      expect(await statusOf(ask(method, path, { via: 'rest', body }))).not.toBe(429);
      expect(await statusOf(ask(method, path, { via: 'rest', body }))).toBe(429);
    },
  );

  it('of one endpoint leave the others alone', async () => {
    const { ask } = await jiraWithFaults();
    for (let n = 0; n < 160; n += 1) await ask('GET', ISSUE);
    expect(await statusOf(ask('GET', ISSUE))).toBe(429);
    expect(await statusOf(ask('GET', '/rest/api/3/myself'))).toBe(200);
  });
});

describe('writes to one issue', () => {
  it('are 20 in two seconds and 100 in thirty, from everybody', async () => {
    const { ask, clock } = await jiraWithFaults();
    const write = (): Promise<number> => statusOf(ask('PUT', PROPERTY, { body: 1 }));
    const burst = async (count: number) => {
      const statuses = [];
      for (let n = 0; n < count; n += 1) statuses.push(await write());
      return statuses.filter((status) => status !== 429).length;
    };
    expect(await burst(21)).toBe(20);
    const refused = await ask('PUT', PROPERTY, { via: 'bridge', body: 1 });
    expect(headersOf(refused, ['retry-after', 'ratelimit-reason'])).toEqual({
      'retry-after': '2',
      'ratelimit-reason': 'jira-per-issue-on-write',
    });
    // Another issue, and reads of this one, are free.
    expect(await statusOf(ask('PUT', PROPERTY.replace('SHOP-5', 'SHOP-6'), { body: 1 }))).toBeLessThan(300);
    expect(await statusOf(ask('GET', PROPERTY))).toBe(200);
    for (let round = 0; round < 4; round += 1) {
      clock.now += 2000;
      expect(await burst(20)).toBe(20);
    }
    clock.now += 2000;
    expect(await burst(1)).toBe(0);
    clock.now += 20_000;
    expect(await burst(20)).toBe(20);
  });
});

describe('what was refused', () => {
  it('is told to who watches, without points, and kept for the drawer', async () => {
    const { jira, requests, faults, ask } = await jiraWithFaults();
    faults.set({ pointsPerHour: 0 });
    await ask('GET', ISSUE);
    expect(requests).toMatchObject([{ status: 429, points: 0, note: 'jira-quota-global-based', path: ISSUE }]);
    expect(jira.limits().faultyAnswers).toMatchObject([
      { status: 429, via: 'function', reason: 'jira-quota-global-based', path: ISSUE },
    ]);
  });
});
