import { type ConformanceRow, GET, POST, same } from './conformance-row';

const search = {
  jql: 'project = SHOP ORDER BY Rank',
  fields: ['*all'],
  maxResults: 100,
  expand: 'names,schema,changelog',
};
/** Calls of searches, queries and permissions. */
export const QUERY_CALLS: readonly ConformanceRow[] = [
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
  // A person gets no further: these are for the app that brings the functions.
  same('po', `${GET}/jql/function/computation`, 'jira.jqlFunctionsApps.getPrecomputations', {}, { refused: 403 }),
  same(
    'po',
    `${POST}/jql/function/computation`,
    'jira.jqlFunctionsApps.updatePrecomputations',
    { values: [] },
    { refused: 403 },
  ),
  same(
    'po',
    `${POST}/jql/function/computation/search`,
    'jira.jqlFunctionsApps.getPrecomputationsByID',
    { precomputationIDs: ['x'] },
    { refused: 403 },
  ),
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
