import { DEMO_PEOPLE, SITE_IDS } from '../../../sandbox/jira/site-records';
import { A_SITE, anIssueRecord, aProjectRecord, aSite, projectPermissions } from '../../builders/a-site';
import { keysOf, messagesOf, openTestSite, type TestSite } from './open-test-site';

const NOT_FOUND = ['Issue does not exist or you do not have permission to see it.'];

describe('issue security', () => {
  let test: TestSite;
  beforeAll(async () => {
    test = await openTestSite();
  });

  it('hides an issue singly with the words for a missing one', async () => {
    for (const path of [
      '',
      '/properties',
      '/properties/x',
      '/votes',
      '/watchers',
      '/changelog',
      '/transitions',
      '/comment',
    ]) {
      const answer = await test.as('dev')('GET', `/rest/api/3/issue/SHOP-7${path}`);
      expect({ path, status: answer.status, messages: messagesOf(answer) }).toEqual({
        path,
        status: 404,
        messages: NOT_FOUND,
      });
    }
    expect((await test.as('po')('GET', '/rest/api/3/issue/SHOP-7')).status).toBe(200);
  });

  it('leaves it out of lists, counts and bulk reads', async () => {
    const search = { jql: 'issuetype = Epic AND project = SHOP', fields: ['key'] };
    expect(keysOf(await test.as('dev')('POST', '/rest/api/3/search/jql', search))).toEqual(['SHOP-2']);
    expect(keysOf(await test.as('po')('POST', '/rest/api/3/search/jql', search))).toEqual(['SHOP-7', 'SHOP-2']);
    const count = await test.as('dev')('POST', '/rest/api/3/search/approximate-count', { jql: search.jql });
    expect(count.body).toEqual({ count: 1 });
    const bulk = await test.as('dev')('POST', '/rest/api/3/issue/bulkfetch', {
      issueIdsOrKeys: ['10102', 'SHOP-7', '99999'],
      fields: ['summary'],
    });
    expect(keysOf(bulk)).toEqual(['SHOP-2']);
    expect(bulk.body).toMatchObject({ issueErrors: [] });
  });

  it('leaves it out as a parent, as a linked issue and as a value of a query', async () => {
    const child = await test.as('dev')('GET', '/rest/api/3/issue/SHOP-9?fields=parent,summary');
    expect(child.body).toMatchObject({ fields: { summary: 'Prepare the partner page' } });
    expect((child.body as { fields: object }).fields).not.toHaveProperty('parent');
    const linked = await test.as('dev')('GET', '/rest/api/3/issue/SHOP-5?fields=issuelinks');
    const { issuelinks } = (linked.body as { fields: { issuelinks: { inwardIssue: { key: string } }[] } }).fields;
    expect(issuelinks.map((link) => link.inwardIssue.key)).toEqual(['SHOP-6']);
    const query = await test.as('dev')('POST', '/rest/api/3/search/jql', { jql: 'parent = SHOP-7' });
    expect(query.status).toBe(400);
    const empty = await test.as('dev')('POST', '/rest/api/3/search/jql', { jql: 'parent is EMPTY AND key = SHOP-9' });
    expect(empty.body).toMatchObject({ issues: [{ id: '10109' }] });
    const functions = await test.as('dev')('POST', '/rest/api/3/search/jql', {
      jql: 'key in linkedIssues(SHOP-5)',
      fields: ['key'],
    });
    expect(keysOf(functions)).toEqual(['SHOP-6']);
  });

  it('refuses writes to it as if it were missing', async () => {
    const answer = await test.as('dev')('PUT', '/rest/api/3/issue/SHOP-7', { fields: { summary: 'x' } });
    expect(answer.status).toBe(404);
    const link = await test.as('dev')('POST', '/rest/api/3/issueLink', {
      type: { name: 'Relates' },
      inwardIssue: { key: 'SHOP-5' },
      outwardIssue: { key: 'SHOP-7' },
    });
    expect(link.status).toBe(404);
  });
});

