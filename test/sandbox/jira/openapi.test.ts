import { aSite } from '../../builders/a-site';
import { hasDocuments } from '../../contract/conformance/atlassian-document';
import { openTestSite, type TestSite } from './open-test-site';

// `openTestSite` holds every answer of every test against Atlassian's documents; here are those of every operation that
// the stand-in serves, in an order in which each finds what it needs.

type Who = Parameters<TestSite['as']>[0];
/** Who asks, method, path, expected status, body. */
type Row = readonly [Who, string, string, number, unknown?];

const ISSUE = '/rest/api/3/issue/SHOP-5';
const HIDDEN = '/rest/api/3/issue/SHOP-7';
const PROJECT = '/rest/api/3/project/SHOP';
const NOWHERE = '/rest/api/3/project/NOPE';
const USER = '5b10a2844c20165700ede21b';
const text = (words: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});
const story = { project: { key: 'SHOP' }, issuetype: { name: 'Story' }, summary: 'New' };
const blocks = { type: { name: 'Blocks' }, inwardIssue: { key: 'SHOP-5' }, outwardIssue: { key: 'SHOP-6' } };

const SITE: readonly Row[] = [
  ['po', 'GET', '/rest/api/3/serverInfo', 200],
  ['po', 'GET', '/rest/api/3/field', 200],
  ['po', 'GET', '/rest/api/3/field/search?type=custom', 200],
  ['po', 'GET', '/rest/api/3/field/search?maxResults=few', 400],
  ['po', 'GET', '/rest/api/3/priority', 200],
  ['po', 'GET', '/rest/api/3/priority/search', 200],
  ['po', 'GET', '/rest/api/3/priority/3', 200],
  ['po', 'GET', '/rest/api/3/priority/99', 404],
  ['po', 'GET', '/rest/api/3/resolution', 200],
  ['po', 'GET', '/rest/api/3/resolution/search', 200],
  ['po', 'GET', '/rest/api/3/issueLinkType', 200],
  ['anonymous', 'GET', '/rest/api/3/issueLinkType', 401],
  ['po', 'GET', '/rest/api/3/issueLinkType/10000', 200],
  ['po', 'GET', '/rest/api/3/issueLinkType/99', 404],
  ['po', 'GET', '/rest/api/3/status', 200],
  ['po', 'GET', '/rest/api/3/status/Done', 200],
  ['po', 'GET', '/rest/api/3/status/Nowhere', 404],
  ['admin', 'GET', '/rest/api/3/statuses/search?statusCategory=DONE', 200],
  ['restricted', 'GET', '/rest/api/3/statuses/search', 401],
  ['po', 'GET', '/rest/api/3/statuscategory', 200],
  ['po', 'GET', '/rest/api/3/issuetype', 200],
  ['po', 'GET', '/rest/api/3/issuetype/project?projectId=10001', 200],
  ['po', 'GET', '/rest/api/3/issuetype/project?projectId=99', 404],
  ['po', 'GET', '/rest/api/3/issuetype/10000', 200],
  ['po', 'GET', '/rest/api/3/issuetype/99', 404],
];

const PEOPLE: readonly Row[] = [
  ['po', 'GET', '/rest/api/3/myself?expand=groups,applicationRoles', 200],
  ['anonymous', 'GET', '/rest/api/3/myself', 401],
  ['po', 'GET', `/rest/api/3/user?accountId=${USER}`, 200],
  ['po', 'GET', '/rest/api/3/user?accountId=nobody', 404],
  ['anonymous', 'GET', `/rest/api/3/user?accountId=${USER}`, 401],
  ['po', 'GET', `/rest/api/3/user/bulk?accountId=${USER}`, 200],
  ['po', 'GET', '/rest/api/3/user/bulk', 400],
  ['po', 'GET', '/rest/api/3/user/search?query=o', 200],
  ['po', 'GET', '/rest/api/3/user/search', 400],
  ['po', 'GET', '/rest/api/3/users/search', 200],
  ['po', 'GET', '/rest/api/3/users', 200],
  ['po', 'GET', '/rest/api/3/user/assignable/search?project=SHOP&query=d', 200],
  ['po', 'GET', '/rest/api/3/user/assignable/search?query=d', 400],
  ['po', 'GET', '/rest/api/3/user/assignable/search?project=NOPE', 404],
  ['po', 'PUT', '/rest/api/3/user/properties/x', 201, { a: 1 }],
  ['po', 'PUT', '/rest/api/3/user/properties/x', 200, { a: 2 }],
  ['po', 'PUT', '/rest/api/3/user/properties/x', 400, '{broken'],
  ['po', 'GET', '/rest/api/3/user/properties', 200],
  ['anonymous', 'GET', '/rest/api/3/user/properties', 401],
  ['po', 'GET', '/rest/api/3/user/properties/x', 200],
  ['dev', 'GET', `/rest/api/3/user/properties/x?accountId=${USER}`, 403],
  ['po', 'DELETE', '/rest/api/3/user/properties/x', 204],
  ['po', 'DELETE', '/rest/api/3/user/properties/x', 404],
  ['po', 'GET', '/rest/api/3/user/properties/x', 404],
];

