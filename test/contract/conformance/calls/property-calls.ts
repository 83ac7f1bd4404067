import { type ConformanceRow, DELETE, GET, ISSUE, POST, PUT, same } from './conformance-row';

const shop5 = { issueIdOrKey: 'SHOP-5' };
const property = { ...shop5, propertyKey: 'conformance' };

/** Calls of entity properties and tasks. */
export const PROPERTY_CALLS: readonly ConformanceRow[] = [
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
