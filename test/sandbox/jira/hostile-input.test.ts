import type { ServedEndpoint } from '../../../sandbox/jira/served-endpoints';
import { openTestSite, type TestSite } from './open-test-site';

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const nestedObject = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** Bodies that no operation can do anything with. */
const UNREADABLE = ['', '{broken', '{"a":}', '\u0000', 'undefined', 'NaN', "{'a':1}", '{"a":1', nested(200_000)];
/** Readable, and of no type that an operation asks for. */
const MISTYPED = ['[]', 'null', '7', '"text"', 'true', '[[]]', '{}', '{"__proto__":{"isAdmin":true},"constructor":1}'];

/** A body that each operation understands, to be spoilt member by member. */
const BODIES: Readonly<Record<string, object>> = {
  'POST /rest/api/3/search/jql': {
    jql: 'project = SHOP',
    nextPageToken: 'x',
    maxResults: 3,
    fields: ['summary'],
    expand: 'names',
    properties: ['x'],
    reconcileIssues: [10105],
  },
  'POST /rest/api/3/search/approximate-count': { jql: 'project = SHOP' },
  'POST /rest/api/3/permissions/check': {
    accountId: 'x',
    globalPermissions: ['ADMINISTER'],
    projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], issues: [10105], projects: [10000] }],
  },
  'POST /rest/api/3/permissions/project': { permissions: ['BROWSE_PROJECTS'] },
  'POST /rest/api/3/issue/properties/multi': { issues: [{ issueID: 10105, properties: { x: 1 } }] },
  'POST /rest/api/3/issue/properties': { entitiesIds: [10105], properties: { x: 1 } },
  'POST /rest/api/3/issue/bulkfetch': {
    issueIdsOrKeys: ['SHOP-5'],
    fields: ['summary'],
    expand: ['names'],
    properties: [],
  },
  'POST /rest/api/3/changelog/bulkfetch': {
    issueIdsOrKeys: ['SHOP-5'],
    fieldIds: ['summary'],
    maxResults: 3,
    nextPageToken: 'x',
  },
  'POST /rest/api/3/issue': {
    fields: {
      project: { key: 'SHOP' },
      issuetype: { name: 'Story' },
      summary: 'x',
      labels: ['a'],
      parent: { key: 'SHOP-2' },
    },
    update: { components: [{ add: { name: 'Checkout' } }] },
    properties: [{ key: 'x', value: 1 }],
  },
  'POST /rest/api/3/issue/bulk': { issueUpdates: [{ fields: { project: { key: 'SHOP' } } }] },
  'PUT /rest/api/3/issue/{issueIdOrKey}': {
    fields: {
      summary: 'x',
      description: {
        type: 'doc',
        version: 1,
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }],
      },
      priority: { name: 'High' },
      assignee: { accountId: 'x' },
      labels: ['a'],
      components: [{ name: 'Checkout' }],
      fixVersions: [{ id: '10400' }],
      duedate: '2026-10-01',
      parent: { key: 'SHOP-2' },
      issuetype: { name: 'Bug' },
      security: { id: '10100' },
      customfield_10016: 5,
      customfield_10020: 12,
      customfield_10050: { id: '10200' },
    },
    update: { labels: [{ add: 'x' }] },
    properties: [{ key: 'x', value: 1 }],
  },
  'POST /rest/api/3/issue/watching': { issueIds: ['10105'] },
  'POST /rest/api/3/issue/{issueIdOrKey}/comment': {
    body: { type: 'doc', version: 1, content: [{ type: 'paragraph' }] },
  },
  'POST /rest/api/3/issue/{issueIdOrKey}/transitions': {
    transition: { id: '21' },
    fields: { resolution: { name: 'Done' }, summary: 'x' },
  },
  'POST /rest/api/3/issueLink': {
    type: { name: 'Blocks', id: '10000' },
    inwardIssue: { key: 'SHOP-5', id: '10105' },
    outwardIssue: { key: 'SHOP-9', id: '10109' },
    comment: { body: 'x' },
  },
  'POST /rest/api/3/jql/parse': { queries: ['project = SHOP'] },
  'POST /rest/api/3/jql/match': { issueIds: [10105], jqls: ['project = SHOP'] },
  'POST /rest/api/3/jql/autocompletedata': { projectIds: [10000], includeCollapsedFields: true },
  'POST /rest/api/3/jql/function/computation': { values: [{ id: 'x', value: 'project = SHOP', error: 'x' }] },
  'POST /rest/api/3/jql/function/computation/search': { precomputationIDs: ['x'] },
  'POST /rest/api/3/version': {
    name: 'x',
    projectId: 10000,
    project: 'SHOP',
    releaseDate: '2026-10-01',
    released: false,
  },
  'PUT /rest/api/3/version/{id}': { name: 'x', releaseDate: '2026-10-01', released: true, archived: false },
  'POST /rest/api/3/version/{id}/removeAndSwap': { moveFixIssuesTo: 10400 },
  'POST /rest/agile/1.0/sprint': { name: 'x', originBoardId: 1, goal: 'x', startDate: '2026-10-01T08:00:00.000Z' },
  'POST /rest/agile/1.0/sprint/{sprintId}': { name: 'x', state: 'active', endDate: '2026-10-01T08:00:00.000Z' },
  'PUT /rest/agile/1.0/issue/rank': {
    issues: ['SHOP-9'],
    rankBeforeIssue: 'SHOP-3',
    rankAfterIssue: 'SHOP-4',
    rankCustomFieldId: 10019,
  },
};
/** Operations whose body may be any JSON at all. */
const ANY_JSON = /\/properties\/\{propertyKey\}$|\/watchers$/;
const NO_BODY = /\/votes$/;

