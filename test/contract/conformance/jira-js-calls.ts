/** A call and what must come of it, in the order in which each finds what it needs. */
export interface ConformanceRow {
  /** The operation as the stand-in lists it. */
  readonly endpoint: string;
  readonly who: 'admin' | 'po' | 'pm' | 'dev' | 'restricted';
  /** The method of jira.js 5 and of 6; null where that version has none, and its own general request goes there. */
  readonly five: string | null;
  readonly six: string | null;
  /** The path of a general request, where one of the two needs it. */
  readonly url?: string;
  readonly parameters?: object;
  /** Where jira.js 5 names its parameters otherwise. */
  readonly fiveParameters?: object;
  /** The status that must be refused with; absent where the call must succeed. */
  readonly refused?: number;
}

const GET = 'GET /rest/api/3';
const POST = 'POST /rest/api/3';
const PUT = 'PUT /rest/api/3';
const DELETE = 'DELETE /rest/api/3';
const ISSUE = '/issue/{issueIdOrKey}';
const PROJECT = '/project/{projectIdOrKey}';

const text = (words: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});
const shop5 = { issueIdOrKey: 'SHOP-5' };
const hidden = { issueIdOrKey: 'SHOP-7' };
const shop = { projectIdOrKey: 'SHOP' };
const nowhere = { projectIdOrKey: 'NOPE' };
const property = { ...shop5, propertyKey: 'conformance' };
const story = { project: { key: 'SHOP' }, issuetype: { name: 'Story' }, summary: 'New' };
const PM = '5b10a2844c20165700ede21b';

/** A row whose method has the same name and parameters in both versions. */
const same = (
  who: ConformanceRow['who'],
  endpoint: string,
  call: string,
  parameters?: object,
  more: Partial<ConformanceRow> = {},
): ConformanceRow => ({
  endpoint,
  who,
  five: call,
  six: call,
  ...(parameters === undefined ? {} : { parameters }),
  ...more,
});

const SITE: readonly ConformanceRow[] = [
  same('po', `${GET}/serverInfo`, 'jira.serverInfo.getServerInfo'),
  same('po', `${GET}/field`, 'jira.issueFields.getFields'),
  same('po', `${GET}/field/search`, 'jira.issueFields.getFieldsPaginated', { type: ['custom'] }),
  {
    endpoint: `${GET}/priority`,
    who: 'po',
    five: 'jira.issuePriorities.getPriorities',
    six: null,
    url: '/rest/api/3/priority',
  },
  same('po', `${GET}/priority/search`, 'jira.issuePriorities.searchPriorities', {}),
  same('po', `${GET}/priority/{id}`, 'jira.issuePriorities.getPriority', { id: '3' }),
  same('po', `${GET}/priority/{id}`, 'jira.issuePriorities.getPriority', { id: '99' }, { refused: 404 }),
  {
    endpoint: `${GET}/resolution`,
    who: 'po',
    five: 'jira.issueResolutions.getResolutions',
    six: null,
    url: '/rest/api/3/resolution',
  },
  {
    endpoint: `${GET}/resolution/search`,
    who: 'po',
    five: 'jira.issueResolutions.searchResolutions',
    six: null,
    url: '/rest/api/3/resolution/search',
    parameters: {},
  },
  same('po', `${GET}/issueLinkType`, 'jira.issueLinkTypes.getIssueLinkTypes'),
  same('po', `${GET}/issueLinkType/{id}`, 'jira.issueLinkTypes.getIssueLinkType', { issueLinkTypeId: '10000' }),
  same('po', `${GET}/status`, 'jira.workflowStatuses.getStatuses'),
  same('po', `${GET}/status/{idOrName}`, 'jira.workflowStatuses.getStatus', { idOrName: 'Done' }),
  same('admin', `${GET}/statuses/search`, 'jira.status.search', { statusCategory: 'DONE' }),
  same('restricted', `${GET}/statuses/search`, 'jira.status.search', {}, { refused: 401 }),
  same('po', `${GET}/statuscategory`, 'jira.workflowStatusCategories.getStatusCategories'),
  same('po', `${GET}/issuetype`, 'jira.issueTypes.getIssueAllTypes'),
  {
    endpoint: `${GET}/issuetype/project`,
    who: 'po',
    five: 'jira.issueTypes.getIssueTypesForProject',
    six: null,
    url: '/rest/api/3/issuetype/project?projectId=10001',
    parameters: { projectId: 10001 },
  },
  same('po', `${GET}/issuetype/{id}`, 'jira.issueTypes.getIssueType', { id: '10000' }),
];

