import { openRealSite, type RealSite } from '../../../sandbox/real-site/open-real-site';
import { realSiteSettingsFrom } from '../../../sandbox/real-site/real-site-settings';
import { SiteRefused } from '../../../sandbox/real-site/site-refused';
import { type FakeSite, OWNER, openFakeSite, type ReceivedRequest } from './fake-site';

const TOKEN = 'token-of-olga';
const environment = { JIRA_EMAIL: 'olga@example.com', JIRA_API_TOKEN: TOKEN };

let site: FakeSite;
let elsewhere: FakeSite;
let printed: string[] = [];
let now = 0;
beforeEach(async () => {
  site = await openFakeSite();
  elsewhere = await openFakeSite();
  printed = [];
  now = Date.UTC(2026, 10, 24, 3, 0, 0);
});
afterEach(() => Promise.all([site.stop(), elsewhere.stop()]));

const open = (allowWrites = false, url = site.url): Promise<RealSite> =>
  openRealSite({
    settings: realSiteSettingsFrom({ site: url, allowWrites, environment }),
    print: (line) => printed.push(line),
    now: () => now,
  });

const ask = (real: RealSite, path: string, { method = 'GET', body = null as string | null, headers = {} } = {}) =>
  real.handle({ actor: { kind: 'app' }, via: 'function', method, path, headers, body });
const messageOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { errorMessages: string[] }).errorMessages.join(' ');
const lastReceived = (): ReceivedRequest => {
  const last = site.received.at(-1);
  if (last === undefined) throw new Error('Nothing reached the site.');
  return last;
};

describe('at the start', () => {
  it('the owner of the token is who looks', async () => {
    const real = await open();
    expect(real.users()).toMatchObject([{ ...OWNER, locale: 'en-GB', emailAddress: 'olga@example.com' }]);
    expect(real.realSite).toMatchObject({ allowedWrites: null, scansByItself: true });
  });

  it('a site with many projects, or one that does not say how many, is not scanned by itself', async () => {
    site.answer('/rest/api/3/project/search', { body: { total: 21, values: [] } });
    expect((await open()).realSite.scansByItself).toBe(false);
    site.answer('/rest/api/3/project/search', { status: 500, body: {} });
    expect((await open()).realSite.scansByItself).toBe(false);
  });

  it.each([
    [{ status: 401, body: 'Client must be authenticated to access this resource.' }, 'does not accept the login (401)'],
    [{ status: 403 }, 'no access to Jira (403)'],
    [{ status: 404, body: 'Not here' }, 'There is no Jira Cloud at'],
    [{ status: 429, headers: { 'retry-after': '17' } }, 'Try again in 17 seconds'],
    [{ status: 503 }, 'answered 503'],
    [{ body: '<html>Welcome</html>', headers: { 'content-type': 'text/html' } }, 'not as Jira does'],
    [{ body: { name: 'another API' } }, 'not as Jira does'],
    [
      { status: 302, headers: { location: 'https://new-name.atlassian.net/login' } },
      '--site https://new-name.atlassian.net',
    ],
    [{ status: 302, headers: { location: '/login' } }, 'does not look like a Jira Cloud site'],
  ])('%j ends it in words, without the token', async (reply, words) => {
    site.answer('/rest/api/3/myself', reply);
    const failure = await open().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SiteRefused);
    expect((failure as Error).message).toContain(words);
    expect(JSON.stringify([failure, printed, String((failure as Error).stack)])).not.toContain(TOKEN);
  });

  it('a host that is not there is told from one that refuses', async () => {
    await site.stop();
    await expect(open()).rejects.toThrow(/cannot be reached: nothing listens there\./);
  });
});

describe('the credential', () => {
  it('goes with every request, as the app and as a visitor alike, beside few other headers', async () => {
    const real = await open();
    const headers = { accept: 'application/json', cookie: 'sandbox.viewer=x', origin: 'http://localhost:1' };
    await ask(real, '/rest/api/3/field', { headers });
    const sent = lastReceived().headers;
    expect(sent.authorization).toBe(`Basic ${Buffer.from(`olga@example.com:${TOKEN}`).toString('base64')}`);
    expect([sent.cookie, sent.origin]).toEqual([undefined, undefined]);
  });

  it('goes to no address but those below /rest/ of the site', async () => {
    const real = await open();
    const before = site.received.length;
    const paths = [
      '/secure/admin',
      '/rest',
      '/rest/../secure/admin',
      '/rest/%2e%2e/secure/admin',
      '/rest/..\\secure\\admin',
      `//localhost:${new URL(elsewhere.url).port}/rest/api/3/field`,
      `${elsewhere.url}/rest/api/3/field`,
      `@localhost:${new URL(elsewhere.url).port}/rest/`,
    ];
    for (const path of paths) expect((await ask(real, path)).status).toBe(404);
    expect([site.received.length, elsewhere.received.length]).toEqual([before, 0]);
  });

  it('follows no redirect', async () => {
    const real = await open();
    site.answer('/rest/api/3/field', { status: 302, headers: { location: `${elsewhere.url}/rest/api/3/field` } });
    const response = await ask(real, '/rest/api/3/field');
    expect([response.status, response.headers.get('location')]).toEqual([502, null]);
    expect(await messageOf(response)).toContain('which is not followed');
    expect(elsewhere.received).toEqual([]);
  });

  it('is not lent to nobody', async () => {
    const real = await open();
    const before = site.received.length;
    const call = { via: 'rest', method: 'GET', path: '/rest/api/3/field', headers: {}, body: null } as const;
    expect((await real.handle({ ...call, actor: { kind: 'anonymous' } })).status).toBe(401);
    expect(site.received).toHaveLength(before);
  });
});

