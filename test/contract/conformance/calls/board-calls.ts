import { type ConformanceRow, same } from './conformance-row';

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
/** A list where it was before 2026: jira.js 5 still asks there, and 6 no longer can. */
const removed = (path: string, five: string, parameters: object): ConformanceRow => ({
  endpoint: `${AGILE}${path}`,
  who: 'po',
  five,
  six: null,
  url: `/rest/agile/1.0${path
    .replace('{boardId}', '1')
    .replace('{sprintId}', '12')
    .replace(/\{[^}]+\}/, 'SHOP-2')}`,
  parameters,
  refused: 410,
});

/** Calls of boards and sprints. */
export const BOARD_CALLS: readonly ConformanceRow[] = [
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
  removed('/board/{boardId}/backlog', 'agile.board.getIssuesForBacklog', board),
  removed('/board/{boardId}/issue', 'agile.board.getIssuesForBoard', board),
  removed('/board/{boardId}/sprint/{sprintId}/issue', 'agile.board.getBoardIssuesForSprint', {
    ...board,
    sprintId: 12,
  }),
  removed('/board/{boardId}/epic/none/issue', 'agile.board.getIssuesWithoutEpicForBoard', board),
  removed('/board/{boardId}/epic/{epicId}/issue', 'agile.board.getBoardIssuesForEpic', { ...board, epicId: 10102 }),
  removed('/epic/none/issue', 'agile.epic.getIssuesWithoutEpic', {}),
  removed('/epic/{epicIdOrKey}/issue', 'agile.epic.getIssuesForEpic', { epicIdOrKey: 'SHOP-2' }),
  removed('/sprint/{sprintId}/issue', 'agile.sprint.getIssuesForSprint', { sprintId: 12 }),
];