const PROJECTS: readonly Row[] = [
  ['po', 'GET', '/rest/api/3/project', 200],
  ['po', 'GET', '/rest/api/3/project/search?expand=insight,lead,issueTypes,description,projectKeys', 200],
  ['po', 'GET', '/rest/api/3/project/search?startAt=-1', 400],
  ['po', 'GET', `${PROJECT}?expand=issueTypeHierarchy,projectKeys`, 200],
  ['po', 'GET', NOWHERE, 404],
  ['po', 'GET', `${PROJECT}/components`, 200],
  ['po', 'GET', `${NOWHERE}/components`, 404],
  ['po', 'GET', `${PROJECT}/component`, 200],
  ['po', 'GET', `${NOWHERE}/component`, 404],
  ['po', 'GET', `${PROJECT}/versions`, 200],
  ['admin', 'POST', '/rest/api/3/version', 201, { name: '2027.1', projectId: 10000, releaseDate: '2027-01-31' }],
  ['admin', 'POST', '/rest/api/3/version', 400, { name: '2026.4', projectId: 10000 }],
  ['dev', 'POST', '/rest/api/3/version', 404, { name: '2027.2', projectId: 10000 }],
  ['po', 'GET', '/rest/api/3/version/10401', 200],
  ['po', 'GET', '/rest/api/3/version/99', 404],
  ['admin', 'PUT', '/rest/api/3/version/10401', 200, { released: true }],
  ['admin', 'PUT', '/rest/api/3/version/10401', 400, { name: '2026.4' }],
  ['admin', 'POST', '/rest/api/3/version/10401/removeAndSwap', 400, { moveFixIssuesTo: 99 }],
  ['admin', 'POST', '/rest/api/3/version/10401/removeAndSwap', 204, { moveFixIssuesTo: 10400 }],
  ['po', 'GET', `${NOWHERE}/versions`, 404],
  ['po', 'GET', `${PROJECT}/version`, 200],
  ['po', 'GET', `${NOWHERE}/version`, 404],
  ['po', 'GET', `${PROJECT}/statuses`, 200],
  ['po', 'GET', `${NOWHERE}/statuses`, 404],
  ['po', 'GET', '/rest/api/3/project/10001/hierarchy', 200],
  ['po', 'GET', '/rest/api/3/project/10000/hierarchy', 400],
  ['po', 'GET', '/rest/api/3/project/99/hierarchy', 404],
  ['po', 'PUT', `${PROJECT}/properties/x`, 201, { a: 1 }],
  ['po', 'PUT', `${PROJECT}/properties/x`, 200, { a: 2 }],
  ['po', 'PUT', `${PROJECT}/properties/x`, 400],
  ['dev', 'PUT', `${PROJECT}/properties/x`, 403, 1],
  ['restricted', 'PUT', `${PROJECT}/properties/x`, 404, 1],
  ['po', 'GET', `${PROJECT}/properties`, 200],
  ['po', 'GET', `${NOWHERE}/properties`, 404],
  ['po', 'GET', `${PROJECT}/properties/x`, 200],
  ['dev', 'DELETE', `${PROJECT}/properties/x`, 403],
  ['po', 'DELETE', `${PROJECT}/properties/x`, 204],
  ['po', 'DELETE', `${PROJECT}/properties/x`, 404],
  ['po', 'GET', `${PROJECT}/properties/x`, 404],
];