const ODD: readonly unknown[] = [
  null,
  0,
  -1,
  1e309,
  1.5,
  '',
  'x',
  true,
  [],
  [null],
  [{}],
  {},
  { id: {} },
  { constructor: 1, toString: 1 },
  'x'.repeat(40_000),
  '😀\u0000\ud800',
];

/** Every way to put something odd into one place of a body. */
const spoilt = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) {
    const list = value as readonly unknown[];
    return [...ODD, ...list.flatMap((each, index) => spoilt(each).map((odd) => list.with(index, odd)))];
  }
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value);
    return [
      ...ODD,
      ...members.flatMap(([name, member]) => spoilt(member).map((odd) => ({ ...value, [name]: odd }))),
      ...members.map(([left]) => Object.fromEntries(members.filter(([name]) => name !== left))),
      { ...value, constructor: 1, hasOwnProperty: 1 },
    ];
  }
  return ODD;
};

const filled = (path: string, value = 'SHOP-5'): string =>
  path
    .replace('{issueIdOrKey}', value)
    .replace('{projectIdOrKey}', value === 'SHOP-5' ? 'SHOP' : value)
    .replace('{boardId}', value === 'SHOP-5' ? '1' : value)
    .replace('{sprintId}', value === 'SHOP-5' ? '12' : value)
    .replace('/version/{id}', value === 'SHOP-5' ? '/version/10400' : `/version/${value}`)
    .replace(/\{[^}]+\}/g, value === 'SHOP-5' ? 'x' : value);

let test: TestSite;
let writing: readonly ServedEndpoint[];
beforeAll(async () => {
  test = await openTestSite();
  writing = test.site.endpoints().filter(({ method }) => method === 'POST' || method === 'PUT');
});
afterAll(() => test.site.close());

/** Who gets so far that the body is read: some operations are for apps alone. */
const askerOf = (path: string): ReturnType<TestSite['as']> => test.as(path.includes('/jql/function/') ? 'app' : 'po');

/** Asks, and tells what came where Jira broke instead of refusing. */
const breakage = async (method: string, path: string, body?: string): Promise<string | null> => {
  try {
    const answer = await askerOf(path)(method, path, body);
    return answer.status >= 500 ? `${answer.status} ${JSON.stringify(answer.body)}` : null;
  } catch (error) {
    return String(error);
  }
};

describe('a body that cannot be read', () => {
  it('is refused with 400 and words by every operation that takes one', async () => {
    const taking = writing.filter(({ path }) => !NO_BODY.test(path) && !path.endsWith('/watchers'));
    expect(taking.length).toBeGreaterThan(20);
    for (const { method, path } of taking) {
      for (const body of UNREADABLE) {
        const answer = await askerOf(path)(method, filled(path), body);
        const { errorMessages } = answer.body as { errorMessages: readonly string[] };
        const shown = [method, path, body.slice(0, 10), answer.status, errorMessages.length];
        expect(shown).toEqual([method, path, body.slice(0, 10), 400, 1]);
      }
    }
  });

  it('is refused where it is giant', async () => {
    const giant = JSON.stringify({ jql: 'x'.repeat(20_000_000) });
    const answer = await test.as('po')('POST', '/rest/api/3/search/jql', giant);
    expect(answer.status).toBe(400);
  });
});

