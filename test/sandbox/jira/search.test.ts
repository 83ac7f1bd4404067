import type { IssueRecord } from '../../../sandbox/jira/site-records';
import { A_SITE, anIssueRecord, aSite } from '../../builders/a-site';
import { keysOf, messagesOf, openTestSite, type TestSite } from './open-test-site';

const search = (test: TestSite, who: Parameters<TestSite['as']>[0], jql: string, more: object = {}) =>
  test.as(who)('POST', '/rest/api/3/search/jql', { jql, fields: ['key'], maxResults: 100, ...more });

const keys = async (test: TestSite, jql: string, who: Parameters<TestSite['as']>[0] = 'po') => {
  const answer = await search(test, who, jql);
  expect({ status: answer.status, body: answer.status === 200 ? null : answer.body }).toEqual({
    status: 200,
    body: null,
  });
  return keysOf(answer);
};

describe('what a query finds', () => {
  let test: TestSite;
  beforeAll(async () => {
    test = await openTestSite();
    test.site.indexProperties([
      { propertyKey: 'plumbline.score', path: 'value', type: 'number', searchAlias: 'plumblineValue' },
      { propertyKey: 'plumbline.score', path: 'state', type: 'string', searchAlias: 'plumblineState' },
      { propertyKey: 'plumbline.score', path: 'scoredAt', type: 'date', searchAlias: 'plumblineScoredAt' },
    ]);
    const put = test.as('po');
    const value = { value: 80, state: 'aligned', scoredAt: '2026-08-31T00:00:00.000Z' };
    await put('PUT', '/rest/api/3/issue/SHOP-5/properties/plumbline.score', value);
    await put('PUT', '/rest/api/3/issue/SHOP-6/properties/plumbline.score', { ...value, value: 30, state: 'weak' });
  });

  const order = 'ORDER BY key ASC';
  it.each([
    ['project = SHOP AND sprint in openSprints()', ['SHOP-4']],
    ['sprint = "SHOP Sprint 1"', ['SHOP-3', 'SHOP-4']],
    ['sprint is EMPTY AND parent = SHOP-2', ['SHOP-5']],
    ['sprint not in openSprints() AND project = shop', ['SHOP-3']],
    ['labels = CHECKOUT', ['SHOP-5']],
    ['labels in (nothing, "quick-win")', ['SHOP-5']],
    ['component = Checkout AND fixVersion = "2026.4"', ['SHOP-5']],
    ['priority > Medium', ['SHOP-4', 'SHOP-6']],
    ['priority >= High AND NOT priority = Highest', ['SHOP-4']],
    ['statusCategory = Done', ['SHOP-3']],
    ['statusCategory = 4', ['SHOP-4']],
    ['status = "To Do" AND project in (MOB, IDEA)', ['IDEA-1', 'MOB-1', 'MOB-2']],
    ['resolution = Unresolved AND parent = SHOP-2', ['SHOP-4', 'SHOP-5']],
    ['resolution is not EMPTY', ['SHOP-3']],
    ['"Epic Link" = SHOP-2 AND "Story point estimate" >= 5', ['SHOP-4', 'SHOP-5']],
    ['cf[10016] in (3, 8)', ['SHOP-3', 'SHOP-5']],
    ['"Business value" = 80', ['SHOP-4']],
    ['"Team size" = small', ['SHOP-5']],
    ['"Team size[Dropdown]" in (Small, Large)', ['SHOP-5']],
    ['issuetype = Initiative', ['SHOP-1']],
    ['type = Epic', ['MOB-1', 'SHOP-2', 'SHOP-7']],
    ['hierarchyLevel >= 1 AND project = SHOP', ['SHOP-1', 'SHOP-2', 'SHOP-7']],
    ['issuetype in subTaskIssueTypes()', ['SHOP-8']],
    ['assignee is not EMPTY', ['SHOP-4']],
    ['assignee = "Dev Doe"', ['SHOP-4']],
    ['assignee in membersOf(staff)', ['SHOP-4']],
    ['votes >= 3', ['SHOP-5']],
    ['watcher = currentUser()', ['SHOP-5']],
    ['due <= 60d', ['SHOP-5']],
    ['due = 2026-10-01', ['SHOP-5']],
    ['resolved >= -20d', ['SHOP-3']],
    ['summary ~ "pay*" AND project = SHOP', ['SHOP-2', 'SHOP-3']],
    ['summary ~ "\\"one click\\""', ['SHOP-3']],
    ['text ~ "buyers deliveries"', ['SHOP-5']],
    ['text ~ "buyers pears"', []],
    ['text ~ "buyer costs"', ['SHOP-5']],
    ['description is not EMPTY', ['SHOP-5']],
    ['key >= SHOP-2 AND key < SHOP-5', ['SHOP-2', 'SHOP-3', 'SHOP-4']],
    ['id in (10105, SHOP-6, store-1)', ['SHOP-1', 'SHOP-5', 'SHOP-6']],
    ['key in linkedIssues(SHOP-5)', ['SHOP-6', 'SHOP-7']],
    ['key in linkedIssues("SHOP-5", "is blocked by")', ['SHOP-6']],
    ['issuekey in portfolioChildIssuesOf(SHOP-1)', ['SHOP-2', 'SHOP-3', 'SHOP-4', 'SHOP-5', 'SHOP-8']],
    ['plumblineValue >= 70', ['SHOP-5']],
    ['plumblineValue < 70 AND plumblineState != aligned', ['SHOP-6']],
    ['plumblineScoredAt >= -2d', ['SHOP-5', 'SHOP-6']],
    ['issue.property["plumbline.score"].value = 80', ['SHOP-5']],
    ['level = "Leads only"', ['SHOP-7']],
  ])('%s', async (jql, expected) => {
    expect(await keys(test, `${jql} ${order}`)).toEqual(expected);
  });

  it('a negated clause, like its positive, leaves out issues without a value', async () => {
    expect(await keys(test, 'labels != checkout')).toEqual([]);
    expect(await keys(test, 'NOT labels = checkout')).toEqual([]);
    expect(await keys(test, 'NOT (labels = checkout OR project in (SHOP, IDEA))')).toEqual([]);
    expect(await keys(test, 'NOT (project in (SHOP, IDEA)) ORDER BY key ASC')).toEqual(['MOB-1', 'MOB-2']);
  });

  it('an issue implements the idea that its link points to', async () => {
    // "X implements Y": X is the inward end of the record, as A is in "A blocks B".
    expect(await keys(test, 'issueLinkType = implements')).toEqual(['SHOP-2']);
    expect(await keys(test, 'issueLinkType = "is implemented by"')).toEqual(['IDEA-1']);
  });

  it('orders by no text and no word of a property', async () => {
    for (const [type, alias] of [
      ['text', 'plumblineNote'],
      ['string', 'plumblineTheme'],
    ] as const) {
      const site = await openTestSite();
      site.site.indexProperties([{ propertyKey: 'plumbline.score', path: 'x', type, searchAlias: alias }]);
      const answer = await search(site, 'po', `project = SHOP ORDER BY ${alias}`);
      expect([answer.status, messagesOf(answer)]).toEqual([400, [`Field '${alias}' does not support sorting.`]]);
    }
  });

  it('orders by several fields, by rank, and by alias', async () => {
    expect(await keys(test, 'plumblineValue > 0 ORDER BY plumblineValue ASC')).toEqual(['SHOP-6', 'SHOP-5']);
    expect(await keys(test, 'parent = SHOP-2 ORDER BY priority DESC, Rank ASC')).toEqual([
      'SHOP-4',
      'SHOP-3',
      'SHOP-5',
    ]);
    expect(await keys(test, 'parent = SHOP-2 ORDER BY cf[10016] DESC')).toEqual(['SHOP-5', 'SHOP-4', 'SHOP-3']);
  });

  it('reads date literals in the zone of the caller and not of the site', async () => {
    const at = Date.UTC(2026, 7, 20, 3, 30); // 19 August 23:30 in New York, 20 August 05:30 in Amsterdam
    const issue = anIssueRecord({ id: '10150', key: 'SHOP-50', createdAt: at });
    const zoned = await openTestSite({ data: aSite({ issues: [issue], links: [] }) });
    expect(await keys(zoned, 'created < "2026-08-20"')).toEqual(['SHOP-50']);
    expect(await keys(zoned, 'created >= "2026/08/19 23:30" AND created <= "2026/08/19 23:30"')).toEqual(['SHOP-50']);
    expect(await keys(zoned, 'created >= startOfDay(-13d) AND created <= endOfDay(-13d)')).toEqual(['SHOP-50']);
    const read = await zoned.as('po')('GET', '/rest/api/3/issue/SHOP-50?fields=created');
    expect(read.body).toMatchObject({ fields: { created: '2026-08-20T05:30:00.000+0200' } });
  });
});

