import { type ConformanceRow, DELETE, GET, POST, PROJECT, PUT, same } from './conformance-row';

const shop = { projectIdOrKey: 'SHOP' };
const nowhere = { projectIdOrKey: 'NOPE' };

/** Calls of projects and what belongs to them. */
export const PROJECT_CALLS: readonly ConformanceRow[] = [
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
  same(
    'admin',
    `${PUT}/version/{id}`,
    'jira.projectVersions.updateVersion',
    { id: '10400', body: { released: true } },
    { fiveParameters: { id: '10400', released: true } },
  ),
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