describe('a body of wrong types', () => {
  it('is refused as a whole by every operation that asks for something', async () => {
    for (const { method, path } of writing.filter((each) => !ANY_JSON.test(each.path) && !NO_BODY.test(each.path))) {
      for (const body of MISTYPED) {
        const answer = await askerOf(path)(method, filled(path), body);
        // `{}` is a valid edit of nothing, and so are a few other requests without members.
        const allowed = body.startsWith('{') || body === 'null' ? [200, 204, 400, 404] : [400];
        expect([method, path, body, allowed]).toEqual([method, path, body, expect.arrayContaining([answer.status])]);
      }
    }
  });

  it('at any one place never breaks Jira', async () => {
    expect(
      writing
        .map(({ method, path }) => `${method} ${path}`)
        .filter((name) => !(name in BODIES) && !ANY_JSON.test(name) && !NO_BODY.test(name)),
    ).toEqual([]);
    const broken: string[] = [];
    for (const { method, path } of writing) {
      const name = `${method} ${path}`;
      for (const body of spoilt(BODIES[name] ?? {})) {
        const text = JSON.stringify(body);
        const failed = await breakage(method, filled(path), text);
        if (failed !== null) broken.push(`${name} ${text.slice(0, 200)}: ${failed.slice(0, 200)}`);
      }
    }
    expect(broken).toEqual([]);
  }, 60_000);

  it('as the value of a property may nest, but not without end', async () => {
    const path = '/rest/api/3/issue/SHOP-5/properties/x';
    expect((await test.as('po')('PUT', path, nestedObject(100))).status).toBeLessThan(300);
    for (const body of [nestedObject(3000), nestedObject(6500), nested(16_000), nested(100_000)]) {
      expect(await breakage('PUT', path, body)).toBeNull();
      const inside = `{"issues":[{"issueID":10105,"properties":{"y":${body}}}]}`;
      expect(await breakage('POST', '/rest/api/3/issue/properties/multi', inside)).toBeNull();
    }
    await test.site.flush();
  });
});

describe('odd paths and parameters', () => {
  it.each([
    '..',
    '%2e%2e',
    '%00',
    '%E0%A4%A',
    'constructor',
    '__proto__',
    '-1',
    '1e999',
    '9'.repeat(400),
    '%F0%9F%98%80',
    "x'%20OR%201=1",
  ])('%s in the place of an id never breaks Jira', async (value) => {
    const broken: string[] = [];
    for (const { method, path } of test.site.endpoints().filter((each) => each.path.includes('{'))) {
      const failed = await breakage(method, filled(path, value), method === 'GET' ? undefined : '{}');
      if (failed !== null) broken.push(`${method} ${path}: ${failed.slice(0, 200)}`);
    }
    expect(broken).toEqual([]);
  });

  it('in a query never break Jira', async () => {
    const names = [
      'jql',
      'fields',
      'expand',
      'properties',
      'startAt',
      'maxResults',
      'nextPageToken',
      'reconcileIssues',
    ];
    const more = [
      'projectId',
      'level',
      'permissions',
      'issueKey',
      'accountId',
      'query',
      'fieldName',
      'state',
      'type',
      'id',
    ];
    const values = ['', ',', '-1', '1.5', '1e99', 'constructor', '%00', '%E0%A4%A', 'x'.repeat(9000)];
    const broken: string[] = [];
    const asked = [
      ...names.flatMap((name) => values.map((value) => `${name}=${value}`)),
      ...more.flatMap((name) => ['', 'constructor', '%E0%A4%A'].map((value) => `${name}=${value}`)),
    ];
    for (const { method, path } of test.site.endpoints().filter((each) => each.method === 'GET')) {
      for (const query of asked) {
        const failed = await breakage(method, `${filled(path)}?${query}`);
        if (failed !== null) broken.push(`${method} ${path} ${query.slice(0, 40)}: ${failed.slice(0, 200)}`);
      }
    }
    expect(broken).toEqual([]);
  }, 60_000);

  it.each([
    ['project = ', 'project = '],
    ['(((((((((', '((((((((('],
    ['AND', 'AND'],
    ['NOT NOT NOT', 'NOT NOT NOT'],
    ['key in (', 'key in ('],
    ['"', '"'],
    ["summary ~ '\\u00'", "summary ~ '\\u00'"],
    ['summary ~ "*"', 'summary ~ "*"'],
    ['summary ~ "("', 'summary ~ "("'],
    ['created > 99999999999999999999', 'created > 99999999999999999999'],
    ['created > -99999999w', 'created > -99999999w'],
    ['created > startOfDay(99999999999y)', 'created > startOfDay(99999999999y)'],
    ['created >= "2026-99-99"', 'created >= "2026-99-99"'],
    ['cf[99999999999] = 1', 'cf[99999999999] = 1'],
    ['issue.property[x].y = 1', 'issue.property[x].y = 1'],
    ['a list of 5,000 values', 'project in (' + 'x,'.repeat(5000) + 'x)'],
    ['3,000 brackets', '('.repeat(3000) + 'project = SHOP' + ')'.repeat(3000)],
    ['3,000 negations', 'NOT '.repeat(3000) + 'project = SHOP'],
    ['an order of 3,000 fields', 'project = SHOP ORDER BY ' + 'key,'.repeat(3000) + 'key'],
  ])('the query %s is refused or answered', async (_, jql) => {
    for (const path of ['/rest/api/3/search/jql', '/rest/api/3/search/approximate-count']) {
      expect(await breakage('POST', path, JSON.stringify({ jql }))).toBeNull();
    }
    expect(await breakage('POST', '/rest/api/3/jql/parse', JSON.stringify({ queries: [jql] }))).toBeNull();
    expect(
      await breakage('POST', '/rest/api/3/jql/match', JSON.stringify({ issueIds: [10105], jqls: [jql] })),
    ).toBeNull();
  });
});