const PEOPLE: readonly ConformanceRow[] = [
  same('po', `${GET}/myself`, 'jira.myself.getCurrentUser', { expand: 'groups' }),
  same('po', `${GET}/user`, 'jira.users.getUser', { accountId: PM }),
  same('po', `${GET}/user`, 'jira.users.getUser', { accountId: 'nobody' }, { refused: 404 }),
  {
    endpoint: `${GET}/user/bulk`,
    who: 'po',
    five: 'jira.users.bulkGetUsers',
    six: null,
    url: `/rest/api/3/user/bulk?accountId=${PM}`,
    parameters: { accountId: [PM] },
  },
  same('po', `${GET}/user/search`, 'jira.userSearch.findUsers', { query: 'o' }),
  same('po', `${GET}/users/search`, 'jira.users.getAllUsers', {}),
  same('po', `${GET}/users`, 'jira.users.getAllUsersDefault', {}),
  same('po', `${GET}/user/assignable/search`, 'jira.userSearch.findAssignableUsers', { project: 'SHOP', query: 'd' }),
  same(
    'po',
    `${PUT}/user/properties/{propertyKey}`,
    'jira.userProperties.setUserProperty',
    { propertyKey: 'x', body: { a: 1 } },
    { fiveParameters: { propertyKey: 'x', propertyValue: { a: 1 } } },
  ),
  same('po', `${GET}/user/properties`, 'jira.userProperties.getUserPropertyKeys', {}),
  same('po', `${GET}/user/properties/{propertyKey}`, 'jira.userProperties.getUserProperty', { propertyKey: 'x' }),
  same('po', `${DELETE}/user/properties/{propertyKey}`, 'jira.userProperties.deleteUserProperty', { propertyKey: 'x' }),
  same(
    'po',
    `${GET}/user/properties/{propertyKey}`,
    'jira.userProperties.getUserProperty',
    { propertyKey: 'x' },
    { refused: 404 },
  ),
];