it('cookies and rules for browsers stay with the site', async () => {
  const real = await open();
  site.answer('/rest/api/3/field', {
    body: [],
    headers: {
      'set-cookie': 'session=1',
      'strict-transport-security': 'max-age=1',
      'www-authenticate': 'Basic',
      'x-ratelimit-remaining': '7',
    },
  });
  const { headers } = await ask(real, '/rest/api/3/field');
  expect([...headers.keys()].toSorted()).toEqual(['content-type', 'x-ratelimit-remaining']);
});

describe('writes', () => {
  const property = '/rest/api/3/issue/10001/properties/plumbline.score';
  const put = { method: 'PUT', body: '{}' };

  it.each([
    ['PUT', property],
    ['POST', '/rest/api/3/issue/properties/multi'],
    ['DELETE', '/rest/api/3/issue/10001'],
    ['POST', '/rest/api/3/issue'],
    ['put', property],
  ])('%s %s is refused without --allow-writes', async (method, path) => {
    const real = await open();
    const before = site.received.length;
    const response = await ask(real, path, { method, body: '{}' });
    expect(response.status).toBe(403);
    expect(await messageOf(response)).toBe(
      `This sandbox only reads ${new URL(site.url).host}. To let Plumbline write there, start it with --allow-writes.`,
    );
    expect(site.received).toHaveLength(before);
  });

  it('with --allow-writes the listed kinds pass, and the first of each is told', async () => {
    const real = await open(true);
    expect((await ask(real, property, put)).status).toBe(200);
    expect((await ask(real, property, put)).status).toBe(200);
    expect(lastReceived()).toMatchObject({ method: 'PUT', url: property, body: '{}' });
    expect(printed.filter((line) => line.startsWith('First write of its kind'))).toHaveLength(1);
    const response = await ask(real, '/rest/api/3/issue/10001/comment', { method: 'POST', body: '{}' });
    expect(response.status).toBe(403);
    expect(await messageOf(response)).toContain('none of the writes that --allow-writes lists');
    expect(lastReceived().url).toBe(property);
  });

  it('a task behind a 303 is handed on; one that leads elsewhere is not', async () => {
    const real = await open(true);
    const path = '/rest/api/3/issue/properties/multi';
    site.answer(path, { status: 303, headers: { location: `${site.url}/rest/api/3/task/7` } });
    const response = await ask(real, path, { method: 'POST', body: '{}' });
    expect([response.status, response.headers.get('location')]).toEqual([303, `${site.url}/rest/api/3/task/7`]);
    site.answer(path, { status: 303, headers: { location: `${elsewhere.url}/rest/api/3/task/7` } });
    expect((await ask(real, path, { method: 'POST', body: '{}' })).status).toBe(502);
  });
});

it('scores of another installation are not read where they cannot be written', async () => {
  const search = { method: 'POST', body: '{"jql":"project = 1","properties":["plumbline.score","plumbline.inputs"]}' };
  const index = [{ propertyKey: 'plumbline.score', path: 'value', type: 'number', searchAlias: null }] as const;
  const reader = await open();
  reader.indexProperties(index);
  expect((await ask(reader, '/rest/api/3/issue/1/properties/plumbline.score')).status).toBe(404);
  expect((await ask(reader, '/rest/api/3/issue/1/properties/plumbline.inputs')).status).toBe(200);
  await ask(reader, '/rest/api/3/search/jql', search);
  expect(JSON.parse(lastReceived().body)).toEqual({ jql: 'project = 1', properties: ['plumbline.inputs'] });
  const writer = await open(true);
  writer.indexProperties(index);
  expect((await ask(writer, '/rest/api/3/issue/1/properties/plumbline.score')).status).toBe(200);
  await ask(writer, '/rest/api/3/search/jql', search);
  expect(lastReceived().body).toBe(search.body);
});

describe('a 429', () => {
  it('with Retry-After keeps every request from the site until then', async () => {
    const real = await open();
    const headers = { 'retry-after': '30', 'ratelimit-reason': 'jira-quota-global-based' };
    site.answer('/rest/api/3/field', { status: 429, headers, body: 'Slow down' });
    expect((await ask(real, '/rest/api/3/field')).status).toBe(429);
    const before = site.received.length;
    now += 10_000;
    const meanwhile = await ask(real, '/rest/api/3/priority');
    expect([meanwhile.status, meanwhile.headers.get('retry-after'), meanwhile.headers.get('ratelimit-reason')]).toEqual(
      [429, '20', 'jira-quota-global-based'],
    );
    expect(site.received).toHaveLength(before);
    now += 20_000;
    expect((await ask(real, '/rest/api/3/priority')).status).toBe(200);
  });

  it('about the writes of one issue keeps nothing else from it', async () => {
    const real = await open(true);
    const headers = { 'retry-after': '30', 'ratelimit-reason': 'jira-per-issue-on-write' };
    site.answer('/rest/api/3/issue/1', { status: 429, headers });
    expect((await ask(real, '/rest/api/3/issue/1', { method: 'PUT', body: '{}' })).status).toBe(429);
    expect((await ask(real, '/rest/api/3/priority')).status).toBe(200);
  });
});

it('a site that goes away is an answer in words', async () => {
  const real = await open();
  await site.stop();
  const response = await ask(real, '/rest/api/3/field');
  expect(response.status).toBe(503);
  expect(await messageOf(response)).toMatch(
    /^localhost:\d+ gave no answer: (nothing listens there|the connection was dropped)\.$/,
  );
});
