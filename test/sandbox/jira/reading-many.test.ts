import { anIssueRecord, aSite } from '../../builders/a-site';
import { keysOf, messagesOf, openTestSite, type TestSite } from './open-test-site';

const DAY_MS = 86_400_000;

describe('a bulk fetch', () => {
  let test: TestSite;
  beforeAll(async () => {
    const issues = Array.from({ length: 1001 }, (_, index) =>
      anIssueRecord({ id: String(20_000 + index), key: `SHOP-${1000 + index}` }),
    );
    test = await openTestSite({ data: aSite({ issues, links: [] }) });
  });
  const fetchMany = (count: number, more: object) => {
    const issueIdsOrKeys = Array.from({ length: count }, (_, index) => String(20_000 + index));
    return test.as('po')('POST', '/rest/api/3/issue/bulkfetch', { issueIdsOrKeys, ...more });
  };

  it('takes 1,000 issues where single-valued fields are named, and no more', async () => {
    expect(keysOf(await fetchMany(1000, { fields: ['summary', 'status'] }))).toHaveLength(1000);
    const refused = await fetchMany(1001, { fields: ['summary'] });
    expect([refused.status, messagesOf(refused)]).toEqual([
      400,
      ['The number of issues requested exceeds the limit of 1000.'],
    ]);
  });

  it.each([
    ['no fields are named', {}],
    ['all fields are asked for', { fields: ['*all'] }],
    ['fields are only left out', { fields: ['-comment'] }],
    ['a field holds many things', { fields: ['summary', 'comment'] }],
    ['the history is asked for', { fields: ['summary'], expand: ['changelog'] }],
    ['more than 100 fields are named', { fields: Array.from({ length: 101 }, (_, index) => `customfield_${index}`) }],
  ])('takes 100 where %s', async (_, more) => {
    expect((await fetchMany(100, more)).status).toBe(200);
    expect((await fetchMany(101, more)).status).toBe(400);
  });

  it('answers in the order of ids, once each, and leaves out in silence what is missing', async () => {
    const issueIdsOrKeys = ['SHOP-1002', '20000', 'SHOP-1000', '99999', 'NOPE-1', 'rubbish'];
    const answer = await test.as('po')('POST', '/rest/api/3/issue/bulkfetch', { issueIdsOrKeys, fields: ['summary'] });
    expect(keysOf(answer)).toEqual(['SHOP-1000', 'SHOP-1002']);
    expect(answer.body).toMatchObject({ issueErrors: [] });
  });

  it('gives five properties at most', async () => {
    const properties = ['a', 'b', 'c', 'd', 'e'];
    expect((await fetchMany(1, { properties })).status).toBe(200);
    expect((await fetchMany(1, { properties: [...properties, 'f'] })).status).toBe(400);
  });
});