const PROJECTS: readonly ConformanceRow[] = [
  { endpoint: `${GET}/project`, who: 'po', five: null, six: null, url: '/rest/api/3/project' },
  same('po', `${GET}/project/search`, 'jira.projects.searchProjects', { expand: 'insight,lead,issueTypes' }),
  same('po', `${GET}${PROJECT}`, 'jira.projects.getProject', { ...shop, expand: 'issueTypeHierarchy,projectKeys' }),
  same('restricted', `${GET}${PROJECT}`, 'jira.projects.getProject', shop, { refused: 404 }),
  same('po', `${GET}${PROJECT}/components`, 'jira.projectComponents.getProjectComponents', shop),
  same('po', `${GET}${PROJECT}/component`, 'jira.projectComponents.getProjectComponentsPaginated', shop),
  same('po', `${GET}${PROJECT}/versions`, 'jira.projectVersions.getProjectVersions', shop),
  same('po', `${GET}${PROJECT}/version`, 'jira.projectVersions.getProjectVersionsPaginated', shop),
  same('admin', `${POST}/version`, 'jira.projectVersions.createVersion', { name: '2027.1', projectId: 10000 }),
  same(
    'dev',
    `${POST}/version`,
    'jira.projectVersions.createVersion',
    { name: 'x', projectId: 10000 },
    { refused: 404 },
  ),
  same('po', `${GET}/version/{id}`, 'jira.projectVersions.getVersion', { id: '10400' }),
  same('admin', `${PUT}/version/{id}`, 'jira.projectVersions.updateVersion', { id: '10400', released: true }),
  same('admin', `${POST}/version/{id}/removeAndSwap`, 'jira.projectVersions.deleteAndReplaceVersion', {
    id: '10401',
    moveFixIssuesTo: 10400,
  }),
  same('po', `${GET}${PROJECT}/statuses`, 'jira.projects.getAllStatuses', shop),
  same('po', `${GET}${PROJECT}/hierarchy`, 'jira.projects.getHierarchy', { projectId: 10001 }),
  same('po', `${GET}${PROJECT}/hierarchy`, 'jira.projects.getHierarchy', { projectId: 10000 }, { refused: 400 }),
  same(
    'po',
    `${PUT}${PROJECT}/properties/{propertyKey}`,
    'jira.projectProperties.setProjectProperty',
    { ...shop, propertyKey: 'x', body: { a: 1 } },
    { fiveParameters: { ...shop, propertyKey: 'x', propertyValue: { a: 1 } } },
  ),
  same(
    'dev',
    `${PUT}${PROJECT}/properties/{propertyKey}`,
    'jira.projectProperties.setProjectProperty',
    { ...shop, propertyKey: 'x', body: { a: 1 } },
    { fiveParameters: { ...shop, propertyKey: 'x', propertyValue: { a: 1 } }, refused: 403 },
  ),
  same('po', `${GET}${PROJECT}/properties`, 'jira.projectProperties.getProjectPropertyKeys', shop),
  same('po', `${GET}${PROJECT}/properties/{propertyKey}`, 'jira.projectProperties.getProjectProperty', {
    ...shop,
    propertyKey: 'x',
  }),
  same('po', `${DELETE}${PROJECT}/properties/{propertyKey}`, 'jira.projectProperties.deleteProjectProperty', {
    ...shop,
    propertyKey: 'x',
  }),
  same(
    'po',
    `${GET}${PROJECT}/properties/{propertyKey}`,
    'jira.projectProperties.getProjectProperty',
    { ...nowhere, propertyKey: 'x' },
    { refused: 404 },
  ),
];

const search = {
  jql: 'project = SHOP ORDER BY Rank',
  fields: ['*all'],
  maxResults: 100,
  expand: 'names,schema,changelog',
};
const QUERIES: readonly ConformanceRow[] = [
  same('po', `${GET}/search/jql`, 'jira.issueSearch.searchAndReconsileIssuesUsingJql', search, {
    five: 'jira.issueSearch.searchForIssuesUsingJqlEnhancedSearch',
  }),
  same('po', `${POST}/search/jql`, 'jira.issueSearch.searchAndReconsileIssuesUsingJqlPost', search, {
    five: 'jira.issueSearch.searchForIssuesUsingJqlEnhancedSearchPost',
  }),
  same(
    'po',
    `${POST}/search/jql`,
    'jira.issueSearch.searchAndReconsileIssuesUsingJqlPost',
    { jql: 'ORDER BY key' },
    { five: 'jira.issueSearch.searchForIssuesUsingJqlEnhancedSearchPost', refused: 400 },
  ),
  same('po', `${POST}/search/approximate-count`, 'jira.issueSearch.countIssues', { jql: 'project = SHOP' }),
  {
    endpoint: 'ALL /rest/api/3/search',
    who: 'po',
    five: 'jira.issueSearch.searchForIssuesUsingJql',
    six: null,
    url: '/rest/api/3/search?jql=project%3DSHOP',
    parameters: { jql: 'project = SHOP' },
    refused: 410,
  },
  {
    endpoint: 'ALL /rest/api/3/search/id',
    who: 'po',
    five: null,
    six: null,
    url: '/rest/api/3/search/id',
    refused: 410,
  },
  same('po', `${POST}/jql/parse`, 'jira.jql.parseJqlQueries', {
    validation: 'strict',
    queries: ['project = SHOP AND labels in (a, b) ORDER BY created', 'universe = 1', 'a ='],
  }),
  same('po', `${POST}/jql/match`, 'jira.issueSearch.matchIssues', {
    issueIds: [10105],
    jqls: ['project = SHOP', 'a ='],
  }),
  same('po', `${GET}/jql/autocompletedata`, 'jira.jql.getAutoComplete'),
  same('po', `${POST}/jql/autocompletedata`, 'jira.jql.getAutoCompletePost', { projectIds: [10000] }),
  same('po', `${GET}/jql/autocompletedata/suggestions`, 'jira.jql.getFieldAutoCompleteForQueryString', {
    fieldName: 'status',
    fieldValue: '',
  }),
  same('po', `${GET}/mypermissions`, 'jira.permissions.getMyPermissions', {
    permissions: 'ADMINISTER,BROWSE_PROJECTS',
  }),
  same('po', `${GET}/mypermissions`, 'jira.permissions.getMyPermissions', {}, { refused: 400 }),
  same('po', `${POST}/permissions/check`, 'jira.permissions.getBulkPermissions', {
    projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], issues: [10105], projects: [10000] }],
    globalPermissions: ['ADMINISTER'],
  }),
  same('po', `${POST}/permissions/project`, 'jira.permissions.getPermittedProjects', {
    permissions: ['BROWSE_PROJECTS'],
  }),
];

