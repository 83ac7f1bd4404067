import { type ConformanceRow, DELETE, GET, ISSUE, POST, PUT, same } from './conformance-row';

const text = (words: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});
const shop5 = { issueIdOrKey: 'SHOP-5' };
const hidden = { issueIdOrKey: 'SHOP-7' };
const story = { project: { key: 'SHOP' }, issuetype: { name: 'Story' }, summary: 'New' };
const PM = '5b10a2844c20165700ede21b';

/** Calls of issues, their history, links and comments. */
export const ISSUE_CALLS: readonly ConformanceRow[] = [
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