describe('histories of many issues', () => {
  let test: TestSite;
  beforeEach(async () => {
    test = await openTestSite();
    for (const summary of ['One', 'Two', 'Three']) {
      await test.as('po')('PUT', '/rest/api/3/issue/SHOP-5', { fields: { summary } });
    }
    await test.as('po')('PUT', '/rest/api/3/issue/SHOP-3', { fields: { priority: { name: 'High' } } });
  });
  const histories = (body: object, who: 'po' | 'dev' = 'po') =>
    test.as(who)('POST', '/rest/api/3/changelog/bulkfetch', body);
  interface Page {
    readonly issueChangeLogs: readonly {
      issueId: string;
      changeHistories: readonly { items: readonly { toString: string }[] }[];
    }[];
    readonly nextPageToken?: string;
  }

  it('come by issue, in pages, and go on with a token', async () => {
    const asked = { issueIdsOrKeys: ['SHOP-5', 'SHOP-3', 'SHOP-404'], maxResults: 3 };
    const first = (await histories(asked)).body as Page;
    expect(first.issueChangeLogs.map(({ issueId, changeHistories }) => [issueId, changeHistories.length])).toEqual([
      ['10103', 1],
      ['10105', 2],
    ]);
    const second = (await histories({ ...asked, nextPageToken: first.nextPageToken })).body as Page;
    expect(second.issueChangeLogs).toMatchObject([
      { issueId: '10105', changeHistories: [{ items: [{ toString: 'Three' }] }] },
    ]);
    expect(second).not.toHaveProperty('nextPageToken');
    expect((await histories({ ...asked, nextPageToken: 'x' })).status).toBe(400);
  });

  it('may be asked for ten fields at most, and then hold those only', async () => {
    const asked = { issueIdsOrKeys: ['SHOP-5', 'SHOP-3'], fieldIds: ['priority'] };
    expect((await histories(asked)).body).toMatchObject({ issueChangeLogs: [{ issueId: '10103' }] });
    const fieldIds = Array.from({ length: 11 }, (_, index) => `customfield_${index}`);
    expect((await histories({ ...asked, fieldIds })).status).toBe(400);
    const issueIdsOrKeys = Array.from({ length: 1001 }, (_, index) => String(index));
    expect((await histories({ issueIdsOrKeys })).status).toBe(400);
  });

  it('of hidden issues are left out', async () => {
    await test.as('po')('PUT', '/rest/api/3/issue/SHOP-7', { fields: { summary: 'Changed' } });
    const asked = { issueIdsOrKeys: ['SHOP-7'] };
    expect((await histories(asked)).body).toMatchObject({ issueChangeLogs: [{ issueId: '10107' }] });
    expect((await histories(asked, 'dev')).body).toEqual({ issueChangeLogs: [] });
  });

  it('within a list of issues hold the last 40 changes', async () => {
    for (let index = 0; index < 45; index += 1) {
      await test.as('po')('PUT', '/rest/api/3/issue/SHOP-6', { fields: { summary: `Summary ${index}` } });
    }
    const listed = await test.as('po')('POST', '/rest/api/3/search/jql', { jql: 'key = SHOP-6', expand: 'changelog' });
    expect(listed.body).toMatchObject({ issues: [{ changelog: { total: 45, maxResults: 40 } }] });
    const page = await test.as('po')('GET', '/rest/api/3/issue/SHOP-6/changelog?startAt=40&maxResults=500');
    expect(page.body).toMatchObject({ startAt: 40, maxResults: 100, total: 45, isLast: true });
  });
});

describe('a token of a page', () => {
  it('lives seven days', async () => {
    const test = await openTestSite();
    const asked = { jql: 'project = SHOP', maxResults: 2 };
    const page = (more: object) => test.as('po')('POST', '/rest/api/3/search/jql', { ...asked, ...more });
    const { nextPageToken } = (await page({})).body as { nextPageToken: string };
    test.clock.now += 7 * DAY_MS;
    expect((await page({ nextPageToken })).status).toBe(200);
    test.clock.now += 1;
    const late = await page({ nextPageToken });
    expect([late.status, messagesOf(late)]).toEqual([400, ['The provided next page token is invalid or has expired.']]);
  });

  it('of a board is of no use to another board or to a search', async () => {
    const test = await openTestSite();
    const board = (id: number, token = '') =>
      test.as('po')(
        'GET',
        `/rest/software/1.0/board/${id}/issue?maxResults=1${token === '' ? '' : `&nextPageToken=${token}`}`,
      );
    const { nextPageToken } = (await board(1)).body as { nextPageToken: string };
    expect((await board(1, nextPageToken)).status).toBe(200);
    expect((await board(2, nextPageToken)).status).toBe(400);
    const search = { jql: 'project = SHOP', nextPageToken };
    expect((await test.as('po')('POST', '/rest/api/3/search/jql', search)).status).toBe(400);
  });
});

describe('lists of projects', () => {
  it('give 100 at most, silently, and take 50 names', async () => {
    const test = await openTestSite();
    const list = (query: string) => test.as('po')('GET', `/rest/api/3/project/search?${query}`);
    expect((await list('maxResults=5000')).body).toMatchObject({ maxResults: 100, total: 3 });
    const keys = Array.from({ length: 50 }, (_, index) => `keys=K${index}`);
    expect((await list(keys.join('&'))).status).toBe(200);
    expect((await list([...keys, 'keys=MOB'].join('&'))).status).toBe(400);
    const next = (await list('maxResults=2')).body as { nextPage: string; isLast: boolean };
    const address = new URL(next.nextPage);
    expect((await test.as('po')('GET', `${address.pathname}${address.search}`)).body).toMatchObject({
      startAt: 2,
      isLast: true,
      values: [{ key: 'SHOP' }],
    });
  });
});

