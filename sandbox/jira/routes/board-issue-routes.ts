import { Hono } from 'hono';
import { JiraRefusal } from '../jira-refusal';
import { findIssues, matchingIssues } from '../jql/find-issues';
import type { SiteContext } from '../site-context';
import type { BoardRecord, IssueRecord } from '../site-records';
import { answer, type JiraContext, type JiraRouter, listParameter, numberParameter, type RouteEnv } from './exchange';
import { compileForSearch, reconciledIssues, tokenPageAnswer } from './search-routes';

/** The board of the path, if the viewer may see its project. */
export const visibleBoard = (c: JiraContext, site: SiteContext): BoardRecord => {
  const id = c.req.param('boardId') ?? '';
  const board = site.store.table('boards').get(id);
  const project = board && site.store.table('projects').get(board.projectId);
  if (!board || !project || !c.env.viewer.canSeeProject(project)) {
    throw new JiraRefusal(404, `Board with id ${id} does not exist or you do not have permission to see it.`);
  }
  return board;
};

type Membership = (issue: IssueRecord) => boolean;

/** Issues of boards, as of 2026 under `/rest/software/1.0`: rank order, pages by token. */
export const boardIssueRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store } = site;

  const levelOf = (issue: IssueRecord): number => store.table('issueTypes').get(issue.issueTypeId)?.hierarchyLevel ?? 0;
  const isIn = (board: BoardRecord, what: 'backlog' | 'all'): Membership => {
    const planned = new Set(
      [...store.table('sprints').values()].filter((sprint) => sprint.state !== 'closed').map((sprint) => sprint.id),
    );
    // Epics and what stands above them are not rows of a board.
    const onBoard: Membership = (issue) => issue.projectId === board.projectId && levelOf(issue) <= 0;
    if (what === 'all') return onBoard;
    return (issue) =>
      onBoard(issue) &&
      levelOf(issue) === 0 &&
      store.table('statuses').get(issue.statusId)?.category !== 'done' &&
      !issue.sprintIds.some((id) => planned.has(id));
  };
  const restricted = (c: JiraContext, membership: Membership) => {
    const jql = c.req.query('jql')?.trim() ?? '';
    const compiled = compileForSearch(c, site, jql);
    const sortKeys =
      compiled.sortKeys.length > 0
        ? compiled.sortKeys
        : [{ keyOf: (issue: IssueRecord) => issue.rank, isDescending: false }];
    return {
      jql,
      compiled: { ...compiled, sortKeys, test: (issue: IssueRecord) => membership(issue) && compiled.test(issue) },
    };
  };
  const list = (c: JiraContext, membership: Membership): Response => {
    const { jql, compiled } = restricted(c, membership);
    const reconciled = reconciledIssues((listParameter(c, 'reconcileIssues') ?? []).map(Number));
    return tokenPageAnswer(c, site, {
      query: `${c.req.path}\n${jql}`,
      issues: findIssues(site, c.env.viewer, { compiled, reconciled }),
      fields: listParameter(c, 'fields') ?? ['*navigable'],
      properties: [],
      expand: listParameter(c, 'expand') ?? [],
      maxResults: Math.max(numberParameter(c, 'maxResults', 50), 1),
      nextPageToken: c.req.query('nextPageToken') ?? null,
    });
  };
  const count = (c: JiraContext, membership: Membership): Response =>
    answer(c, { count: matchingIssues(site, c.env.viewer, restricted(c, membership)).length });

  router.get('/board/:boardId/backlog', (c) => list(c, isIn(visibleBoard(c, site), 'backlog')));
  router.get('/board/:boardId/backlog/approximate-count', (c) => count(c, isIn(visibleBoard(c, site), 'backlog')));
  router.get('/board/:boardId/issue', (c) => list(c, isIn(visibleBoard(c, site), 'all')));
  router.get('/board/:boardId/issue/approximate-count', (c) => count(c, isIn(visibleBoard(c, site), 'all')));
  router.get('/board/:boardId/sprint/:sprintId/issue', (c) => {
    const onBoard = isIn(visibleBoard(c, site), 'all');
    const sprintId = Number(c.req.param('sprintId'));
    return list(c, (issue) => onBoard(issue) && issue.sprintIds.includes(sprintId));
  });
  router.get('/sprint/:sprintId/issue', (c) => {
    const sprint = store.table('sprints').get(c.req.param('sprintId'));
    if (!sprint) throw new JiraRefusal(404, 'The sprint does not exist or you do not have permission to view it.');
    return list(c, (issue) => issue.sprintIds.includes(sprint.id));
  });
  return router;
};