describe('projects', () => {
  let test: TestSite;
  beforeAll(async () => {
    test = await openTestSite();
  });

  it('are absent for those who may not browse them', async () => {
    const list = await test.as('restricted')('GET', '/rest/api/3/project/search');
    expect(list.body).toMatchObject({ total: 1, isLast: true, values: [{ key: 'MOB' }] });
    const single = await test.as('restricted')('GET', '/rest/api/3/project/SHOP');
    expect(single.status).toBe(404);
    expect(messagesOf(single)).toEqual(["No project could be found with key 'SHOP'."]);
    const types = await test.as('restricted')('GET', '/rest/api/3/issuetype/project?projectId=10000');
    expect(types.status).toBe(404);
  });

  it('are found under a former key, and so are their issues', async () => {
    expect((await test.as('po')('GET', '/rest/api/3/project/STORE')).body).toMatchObject({ key: 'SHOP' });
    expect((await test.as('po')('GET', '/rest/api/3/issue/store-5')).body).toMatchObject({ key: 'SHOP-5' });
  });

  it('show an anonymous caller nothing, without an error', async () => {
    const list = await test.as('anonymous')('GET', '/rest/api/3/project/search');
    expect(list).toMatchObject({ status: 200, body: { total: 0, isLast: true, values: [] } });
    const myself = await test.as('anonymous')('GET', '/rest/api/3/myself');
    expect(myself).toMatchObject({ status: 401, body: 'Client must be authenticated to access this resource.' });
  });

  it('opened to anyone can be read without a login', async () => {
    const open = aProjectRecord({ id: '10009', key: 'OPEN', permissions: { BROWSE_PROJECTS: [{ kind: 'anyone' }] } });
    const site = aSite();
    const issue = anIssueRecord({ id: '10901', key: 'OPEN-1', projectId: '10009' });
    const opened = await openTestSite({
      data: { ...site, projects: [...site.projects, open], issues: [...site.issues, issue] },
    });
    const found = await opened.as('anonymous')('POST', '/rest/api/3/search/jql', {
      jql: 'project = OPEN',
      fields: ['key'],
    });
    expect(keysOf(found)).toEqual(['OPEN-1']);
  });
});

describe('the app', () => {
  it('holds every project permission that a project does not keep from it', async () => {
    const site = aSite();
    const free = aProjectRecord({ id: '10008', key: 'FREE', permissions: {} });
    const closed = aProjectRecord({
      id: '10007',
      key: 'SHUT',
      permissions: { BROWSE_PROJECTS: [{ kind: 'group', group: 'staff' }] },
    });
    const test = await openTestSite({ data: { ...site, projects: [...site.projects, free, closed] } });
    const check = await test.as('app')('POST', '/rest/api/3/permissions/check', {
      projectPermissions: [{ permissions: ['BROWSE_PROJECTS', 'EDIT_ISSUES'], projects: [10000, 10007, 10008] }],
    });
    expect(check.body).toEqual({
      projectPermissions: [
        { permission: 'BROWSE_PROJECTS', issues: [], projects: [10000, 10008] },
        { permission: 'EDIT_ISSUES', issues: [], projects: [10000, 10008] },
      ],
      globalPermissions: [],
    });
  });

  it('may ask what another person may do', async () => {
    const test = await openTestSite();
    const asked = {
      accountId: DEMO_PEOPLE.dev,
      globalPermissions: ['ADMINISTER'],
      projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], issues: [10101, 10107, 424242], projects: [] }],
    };
    expect((await test.as('app')('POST', '/rest/api/3/permissions/check', asked)).body).toEqual({
      projectPermissions: [{ permission: 'BROWSE_PROJECTS', issues: [10101], projects: [] }],
      globalPermissions: [],
    });
    expect((await test.as('po')('POST', '/rest/api/3/permissions/check', asked)).status).toBe(403);
    const admin = await test.as('admin')('POST', '/rest/api/3/permissions/check', {
      globalPermissions: ['ADMINISTER'],
    });
    expect(admin.body).toMatchObject({ globalPermissions: ['ADMINISTER'] });
  });
});