const ISSUES: readonly ConformanceRow[] = [
  same('po', `${GET}${ISSUE}`, 'jira.issues.getIssue', {
    ...shop5,
    expand: 'names,schema,changelog',
    properties: ['x'],
  }),
  same('dev', `${GET}${ISSUE}`, 'jira.issues.getIssue', hidden, { refused: 404 }),
  same('po', `${POST}/issue/bulkfetch`, 'jira.issues.bulkFetchIssues', {
    issueIdsOrKeys: ['SHOP-5', '10106'],
    fields: ['*all'],
  }),
  same('po', `${PUT}${ISSUE}`, 'jira.issues.editIssue', {
    ...shop5,
    fields: { summary: 'Changed', description: text('x') },
  }),
  same('po', `${PUT}${ISSUE}`, 'jira.issues.editIssue', { ...shop5, fields: { summary: '' } }, { refused: 400 }),
  same(
    'restricted',
    `${PUT}${ISSUE}`,
    'jira.issues.editIssue',
    { issueIdOrKey: 'MOB-2', fields: { summary: 'x' } },
    { refused: 403 },
  ),
  same('po', `${GET}${ISSUE}/changelog`, 'jira.issues.getChangeLogs', shop5),
  same('po', `${POST}/changelog/bulkfetch`, 'jira.issues.getBulkChangelogs', { issueIdsOrKeys: ['SHOP-5'] }),
  same('po', `${GET}${ISSUE}/editmeta`, 'jira.issues.getEditIssueMeta', shop5),
  same('po', `${POST}/issue`, 'jira.issues.createIssue', { fields: story }),
  same(
    'po',
    `${POST}/issue`,
    'jira.issues.createIssue',
    { fields: { ...story, issuetype: { name: 'Novel' } } },
    { refused: 400 },
  ),
  same('po', `${POST}/issue/bulk`, 'jira.issues.createIssues', { issueUpdates: [{ fields: story }, { fields: {} }] }),
  same('po', `${GET}${ISSUE}/transitions`, 'jira.issues.getTransitions', shop5),
  same('po', `${POST}${ISSUE}/transitions`, 'jira.issues.doTransition', { ...shop5, transition: { id: '21' } }),
  same(
    'po',
    `${POST}${ISSUE}/transitions`,
    'jira.issues.doTransition',
    { ...shop5, transition: { id: '99' } },
    { refused: 400 },
  ),
  same('dev', `${POST}${ISSUE}/votes`, 'jira.issueVotes.addVote', shop5),
  same('po', `${GET}${ISSUE}/votes`, 'jira.issueVotes.getVotes', shop5),
  same('dev', `${DELETE}${ISSUE}/votes`, 'jira.issueVotes.removeVote', shop5),
  same('dev', `${DELETE}${ISSUE}/votes`, 'jira.issueVotes.removeVote', shop5, { refused: 404 }),
  // Neither version sends what Jira documents, a bare JSON string: 5 sends none at all, 6 takes an object only.
  { endpoint: `${POST}${ISSUE}/watchers`, who: 'dev', five: null, six: null, url: '/rest/api/3/issue/SHOP-5/watchers' },
  same('po', `${GET}${ISSUE}/watchers`, 'jira.issueWatchers.getIssueWatchers', shop5),
  same('po', `${DELETE}${ISSUE}/watchers`, 'jira.issueWatchers.removeWatcher', { ...shop5, accountId: PM }),
  same('po', `${POST}/issue/watching`, 'jira.issueWatchers.getIsWatchingIssueBulk', { issueIds: ['10105'] }),
  same(
    'po',
    `${POST}${ISSUE}/comment`,
    'jira.issueComments.addComment',
    { ...shop5, body: text('x') },
    { fiveParameters: { ...shop5, comment: text('x') } },
  ),
  same('po', `${GET}${ISSUE}/comment`, 'jira.issueComments.getComments', shop5),
  same('po', `${GET}${ISSUE}/comment/{id}`, 'jira.issueComments.getComment', { ...shop5, id: '99' }, { refused: 404 }),
  same('dev', `${GET}${ISSUE}/comment`, 'jira.issueComments.getComments', hidden, { refused: 404 }),
  same('po', `${POST}/issueLink`, 'jira.issueLinks.linkIssues', {
    type: { name: 'Relates' },
    inwardIssue: { key: 'SHOP-5' },
    outwardIssue: { key: 'SHOP-9' },
  }),
  same('po', `${GET}/issueLink/{linkId}`, 'jira.issueLinks.getIssueLink', { linkId: '10501' }),
  same('po', `${DELETE}/issueLink/{linkId}`, 'jira.issueLinks.deleteIssueLink', { linkId: '10501' }),
  same('po', `${GET}/issueLink/{linkId}`, 'jira.issueLinks.getIssueLink', { linkId: '10501' }, { refused: 404 }),
  same('admin', `${DELETE}${ISSUE}`, 'jira.issues.deleteIssue', { issueIdOrKey: 'SHOP-6' }),
  same('po', `${DELETE}${ISSUE}`, 'jira.issues.deleteIssue', shop5, { refused: 403 }),
];