describe('what a query is refused for', () => {
  let test: TestSite;
  beforeAll(async () => {
    test = await openTestSite();
  });
  it.each([
    ['', 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.'],
    ['ORDER BY created', 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.'],
    [
      'query query',
      "Error in the JQL Query: Expecting operator but got 'query'. The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'. (line 1, character 7)",
    ],
    ['universe = 1', "Field 'universe' does not exist or you do not have permission to view it."],
    ['project = NOPE', "The value 'NOPE' does not exist for the field 'project'."],
    ['summary = x', "The operator '=' is not supported by the 'summary' field."],
    ['status in "test"', `Operator 'in' does not support the non-list value '"test"' for field 'status'.`],
    ['assignee = nobody()', "Unable to find JQL function 'nobody()'."],
    [
      'created > yesterday',
      "Date value 'yesterday' for field 'created' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.",
    ],
    ['key = SHOP-999', "An issue with key 'SHOP-999' does not exist for field 'key'."],
    [
      'project = SHOP ORDER BY key, created, updated, priority, status, assignee, reporter, votes',
      'JQL can be ordered by at most 7 fields.',
    ],
    [
      'issue.property["not.indexed"].x = 1',
      "Field 'issue.property[not.indexed].x' does not exist or you do not have permission to view it.",
    ],
  ])('%s', async (jql, message) => {
    const answer = await search(test, 'po', jql);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ errorMessages: [message], errors: {} });
  });

  it('says where in a longer query the error is', async () => {
    const answer = await search(test, 'po', 'project = SHOP AND\nstatus ~~ 3');
    expect(answer.status).toBe(400);
    expect(messagesOf(answer)[0]).toMatch(/\(line 2, character \d+\)$/);
  });

  it('names every problem at once', async () => {
    const answer = await search(test, 'po', 'project = NOPE AND universe = 1');
    expect(messagesOf(answer)).toHaveLength(2);
  });

  it('history searches are refused plainly instead of answered wrongly', async () => {
    const answer = await search(test, 'po', 'status WAS "To Do"');
    expect(answer.status).toBe(400);
    expect(messagesOf(answer)[0]).toContain('needs issue history');
  });

  it('a project that the caller may not see does not exist', async () => {
    const answer = await search(test, 'restricted', 'project = SHOP');
    expect(messagesOf(answer)).toEqual(["The value 'SHOP' does not exist for the field 'project'."]);
  });

  it('the removed search is gone', async () => {
    const answer = await test.as('po')('GET', '/rest/api/2/search?jql=project=SHOP');
    expect(answer.status).toBe(410);
    expect(messagesOf(answer)[0]).toContain('/rest/api/3/search/jql');
  });
});