const SEARCHES: readonly Row[] = [
  ['po', 'GET', '/rest/api/3/search/jql?jql=project%3DSHOP&fields=*all&expand=names,schema,changelog', 200],
  ['po', 'GET', '/rest/api/3/search/jql?jql=universe%3D1', 400],
  ['po', 'POST', '/rest/api/3/search/jql', 200, { jql: 'project = SHOP', fields: ['*navigable'], maxResults: 3 }],
  ['po', 'POST', '/rest/api/3/search/jql', 400, { jql: 'ORDER BY key' }],
  ['po', 'POST', '/rest/api/3/search/approximate-count', 200, { jql: 'project = SHOP' }],
  ['po', 'POST', '/rest/api/3/search/approximate-count', 400, { jql: '' }],
  ['po', 'POST', '/rest/api/3/jql/parse?validation=strict', 200, { queries: ['project = SHOP AND x = 1', 'a ='] }],
  ['po', 'POST', '/rest/api/3/jql/parse?validation=often', 400, { queries: ['project = SHOP'] }],
  ['po', 'POST', '/rest/api/3/jql/match', 200, { issueIds: [10105], jqls: ['project = SHOP', 'x ='] }],
  ['po', 'POST', '/rest/api/3/jql/match', 400, { issueIds: ['one'], jqls: [] }],
  ['po', 'GET', '/rest/api/3/jql/autocompletedata', 200],
  ['po', 'POST', '/rest/api/3/jql/autocompletedata', 200, { projectIds: [10000] }],
  ['po', 'POST', '/rest/api/3/jql/autocompletedata', 400, { projectIds: 'SHOP' }],
  ['po', 'GET', '/rest/api/3/jql/autocompletedata/suggestions?fieldName=status&fieldValue=', 200],
  ['app', 'GET', '/rest/api/3/jql/function/computation', 200],
  ['app', 'GET', '/rest/api/3/jql/function/computation?functionKey=x', 404],
  ['po', 'GET', '/rest/api/3/jql/function/computation', 403],
  ['app', 'POST', '/rest/api/3/jql/function/computation/search', 200, { precomputationIDs: ['x'] }],
  ['app', 'POST', '/rest/api/3/jql/function/computation/search', 400, { precomputationIDs: 'x' }],
  ['app', 'POST', '/rest/api/3/jql/function/computation', 204, { values: [] }],
  ['app', 'POST', '/rest/api/3/jql/function/computation', 400, { values: [{ id: 'x' }] }],
  ['po', 'GET', '/rest/api/3/mypermissions?permissions=ADMINISTER,BROWSE_PROJECTS', 200],
  ['po', 'GET', '/rest/api/3/mypermissions', 400],
  ['po', 'GET', '/rest/api/3/mypermissions?permissions=BROWSE_PROJECTS&projectKey=NOPE', 404],
  [
    'po',
    'POST',
    '/rest/api/3/permissions/check',
    200,
    {
      projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], issues: [10105], projects: [10000] }],
      globalPermissions: ['ADMINISTER'],
    },
  ],
  ['po', 'POST', '/rest/api/3/permissions/check', 400, { globalPermissions: ['FLY'] }],
  ['dev', 'POST', '/rest/api/3/permissions/check', 403, { accountId: USER, globalPermissions: ['ADMINISTER'] }],
  ['po', 'POST', '/rest/api/3/permissions/project', 200, { permissions: ['BROWSE_PROJECTS'] }],
  ['po', 'POST', '/rest/api/3/permissions/project', 400, { permissions: ['FLY'] }],
];

