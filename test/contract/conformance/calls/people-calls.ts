import { type ConformanceRow, DELETE, GET, PUT, same } from './conformance-row';

const PM = '5b10a2844c20165700ede21b';

/** Calls of people and their properties. */
export const PEOPLE_CALLS: readonly ConformanceRow[] = [
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