describe('pages', () => {
  const many = Array.from({ length: 5200 }, (_, index) =>
    anIssueRecord({ id: String(20_000 + index), key: `SHOP-${1000 + index}` }),
  );
  let test: TestSite;
  beforeAll(async () => {
    test = await openTestSite({ data: aSite({ issues: many, links: [] }) });
  });
  const page = (body: object) =>
    test.as('po')('POST', '/rest/api/3/search/jql', { jql: 'project = SHOP ORDER BY Rank', ...body });
  const shape = async (body: object) => {
    const answer = (await page(body)).body as { issues: { id: string }[]; isLast: boolean; nextPageToken?: string };
    return { count: answer.issues.length, isLast: answer.isLast, token: answer.nextPageToken, first: answer.issues[0] };
  };

  it('gives 5,000 issues where only ids are asked for, and only ids by default', async () => {
    const first = await shape({ maxResults: 5000 });
    expect(first).toMatchObject({ count: 5000, isLast: false, first: { id: '20000' } });
    expect(Object.keys(first.first ?? {})).toEqual(['id']);
    const second = await shape({ maxResults: 5000, nextPageToken: first.token });
    expect(second).toMatchObject({ count: 200, isLast: true, token: undefined, first: { id: '25000' } });
  });

  it('gives at most 100 issues with any other field', async () => {
    expect(await shape({ maxResults: 5000, fields: ['summary'] })).toMatchObject({ count: 100, isLast: false });
    expect(await shape({ fields: ['key'] })).toMatchObject({ count: 50, isLast: false });
  });

  it('goes on behind the last issue shown although others were removed meanwhile', async () => {
    const first = await shape({ maxResults: 10 });
    await test.as('admin')('DELETE', '/rest/api/3/issue/20003');
    const second = await shape({ maxResults: 10, nextPageToken: first.token });
    expect(second.first).toEqual({ id: '20010' });
  });

  it('refuses a token of another query or a damaged one', async () => {
    const { token } = await shape({ maxResults: 10 });
    expect((await page({ jql: 'project = MOB', nextPageToken: token })).status).toBe(400);
    expect((await page({ nextPageToken: 'x' })).status).toBe(400);
  });

  it('counts what the caller may see', async () => {
    const count = await test.as('po')('POST', '/rest/api/3/search/approximate-count', { jql: 'project = SHOP' });
    expect(count.body).toEqual({ count: 5199 });
  });

  it('finds 50,000 ids in about a second', async () => {
    const issues: readonly IssueRecord[] = Array.from({ length: 50_000 }, (_, index) =>
      anIssueRecord({ id: String(100_000 + index), key: `MOB-${1000 + index}`, projectId: A_SITE.mobileProject }),
    );
    test.site.load({
      ...emptySite,
      issues,
    });
    const startedAt = performance.now();
    const answer = await page({ jql: 'project = MOB AND statusCategory != Done ORDER BY Rank', maxResults: 5000 });
    expect((answer.body as { issues: unknown[] }).issues).toHaveLength(5000);
    // Generous, since machines that run tests are slow and shared.
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });
});

const emptySite = aSite({
  users: [],
  projects: [],
  issueTypes: [],
  statuses: [],
  priorities: [],
  resolutions: [],
  linkTypes: [],
  components: [],
  versions: [],
  boards: [],
  sprints: [],
  customFields: [],
  issues: [],
  links: [],
});