const ISSUES: readonly Row[] = [
  ['po', 'PUT', ISSUE, 204, { fields: { priority: { name: 'High' } } }],
  ['po', 'PUT', `${ISSUE}?returnIssue=true`, 200, { fields: { summary: 'Changed' } }],
  ['po', 'PUT', ISSUE, 400, { fields: { summary: '' } }],
  ['restricted', 'PUT', '/rest/api/3/issue/MOB-2', 403, { fields: { summary: 'x' } }],
  ['dev', 'PUT', HIDDEN, 404, { fields: { summary: 'x' } }],
  ['po', 'GET', `${ISSUE}?expand=names,schema,changelog&properties=x`, 200],
  ['dev', 'GET', HIDDEN, 404],
  ['po', 'GET', `${ISSUE}/changelog`, 200],
  ['dev', 'GET', `${HIDDEN}/changelog`, 404],
  ['po', 'POST', '/rest/api/3/changelog/bulkfetch', 200, { issueIdsOrKeys: ['SHOP-5'], fieldIds: ['summary'] }],
  ['po', 'POST', '/rest/api/3/changelog/bulkfetch', 400, { issueIdsOrKeys: [] }],
  ['po', 'POST', '/rest/api/3/issue/bulkfetch', 200, { issueIdsOrKeys: ['SHOP-5', 'SHOP-3'], fields: ['*all'] }],
  ['po', 'POST', '/rest/api/3/issue/bulkfetch', 400, { issueIdsOrKeys: [] }],
  ['po', 'GET', `${ISSUE}/editmeta`, 200],
  ['dev', 'GET', `${HIDDEN}/editmeta`, 404],
  ['po', 'POST', '/rest/api/3/issue', 201, { fields: story }],
  ['po', 'POST', '/rest/api/3/issue', 400, { fields: { ...story, summary: '' } }],
  ['restricted', 'POST', '/rest/api/3/issue', 403, { fields: { ...story, project: { key: 'MOB' } } }],
  ['po', 'POST', '/rest/api/3/issue/bulk', 201, { issueUpdates: [{ fields: story }, { fields: {} }] }],
  ['po', 'POST', '/rest/api/3/issue/bulk', 400, { issueUpdates: [{ fields: {} }] }],
  ['po', 'GET', `${ISSUE}/transitions`, 200],
  ['dev', 'GET', `${HIDDEN}/transitions`, 404],
  ['po', 'POST', `${ISSUE}/transitions`, 204, { transition: { id: '21' } }],
  ['po', 'POST', `${ISSUE}/transitions`, 400, { transition: { id: '99' } }],
  ['dev', 'POST', `${HIDDEN}/transitions`, 404, { transition: { id: '21' } }],
  ['pm', 'POST', `${ISSUE}/votes`, 204],
  ['po', 'POST', `${ISSUE}/votes`, 404],
  ['po', 'GET', `${ISSUE}/votes`, 200],
  ['dev', 'GET', `${HIDDEN}/votes`, 404],
  ['pm', 'DELETE', `${ISSUE}/votes`, 204],
  ['pm', 'DELETE', `${ISSUE}/votes`, 404],
  ['dev', 'POST', `${ISSUE}/watchers`, 204, JSON.stringify(USER)],
  ['dev', 'POST', `${ISSUE}/watchers`, 400, JSON.stringify('nobody')],
  ['dev', 'POST', `${HIDDEN}/watchers`, 404],
  ['po', 'GET', `${ISSUE}/watchers`, 200],
  ['dev', 'GET', `${HIDDEN}/watchers`, 404],
  ['po', 'DELETE', `${ISSUE}/watchers?accountId=${USER}`, 204],
  ['dev', 'DELETE', `${HIDDEN}/watchers?accountId=${USER}`, 404],
  ['po', 'POST', '/rest/api/3/issue/watching', 200, { issueIds: ['10105'] }],
  ['anonymous', 'POST', '/rest/api/3/issue/watching', 401, { issueIds: ['10105'] }],
  ['po', 'POST', `${ISSUE}/comment`, 201, { body: text('x') }],
  ['po', 'POST', `${ISSUE}/comment`, 400, { body: 'x' }],
  ['dev', 'POST', `${HIDDEN}/comment`, 404, { body: text('x') }],
  ['po', 'GET', `${ISSUE}/comment`, 200],
  ['dev', 'GET', `${HIDDEN}/comment`, 404],
  ['po', 'GET', '/rest/api/3/issue/SHOP-3/comment/10900', 200],
  ['po', 'GET', `${ISSUE}/comment/99`, 404],
  ['po', 'POST', '/rest/api/3/issueLink', 201, blocks],
  ['po', 'POST', '/rest/api/3/issueLink', 400, { ...blocks, outwardIssue: { key: 'SHOP-5' } }],
  ['po', 'POST', '/rest/api/3/issueLink', 404, { ...blocks, outwardIssue: { key: 'SHOP-404' } }],
  [
    'restricted',
    'POST',
    '/rest/api/3/issueLink',
    401,
    { ...blocks, inwardIssue: { key: 'MOB-1' }, outwardIssue: { key: 'MOB-2' } },
  ],
  ['po', 'GET', '/rest/api/3/issueLink/10501', 200],
  ['po', 'GET', '/rest/api/3/issueLink/99', 404],
  ['po', 'DELETE', '/rest/api/3/issueLink/10501', 204],
  ['po', 'DELETE', '/rest/api/3/issueLink/10501', 404],
  ['admin', 'DELETE', ISSUE, 400],
  ['po', 'DELETE', ISSUE, 403],
  ['dev', 'DELETE', HIDDEN, 404],
  ['admin', 'DELETE', '/rest/api/3/issue/SHOP-6', 204],
];