const PROPERTIES: readonly ConformanceRow[] = [
  same(
    'po',
    `${PUT}${ISSUE}/properties/{propertyKey}`,
    'jira.issueProperties.setIssueProperty',
    { ...property, body: { a: 1 } },
    { fiveParameters: { ...property, propertyValue: { a: 1 } } },
  ),
  same('po', `${GET}${ISSUE}/properties`, 'jira.issueProperties.getIssuePropertyKeys', shop5),
  same('po', `${GET}${ISSUE}/properties/{propertyKey}`, 'jira.issueProperties.getIssueProperty', property),
  same('po', `${DELETE}${ISSUE}/properties/{propertyKey}`, 'jira.issueProperties.deleteIssueProperty', property),
  same('po', `${GET}${ISSUE}/properties/{propertyKey}`, 'jira.issueProperties.getIssueProperty', property, {
    refused: 404,
  }),
  // Both follow the 303 to the task.
  same('po', `${POST}/issue/properties/multi`, 'jira.issueProperties.bulkSetIssuePropertiesByIssue', {
    issues: [{ issueID: 10105, properties: { x: { a: 1 } } }],
  }),
  same(
    'restricted',
    `${POST}/issue/properties/multi`,
    'jira.issueProperties.bulkSetIssuePropertiesByIssue',
    { issues: [{ issueID: 10202, properties: { x: { a: 1 } } }] },
    { refused: 403 },
  ),
  same(
    'po',
    `${POST}/issue/properties`,
    'jira.issueProperties.bulkSetIssuesPropertiesList',
    { entitiesIds: [10104], properties: { y: { a: 1 } } },
    { five: 'jira.issueProperties.bulkSetIssuesProperties' },
  ),
  same('po', `${GET}/task/{taskId}`, 'jira.tasks.getTask', { taskId: '10001' }),
  same('dev', `${GET}/task/{taskId}`, 'jira.tasks.getTask', { taskId: '10001' }, { refused: 403 }),
];

