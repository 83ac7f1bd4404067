import { Hono } from 'hono';
import { boardAnswers } from '../answers/board-answers';
import { customFieldsOf } from '../field-catalog';
import { JiraRefusal } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import { type BoardRecord, type Json, SITE_IDS } from '../site-records';
import { visibleBoard } from './board-issue-routes';
import { answer, type JiraContext, type JiraRouter, listParameter, pageAnswer, type RouteEnv } from './exchange';

const STATE_ORDER = ['closed', 'active', 'future'] as const;

/** Boards and sprints. */
export const agileRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store, siteUrl } = site;
  const { boardAnswer, sprintAnswer } = boardAnswers(site);
  const agile = `${siteUrl}/rest/agile/1.0`;

  const isVisible = (c: JiraContext, board: BoardRecord): boolean => {
    const project = store.table('projects').get(board.projectId);
    return project !== undefined && c.env.viewer.canSeeProject(project);
  };

  router.get('/board', (c) => {
    const projectText = c.req.query('projectKeyOrId');
    const project = projectText === undefined ? undefined : store.findProject(projectText);
    if (projectText !== undefined && (!project || !c.env.viewer.canSeeProject(project))) {
      throw new JiraRefusal(400, `No project could be found with key or id '${projectText}'.`);
    }
    const types = listParameter(c, 'type');
    const name = c.req.query('name')?.toLowerCase();
    const boards = [...store.table('boards').values()].filter(
      (board) =>
        isVisible(c, board) &&
        (!project || board.projectId === project.id) &&
        (!types || types.includes(board.type)) &&
        (!name || board.name.toLowerCase().includes(name)),
    );
    const { page, size } = pageAnswer(c, boards, { cap: 50, default: 50, write: boardAnswer });
    return answer(c, page, { objects: size });
  });
  router.get('/board/:boardId', (c) => answer(c, boardAnswer(visibleBoard(c, site)), { objects: 1 }));
  router.get('/board/:boardId/configuration', (c) => {
    const board = visibleBoard(c, site);
    const project = store.table('projects').get(board.projectId);
    const points = customFieldsOf(store).find(({ id }) => id === SITE_IDS.storyPointEstimateField);
    const statuses = (project?.statusIds ?? []).flatMap((id) => store.table('statuses').get(id) ?? []);
    const body: Json = {
      id: board.id,
      name: board.name,
      type: board.type,
      self: `${agile}/board/${board.id}/configuration`,
      ...(project
        ? {
            location: {
              type: 'project',
              key: project.key,
              id: project.id,
              self: `${siteUrl}/rest/api/2/project/${project.id}`,
              name: project.name,
            },
          }
        : {}),
      filter: { id: String(10_000 + board.id), self: `${siteUrl}/rest/api/2/filter/${10_000 + board.id}` },
      columnConfig: {
        columns: statuses.map((status) => ({
          name: status.name,
          statuses: [{ id: status.id, self: `${siteUrl}/rest/api/2/status/${status.id}` }],
        })),
        constraintType: 'none',
      },
      ...(points && board.type !== 'kanban'
        ? { estimation: { type: 'field', field: { fieldId: points.id, displayName: points.name } } }
        : {}),
      ranking: { rankCustomFieldId: Number(SITE_IDS.rankField.replace('customfield_', '')) },
    };
    return answer(c, body, { objects: 1 });
  });
  router.get('/board/:boardId/project', (c) => {
    const board = visibleBoard(c, site);
    const projects = [...store.table('projects').values()].filter((project) => project.id === board.projectId);
    const { page, size } = pageAnswer(c, projects, {
      cap: 50,
      default: 50,
      write: ({ id, key, name }) => ({ id, key, name, self: `${siteUrl}/rest/api/2/project/${id}` }),
    });
    return answer(c, page, { objects: size });
  });
  router.get('/board/:boardId/sprint', (c) => {
    const board = visibleBoard(c, site);
    if (board.type === 'kanban') throw new JiraRefusal(400, 'The board does not support sprints');
    const states = listParameter(c, 'state');
    const sprints = [...store.table('sprints').values()]
      .filter((sprint) => sprint.boardId === board.id && (!states || states.includes(sprint.state)))
      .sort(
        (left, right) =>
          STATE_ORDER.indexOf(left.state) - STATE_ORDER.indexOf(right.state) ||
          (left.startAt ?? Number.MAX_SAFE_INTEGER) - (right.startAt ?? Number.MAX_SAFE_INTEGER) ||
          left.id - right.id,
      );
    const { page, size } = pageAnswer(c, sprints, { cap: 50, default: 50, write: sprintAnswer });
    return answer(c, page, { objects: size });
  });
  router.get('/sprint/:sprintId', (c) => {
    const sprint = store.table('sprints').get(c.req.param('sprintId'));
    const board = sprint && store.table('boards').get(String(sprint.boardId));
    if (!sprint || !board || !isVisible(c, board)) {
      throw new JiraRefusal(404, 'The sprint does not exist or you do not have permission to view it.');
    }
    return answer(c, sprintAnswer(sprint), { objects: 1 });
  });
  return router;
};