const PROPERTIES: readonly Row[] = [
  ['po', 'PUT', `${ISSUE}/properties/x`, 201, { a: 1 }],
  ['po', 'PUT', `${ISSUE}/properties/x`, 200, { a: 2 }],
  ['po', 'PUT', `${ISSUE}/properties/x`, 400],
  ['restricted', 'PUT', '/rest/api/3/issue/MOB-2/properties/x', 403, 1],
  ['dev', 'PUT', `${HIDDEN}/properties/x`, 404, 1],
  ['po', 'GET', `${ISSUE}/properties`, 200],
  ['dev', 'GET', `${HIDDEN}/properties`, 404],
  ['po', 'GET', `${ISSUE}/properties/x`, 200],
  ['po', 'GET', `${ISSUE}/properties/y`, 404],
  ['po', 'DELETE', `${ISSUE}/properties/x`, 204],
  ['po', 'DELETE', `${ISSUE}/properties/x`, 404],
  ['po', 'POST', '/rest/api/3/issue/properties/multi', 303, { issues: [{ issueID: 10105, properties: { x: 1 } }] }],
  ['po', 'POST', '/rest/api/3/issue/properties/multi', 409, { issues: [{ issueID: 10105, properties: { x: 1 } }] }],
  ['po', 'POST', '/rest/api/3/issue/properties/multi', 400, { issues: [] }],
  [
    'anonymous',
    'POST',
    '/rest/api/3/issue/properties/multi',
    401,
    { issues: [{ issueID: 10105, properties: { x: 1 } }] },
  ],
  [
    'restricted',
    'POST',
    '/rest/api/3/issue/properties/multi',
    403,
    { issues: [{ issueID: 10202, properties: { x: 1 } }] },
  ],
  ['po', 'POST', '/rest/api/3/issue/properties', 303, { entitiesIds: [10104], properties: { y: 1 } }],
  ['po', 'POST', '/rest/api/3/issue/properties', 409, { entitiesIds: [10104], properties: { y: 1 } }],
  ['po', 'POST', '/rest/api/3/issue/properties', 400, { entitiesIds: [1], properties: { y: 1 } }],
  ['anonymous', 'POST', '/rest/api/3/issue/properties', 401, { entitiesIds: [10104], properties: { y: 1 } }],
  ['po', 'GET', '/rest/api/3/task/10001', 200],
  ['dev', 'GET', '/rest/api/3/task/10001', 403],
  ['po', 'GET', '/rest/api/3/task/1', 404],
  ['anonymous', 'GET', '/rest/api/3/task/10001', 401],
];

