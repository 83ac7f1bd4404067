import { keysOf, openTestSite, type TestSite } from './open-test-site';

const LAG_MS = 5000;

describe('a search index that lags', () => {
  let test: TestSite;
  beforeEach(async () => {
    test = await openTestSite();
    test.site.setIndexLag(LAG_MS);
    test.site.indexProperties([
      { propertyKey: 'plumbline.score', path: 'value', type: 'number', searchAlias: 'plumblineValue' },
    ]);
  });
  const search = async (jql: string, reconcileIssues: readonly number[] = [], fields: readonly string[] = ['key']) =>
    test.as('po')('POST', '/rest/api/3/search/jql', { jql, fields, reconcileIssues });
  const keys = async (jql: string, reconcileIssues?: readonly number[]) => keysOf(await search(jql, reconcileIssues));
  const relabel = () => test.as('po')('PUT', '/rest/api/3/issue/SHOP-6', { fields: { labels: ['fresh'] } });

  it('sees a change only after the lag; reading the issue itself sees it at once', async () => {
    await relabel();
    expect(await keys('labels = fresh')).toEqual([]);
    const single = await test.as('po')('GET', '/rest/api/3/issue/SHOP-6?fields=labels');
    expect(single.body).toMatchObject({ fields: { labels: ['fresh'] } });
    const bulk = await test.as('po')('POST', '/rest/api/3/issue/bulkfetch', {
      issueIdsOrKeys: ['10106'],
      fields: ['labels'],
    });
    expect(bulk.body).toMatchObject({ issues: [{ fields: { labels: ['fresh'] } }] });
    test.clock.now += LAG_MS;
    expect(await keys('labels = fresh')).toEqual(['SHOP-6']);
  });

  it('sees at once what it is asked to reconcile, and shows it as it is', async () => {
    await relabel();
    expect(await keys('labels = fresh', [10106])).toEqual(['SHOP-6']);
    const stale = await search('key = SHOP-6', [], ['labels']);
    expect(stale.body).toMatchObject({ issues: [{ fields: { labels: [] } }] });
    const fresh = await search('key = SHOP-6', [10106], ['labels']);
    expect(fresh.body).toMatchObject({ issues: [{ fields: { labels: ['fresh'] } }] });
  });

  it('goes by what was before the first of several changes', async () => {
    await relabel();
    test.clock.now += LAG_MS - 1000;
    await test.as('po')('PUT', '/rest/api/3/issue/SHOP-6', { fields: { labels: ['fresher'] } });
    expect(await keys('labels in (fresh, fresher)')).toEqual([]);
    test.clock.now += 1000;
    expect(await keys('labels = fresh')).toEqual(['SHOP-6']);
    test.clock.now += LAG_MS;
    expect(await keys('labels = fresher')).toEqual(['SHOP-6']);
  });

  it('does not know a new issue, and still knows a deleted one', async () => {
    const fields = {
      project: { key: 'SHOP' },
      issuetype: { name: 'Story' },
      summary: 'New',
      parent: { key: 'SHOP-2' },
    };
    const created = await test.as('po')('POST', '/rest/api/3/issue', { fields });
    const { id } = created.body as { id: string };
    expect(await keys('parent = SHOP-2 ORDER BY key')).toEqual(['SHOP-3', 'SHOP-4', 'SHOP-5']);
    expect(await keys('parent = SHOP-2 ORDER BY key', [Number(id)])).toEqual(['SHOP-3', 'SHOP-4', 'SHOP-5', 'SHOP-10']);
    await test.as('admin')('DELETE', '/rest/api/3/issue/SHOP-4');
    expect(await keys('parent = SHOP-2 ORDER BY key')).toEqual(['SHOP-3', 'SHOP-4', 'SHOP-5']);
    test.clock.now += LAG_MS;
    expect(await keys('parent = SHOP-2 ORDER BY key')).toEqual(['SHOP-3', 'SHOP-5', 'SHOP-10']);
  });

  it('keeps the old order after ranking, in searches, on boards and in counts', async () => {
    await test.as('po')('PUT', '/rest/agile/1.0/issue/rank', { issues: ['SHOP-9'], rankBeforeIssue: 'SHOP-5' });
    await test.as('po')('POST', '/rest/api/3/issue/SHOP-6/transitions', { transition: { id: '31' } });
    const backlog = async () => keysOf(await test.as('po')('GET', '/rest/software/1.0/board/1/backlog?fields=key'));
    const count = async () =>
      (
        await test.as('po')('POST', '/rest/api/3/search/approximate-count', {
          jql: 'project = SHOP AND statusCategory = Done',
        })
      ).body;
    expect(await keys('key in (SHOP-5, SHOP-9) ORDER BY Rank')).toEqual(['SHOP-5', 'SHOP-9']);
    expect(await backlog()).toEqual(['SHOP-5', 'SHOP-6', 'SHOP-9']);
    expect(await count()).toEqual({ count: 1 });
    const reconciled = await test.as('po')(
      'GET',
      '/rest/software/1.0/board/1/backlog?fields=key&reconcileIssues=10106',
    );
    expect(keysOf(reconciled)).toEqual(['SHOP-5', 'SHOP-9']);
    test.clock.now += LAG_MS;
    expect(await keys('key in (SHOP-5, SHOP-9) ORDER BY Rank')).toEqual(['SHOP-9', 'SHOP-5']);
    expect(await backlog()).toEqual(['SHOP-9', 'SHOP-5']);
    expect(await count()).toEqual({ count: 2 });
  });

  it('is late for properties and for matching too', async () => {
    await test.as('app')('PUT', '/rest/api/3/issue/SHOP-6/properties/plumbline.score', { value: 70 });
    const matched = async () =>
      (await test.as('po')('POST', '/rest/api/3/jql/match', { issueIds: [10106], jqls: ['plumblineValue = 70'] })).body;
    expect(await keys('plumblineValue = 70')).toEqual([]);
    expect(await matched()).toEqual({ matches: [{ matchedIssues: [], errors: [] }] });
    test.clock.now += LAG_MS;
    expect(await keys('plumblineValue = 70')).toEqual(['SHOP-6']);
    expect(await matched()).toEqual({ matches: [{ matchedIssues: [10106], errors: [] }] });
  });

  it('never shows what is hidden by now', async () => {
    await test.as('po')('PUT', '/rest/api/3/issue/SHOP-6', { fields: { security: { name: 'Leads only' } } });
    const asDev = { jql: 'issuetype = Bug', fields: ['key'] };
    expect(keysOf(await test.as('dev')('POST', '/rest/api/3/search/jql', asDev))).toEqual([]);
  });

  it('reconciles 50 issues at most, named by whole numbers, and the same on each page', async () => {
    const fifty = Array.from({ length: 50 }, (_, index) => 10_101 + index);
    expect((await search('project = SHOP', fifty)).status).toBe(200);
    expect((await search('project = SHOP', [...fifty, 1])).status).toBe(400);
    const path = '/rest/api/3/search/jql?jql=project%3DSHOP';
    expect((await test.as('po')('GET', `${path}&reconcileIssues=10101,10102`)).status).toBe(200);
    expect((await test.as('po')('GET', `${path}&reconcileIssues=SHOP-1`)).status).toBe(400);
    const first = await test.as('po')('GET', `${path}&reconcileIssues=10101&maxResults=2`);
    const { nextPageToken } = first.body as { nextPageToken: string };
    const next = (ids: string) =>
      test.as('po')('GET', `${path}&reconcileIssues=${ids}&maxResults=2&nextPageToken=${nextPageToken}`);
    expect((await next('10101')).status).toBe(200);
    expect((await next('10102')).status).toBe(400);
  });

  it('that no longer lags shows everything at once', async () => {
    await relabel();
    test.site.setIndexLag(0);
    expect(await keys('labels = fresh')).toEqual(['SHOP-6']);
  });
});

it('no index lags unless it is told to', async () => {
  const test = await openTestSite();
  await test.as('po')('PUT', '/rest/api/3/issue/SHOP-6', { fields: { labels: ['fresh'] } });
  const found = await test.as('po')('POST', '/rest/api/3/search/jql', { jql: 'labels = fresh', fields: ['key'] });
  expect(keysOf(found)).toEqual(['SHOP-6']);
});