const AGILE = 'GET /rest/agile/1.0';
const BOARD = 'GET /rest/software/1.0/board/{boardId}';
const board = { boardId: 1 };
/** Lists of boards as they are since 2026; jira.js 5 still asks where they were. */
const listed = (endpoint: string, six: string, url: string, parameters: object): ConformanceRow => ({
  endpoint,
  who: 'po',
  five: null,
  six,
  url,
  parameters,
});
const BOARDS: readonly ConformanceRow[] = [
  same('po', `${AGILE}/board`, 'agile.board.getAllBoards', { projectKeyOrId: 'SHOP' }),
  same('po', `${AGILE}/board/{boardId}`, 'agile.board.getBoard', board),
  same('po', `${AGILE}/board/{boardId}`, 'agile.board.getBoard', { boardId: 77 }, { refused: 404 }),
  same('po', `${AGILE}/board/{boardId}/configuration`, 'agile.board.getConfiguration', board),
  same('po', `${AGILE}/board/{boardId}/project`, 'agile.board.getProjects', board),
  same('po', `${AGILE}/board/{boardId}/sprint`, 'agile.board.getAllSprints', board),
  same('po', `${AGILE}/sprint/{sprintId}`, 'agile.sprint.getSprint', { sprintId: 12 }),
  same('admin', 'POST /rest/agile/1.0/sprint', 'agile.sprint.createSprint', { name: 'New', originBoardId: 1 }),
  same('admin', 'POST /rest/agile/1.0/sprint/{sprintId}', 'agile.sprint.partiallyUpdateSprint', {
    sprintId: 13,
    goal: 'Another',
  }),
  same(
    'dev',
    'POST /rest/agile/1.0/sprint/{sprintId}',
    'agile.sprint.partiallyUpdateSprint',
    { sprintId: 13, goal: 'Mine' },
    { refused: 403 },
  ),
  same('admin', 'DELETE /rest/agile/1.0/sprint/{sprintId}', 'agile.sprint.deleteSprint', { sprintId: 13 }),
  same('po', 'PUT /rest/agile/1.0/issue/rank', 'agile.issue.rankIssues', {
    issues: ['SHOP-9'],
    rankBeforeIssue: 'SHOP-3',
  }),
  same('po', 'PUT /rest/agile/1.0/issue/rank', 'agile.issue.rankIssues', {
    issues: ['SHOP-9', 'SHOP-404'],
    rankBeforeIssue: 'SHOP-3',
  }),
  same(
    'dev',
    'PUT /rest/agile/1.0/issue/rank',
    'agile.issue.rankIssues',
    { issues: ['SHOP-9'], rankBeforeIssue: 'SHOP-3' },
    { refused: 403 },
  ),
  listed(`${BOARD}/backlog`, 'agile.board.getIssuesForBacklog', '/rest/software/1.0/board/1/backlog', {
    ...board,
    maxResults: 5000,
    fields: ['summary'],
  }),
  listed(
    `${BOARD}/backlog/approximate-count`,
    'agile.board.getApproximateIssueCountForBacklog',
    '/rest/software/1.0/board/1/backlog/approximate-count',
    board,
  ),
  listed(`${BOARD}/issue`, 'agile.board.getIssuesForBoard', '/rest/software/1.0/board/1/issue', board),
  listed(
    `${BOARD}/issue/approximate-count`,
    'agile.board.getApproximateIssueCountForBoard',
    '/rest/software/1.0/board/1/issue/approximate-count',
    board,
  ),
  listed(
    `${BOARD}/sprint/{sprintId}/issue`,
    'agile.board.getBoardIssuesForSprint',
    '/rest/software/1.0/board/1/sprint/12/issue',
    { ...board, sprintId: 12 },
  ),
  listed(
    'GET /rest/software/1.0/sprint/{sprintId}/issue',
    'agile.sprint.getIssuesForSprint',
    '/rest/software/1.0/sprint/12/issue',
    { sprintId: 12 },
  ),
];

/** Every operation that is served, as jira.js asks for it; refusals too. */
export const CONFORMANCE_ROWS: readonly ConformanceRow[] = [
  ...SITE,
  ...PEOPLE,
  ...PROJECTS,
  ...QUERIES,
  ...PROPERTIES,
  ...BOARDS,
  ...ISSUES,
];