const BOARD = '/rest/software/1.0/board/1';
const BOARDS: readonly Row[] = [
  ['po', 'GET', '/rest/agile/1.0/board?projectKeyOrId=SHOP', 200],
  ['po', 'GET', '/rest/agile/1.0/board?projectKeyOrId=NOPE', 400],
  ['po', 'GET', '/rest/agile/1.0/board/1', 200],
  ['po', 'GET', '/rest/agile/1.0/board/77', 404],
  ['po', 'GET', '/rest/agile/1.0/board/1/configuration', 200],
  ['po', 'GET', '/rest/agile/1.0/board/77/configuration', 404],
  ['po', 'GET', '/rest/agile/1.0/board/1/project', 200],
  ['po', 'GET', '/rest/agile/1.0/board/77/project', 404],
  ['po', 'GET', '/rest/agile/1.0/board/1/sprint', 200],
  ['po', 'GET', '/rest/agile/1.0/board/77/sprint', 404],
  ['po', 'GET', '/rest/agile/1.0/sprint/12', 200],
  ['po', 'GET', '/rest/agile/1.0/sprint/77', 404],
  ['admin', 'POST', '/rest/agile/1.0/sprint', 201, { name: 'SHOP Sprint 4', originBoardId: 1, goal: 'Pay faster' }],
  ['admin', 'POST', '/rest/agile/1.0/sprint', 400, { originBoardId: 1 }],
  ['admin', 'POST', '/rest/agile/1.0/sprint/13', 200, { goal: 'Ship it' }],
  ['admin', 'POST', '/rest/agile/1.0/sprint/13', 400, { state: 'closed' }],
  ['dev', 'POST', '/rest/agile/1.0/sprint/13', 403, { goal: 'Mine' }],
  ['admin', 'DELETE', '/rest/agile/1.0/sprint/13', 204],
  ['admin', 'DELETE', '/rest/agile/1.0/sprint/13', 404],
  ['po', 'PUT', '/rest/agile/1.0/issue/rank', 204, { issues: ['SHOP-9'], rankBeforeIssue: 'SHOP-3' }],
  ['po', 'PUT', '/rest/agile/1.0/issue/rank', 207, { issues: ['SHOP-9', 'SHOP-404'], rankBeforeIssue: 'SHOP-3' }],
  ['po', 'PUT', '/rest/agile/1.0/issue/rank', 400, { issues: ['SHOP-9'] }],
  ['dev', 'PUT', '/rest/agile/1.0/issue/rank', 403, { issues: ['SHOP-9'], rankBeforeIssue: 'SHOP-3' }],
  ['po', 'GET', `${BOARD}/backlog`, 200],
  ['po', 'GET', '/rest/software/1.0/board/77/backlog', 404],
  ['po', 'GET', `${BOARD}/backlog?jql=universe%3D1`, 400],
  ['po', 'GET', `${BOARD}/backlog/approximate-count`, 200],
  ['po', 'GET', '/rest/software/1.0/board/77/backlog/approximate-count', 404],
  ['po', 'GET', `${BOARD}/issue?fields=summary`, 200],
  ['po', 'GET', '/rest/software/1.0/board/77/issue', 404],
  ['po', 'GET', `${BOARD}/issue/approximate-count`, 200],
  ['po', 'GET', '/rest/software/1.0/board/77/issue/approximate-count', 404],
  ['po', 'GET', `${BOARD}/sprint/12/issue?fields=key`, 200],
  ['po', 'GET', '/rest/software/1.0/board/77/sprint/12/issue', 404],
  ['po', 'GET', '/rest/software/1.0/sprint/12/issue', 200],
  ['po', 'GET', '/rest/software/1.0/sprint/77/issue', 404],
];

/** Operations that Jira removed; its documents do not know that they refuse, so only the shape of the refusal is held. */
const REMOVED: readonly Row[] = [
  ['po', 'GET', '/rest/api/3/search', 410],
  ['po', 'POST', '/rest/api/3/search', 410, { jql: 'project = SHOP' }],
  ['po', 'GET', '/rest/api/3/search/id', 410],
  ['po', 'GET', '/rest/agile/1.0/board/1/backlog', 410],
  ['po', 'GET', '/rest/agile/1.0/board/1/issue', 410],
  ['po', 'GET', '/rest/agile/1.0/board/1/sprint/12/issue', 410],
  ['po', 'GET', '/rest/agile/1.0/board/1/epic/none/issue', 410],
  ['po', 'GET', '/rest/agile/1.0/board/1/epic/10102/issue', 410],
  ['po', 'GET', '/rest/agile/1.0/epic/none/issue', 410],
  ['po', 'GET', '/rest/agile/1.0/epic/SHOP-2/issue', 410],
  ['po', 'GET', '/rest/agile/1.0/sprint/12/issue', 410],
];