describe('mypermissions', () => {
  let test: TestSite;
  beforeAll(async () => {
    const site = aSite();
    const reporterOnly = aProjectRecord({
      id: '10006',
      key: 'DESK',
      permissions: {
        ...projectPermissions([]),
        BROWSE_PROJECTS: [{ kind: 'reporter' }],
        EDIT_ISSUES: [{ kind: 'reporter' }],
      },
    });
    const mine = anIssueRecord({
      id: '10601',
      key: 'DESK-1',
      projectId: '10006',
      reporterAccountId: DEMO_PEOPLE.restricted,
    });
    const theirs = anIssueRecord({ id: '10602', key: 'DESK-2', projectId: '10006' });
    test = await openTestSite({
      data: { ...site, projects: [...site.projects, reporterOnly], issues: [...site.issues, mine, theirs] },
    });
  });
  const held = async (who: Parameters<TestSite['as']>[0], query: string) => {
    const answer = await test.as(who)('GET', `/rest/api/3/mypermissions?${query}`);
    const { permissions } = answer.body as { permissions: Record<string, { havePermission: boolean; type: string }> };
    return Object.fromEntries(Object.entries(permissions).map(([key, { havePermission }]) => [key, havePermission]));
  };

  it('answers for the site, a project and an issue', async () => {
    expect(await held('admin', 'permissions=ADMINISTER')).toEqual({ ADMINISTER: true });
    expect(await held('po', 'permissions=ADMINISTER,ADMINISTER_PROJECTS&projectKey=SHOP')).toEqual({
      ADMINISTER: false,
      ADMINISTER_PROJECTS: true,
    });
    expect(await held('dev', 'permissions=EDIT_ISSUES,SCHEDULE_ISSUES&issueKey=SHOP-5')).toEqual({
      EDIT_ISSUES: true,
      SCHEDULE_ISSUES: false,
    });
  });

  it('knows grants that depend on the issue', async () => {
    expect(await held('restricted', 'permissions=EDIT_ISSUES&issueKey=DESK-1')).toEqual({ EDIT_ISSUES: true });
    const theirs = await test.as('restricted')(
      'GET',
      '/rest/api/3/mypermissions?permissions=EDIT_ISSUES&issueKey=DESK-2',
    );
    expect(theirs.status).toBe(404);
    const found = await test.as('restricted')('POST', '/rest/api/3/search/jql', {
      jql: 'project = DESK',
      fields: ['key'],
    });
    expect(keysOf(found)).toEqual(['DESK-1']);
  });

  it('wants to be asked for something that exists', async () => {
    expect((await test.as('po')('GET', '/rest/api/3/mypermissions')).status).toBe(400);
    expect((await test.as('po')('GET', '/rest/api/3/mypermissions?permissions=FLY')).status).toBe(400);
  });
});

it('names are shown to those who may see voters; the count to everybody', async () => {
  const site = aSite();
  const [shop, ...others] = site.projects;
  const guests = { ...shop!, permissions: projectPermissions([{ kind: 'group', group: 'guests' }]) };
  const test = await openTestSite({ data: { ...site, projects: [guests, ...others] } });
  expect((await test.as('po')('GET', '/rest/api/3/issue/SHOP-5/votes')).body).toMatchObject({
    votes: 3,
    voters: [{ accountId: DEMO_PEOPLE.pm }],
  });
  expect((await test.as('restricted')('GET', '/rest/api/3/issue/SHOP-5/votes')).body).toMatchObject({
    votes: 3,
    voters: [],
  });
  expect(A_SITE.shopProject).toBe(shop?.id);
});

it('the account of the caller is named in a header, a dead login in another', async () => {
  const test = await openTestSite();
  expect((await test.as('app')('GET', '/rest/api/3/field')).headers.get('X-AAccountId')).toBe(SITE_IDS.appAccountId);
  const dead = await test.site.handle({
    actor: { kind: 'anonymous' },
    via: 'rest',
    method: 'GET',
    path: '/rest/api/3/project/search',
    headers: { authorization: 'Basic bm9ib2R5Om5vdGhpbmc=' },
    body: null,
  });
  expect(dead.headers.get('X-Seraph-LoginReason')).toBe('AUTHENTICATED_FAILED');
});