describe('what an editor of queries may offer', () => {
  const scoped = {
    id: 'customfield_10060',
    name: 'Guests only',
    custom: 'com.atlassian.jira.plugin.system.customfieldtypes:float',
    type: 'number',
    items: null,
    projectId: '10002',
    options: [],
  };
  const named = async (test: TestSite, who: 'po' | 'restricted', projectIds?: readonly number[]) => {
    const path = '/rest/api/3/jql/autocompletedata';
    const answer = projectIds ? await test.as(who)('POST', path, { projectIds }) : await test.as(who)('GET', path);
    const { visibleFieldNames } = answer.body as { visibleFieldNames: readonly { displayName: string }[] };
    return visibleFieldNames.some(({ displayName }) => displayName === 'Guests only - cf[10060]');
  };

  it('has the fields of a project only for those who see it, and where it is asked about', async () => {
    const site = aSite();
    const test = await openTestSite({ data: { ...site, customFields: [...site.customFields, scoped] } });
    expect(await named(test, 'po')).toBe(true);
    expect(await named(test, 'restricted')).toBe(false);
    expect(await named(test, 'po', [10_002])).toBe(true);
    expect(await named(test, 'po', [10_000])).toBe(false);
    expect(await named(test, 'po', [])).toBe(true);
  });
});

describe('matching', () => {
  it('takes 1,000 issues and 100 queries, and looks at what the caller may see', async () => {
    const test = await openTestSite();
    const match = (issueIds: readonly number[], jqls: readonly string[], who: 'po' | 'dev' = 'po') =>
      test.as(who)('POST', '/rest/api/3/jql/match', { issueIds, jqls });
    const ids = Array.from({ length: 1000 }, (_, index) => index + 1);
    const queries = Array.from({ length: 100 }, () => 'project = SHOP');
    expect((await match(ids, queries)).status).toBe(200);
    expect((await match([...ids, 1001], queries)).status).toBe(400);
    expect((await match(ids, [...queries, 'project = SHOP'])).status).toBe(400);
    expect((await match([10_107], ['issuetype = Epic'])).body).toMatchObject({
      matches: [{ matchedIssues: [10_107] }],
    });
    expect((await match([10_107], ['issuetype = Epic'], 'dev')).body).toMatchObject({
      matches: [{ matchedIssues: [] }],
    });
  });
});

it('a property of another type than its index expects is not found, and breaks no query', async () => {
  const test = await openTestSite();
  test.site.indexProperties([
    { propertyKey: 'p', path: 'text', type: 'text', searchAlias: 'pText' },
    { propertyKey: 'p', path: 'number', type: 'number', searchAlias: 'pNumber' },
    { propertyKey: 'p', path: 'date', type: 'date', searchAlias: 'pDate' },
    { propertyKey: 'p', path: 'user', type: 'user', searchAlias: 'pUser' },
    { propertyKey: 'p', path: 'string', type: 'string', searchAlias: 'pString' },
  ]);
  for (const odd of [7, 'x', null, [], {}, [{ a: 1 }], true]) {
    const value = { text: odd, number: odd, date: odd, user: odd, string: odd };
    await test.as('po')('PUT', '/rest/api/3/issue/SHOP-5/properties/p', value);
    for (const jql of ['pText ~ "word"', 'pNumber > 8', 'pDate < -99d', 'pUser = currentUser()', 'pString = y']) {
      const answer = await test.as('po')('POST', '/rest/api/3/search/jql', { jql: `${jql} ORDER BY pNumber, pDate` });
      expect({ odd, jql, status: answer.status }).toEqual({ odd, jql, status: 200 });
    }
  }
});