const CANNOT_FAIL = [
  'GET /rest/api/3/field',
  'GET /rest/api/3/issuetype',
  'GET /rest/api/3/jql/autocompletedata',
  'GET /rest/api/3/jql/autocompletedata/suggestions',
  'GET /rest/api/3/priority',
  'GET /rest/api/3/priority/search',
  'GET /rest/api/3/project',
  'GET /rest/api/3/resolution',
  'GET /rest/api/3/resolution/search',
  'GET /rest/api/3/serverInfo',
  'GET /rest/api/3/status',
  'GET /rest/api/3/statuscategory',
  'GET /rest/api/3/users',
  'GET /rest/api/3/users/search',
];

describe('every answer has the shape of its document', () => {
  let test: TestSite;
  const answered = new Map<string, Set<number>>();
  beforeAll(async () => {
    const site = aSite();
    const comment = {
      id: '10900',
      authorAccountId: USER,
      createdAt: 0,
      body: { ...text('x'), type: 'doc', version: 1 },
    } as const;
    const issues = site.issues.map((issue) => (issue.key === 'SHOP-3' ? { ...issue, comments: [comment] } : issue));
    test = await openTestSite({ data: { ...site, issues }, taskDelayMs: 200 });
    test.site.onRequest(({ endpoint, status }) => {
      if (endpoint === null) return;
      const name = `${endpoint.method} ${endpoint.path}`;
      answered.set(name, (answered.get(name) ?? new Set()).add(status));
    });
  });
  afterAll(() => test.site.close());

  const rows = [
    ...[...SITE, ...PEOPLE, ...PROJECTS, ...SEARCHES],
    ...[...PROPERTIES, ...BOARDS, ...ISSUES, ...REMOVED],
  ].map(([who, method, path, status, body]) => ({ who, method, path, status, body }));

  it.each(rows)('$status $method $path ($who)', async ({ who, method, path, status, body }) => {
    const answer = await test.as(who)(method, path, body);
    expect({ status: answer.status, body: answer.status === status ? null : answer.body }).toEqual({
      status,
      body: null,
    });
    if (status >= 400 && status !== 401) expect(answer.body).toHaveProperty('errors');
  });

  (hasDocuments ? it : it.skip)(
    'every operation that is served has a validated answer, and every one that can fail a validated refusal',
    () => {
      const names = test.site.endpoints().map(({ method, path }) => `${method} ${path}`);
      expect(names.length).toBeGreaterThan(90);
      const statusesOf = (name: string): readonly number[] => [...(answered.get(name) ?? [])];
      const isRemoved = (name: string): boolean => statusesOf(name).every((status) => status === 410);
      const without = (isWanted: (status: number) => boolean) =>
        names.filter((name) => !isRemoved(name) && !statusesOf(name).some(isWanted));
      expect(without((status) => status < 400)).toEqual([]);
      // Lists of the whole site: nothing in the request can be wrong, and what may not be seen is left out.
      expect(without((status) => status >= 400).sort()).toEqual(CANNOT_FAIL);
      expect(names.filter(isRemoved)).toEqual([
        'ALL /rest/api/3/search',
        'ALL /rest/api/3/search/id',
        'GET /rest/agile/1.0/board/{boardId}/backlog',
        'GET /rest/agile/1.0/board/{boardId}/issue',
        'GET /rest/agile/1.0/board/{boardId}/sprint/{sprintId}/issue',
        'GET /rest/agile/1.0/board/{boardId}/epic/none/issue',
        'GET /rest/agile/1.0/board/{boardId}/epic/{epicId}/issue',
        'GET /rest/agile/1.0/epic/none/issue',
        'GET /rest/agile/1.0/epic/{epicIdOrKey}/issue',
        'GET /rest/agile/1.0/sprint/{sprintId}/issue',
      ]);
    },
  );
});
