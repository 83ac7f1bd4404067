import { Hono } from 'hono';
import { z } from 'zod';
import { rankIssues } from '../changes/rank-issues';
import { customFieldsOf, isRankField } from '../field-catalog';
import { issueNotFound, JiraRefusal } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import { type BoardRecord, type IssueRecord, type Json, SITE_IDS, type SprintRecord } from '../site-records';
import { visibleBoard } from './board-issue-routes';
import {
  answer,
  type JiraContext,
  type JiraRouter,
  listParameter,
  mayOn,
  noContent,
  pageAnswer,
  parsedBody,
  type RouteEnv,
} from './exchange';

const MAX_RANKED = 50;
const STATE_ORDER = ['closed', 'active', 'future'] as const;

const rankSchema = z.object({
  issues: z.array(z.string()).min(1),
  rankBeforeIssue: z.string().nullish(),
  rankAfterIssue: z.string().nullish(),
  rankCustomFieldId: z.number().int().nullish(),
});

/** Boards, sprints and rank. */
export const agileRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store, siteUrl } = site;
  const agile = `${siteUrl}/rest/agile/1.0`;

  const boardAnswer = (board: BoardRecord): Json => {
    const project = store.table('projects').get(board.projectId);
    return {
      id: board.id,
      self: `${agile}/board/${board.id}`,
      name: board.name,
      type: board.type,
      isPrivate: false,
      ...(project
        ? {
            location: {
              projectId: Number(project.id),
              displayName: `${project.name} (${project.key})`,
              projectName: project.name,
              projectKey: project.key,
              projectTypeKey: project.projectTypeKey,
              name: `${project.name} (${project.key})`,
            },
          }
        : {}),
    };
  };
  const sprintAnswer = (sprint: SprintRecord): Json => {
    const at = (instant: number | null): string | undefined =>
      instant === null ? undefined : new Date(instant).toISOString();
    return {
      id: sprint.id,
      self: `${agile}/sprint/${sprint.id}`,
      state: sprint.state,
      name: sprint.name,
      ...(sprint.startAt === null ? {} : { startDate: at(sprint.startAt) ?? '' }),
      ...(sprint.endAt === null ? {} : { endDate: at(sprint.endAt) ?? '' }),
      ...(sprint.completeAt === null ? {} : { completeDate: at(sprint.completeAt) ?? '' }),
      originBoardId: sprint.boardId,
      goal: sprint.goal,
    };
  };
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

  router.put('/issue/rank', (c) => {
    const request = parsedBody(c, rankSchema);
    if (request.issues.length > MAX_RANKED) {
      throw new JiraRefusal(400, `The maximum number of issues that can be ranked in one operation is ${MAX_RANKED}.`);
    }
    const before = request.rankBeforeIssue ?? null;
    const after = request.rankAfterIssue ?? null;
    if ((before === null) === (after === null)) {
      throw new JiraRefusal(400, 'Exactly one of rankBeforeIssue and rankAfterIssue must be given.');
    }
    const rankField = customFieldsOf(store).find(isRankField)?.id.replace('customfield_', '');
    if (typeof request.rankCustomFieldId === 'number' && String(request.rankCustomFieldId) !== rankField) {
      throw new JiraRefusal(400, 'The custom field is not a rank field.');
    }
    const find = (idOrKey: string): IssueRecord | undefined => {
      const issue = store.findIssue(idOrKey);
      return issue && c.env.viewer.canSeeIssue(issue) ? issue : undefined;
    };
    const anchor = find(before ?? after ?? '');
    if (!anchor) throw new JiraRefusal(400, issueNotFound().message);
    const asked = request.issues.map((idOrKey) => ({ idOrKey, issue: find(idOrKey) }));
    if (asked.some(({ issue }) => issue?.id === anchor.id)) {
      throw new JiraRefusal(400, 'An issue cannot be ranked relative to itself.');
    }
    const movable = new Set(
      asked.flatMap(({ issue }) => (issue && mayOn(c, site, 'SCHEDULE_ISSUES', issue) ? [issue] : [])),
    );
    if (movable.size === 0 && asked.some(({ issue }) => issue !== undefined)) {
      throw new JiraRefusal(403, 'You do not have permission to rank issues in this project.');
    }
    rankIssues({
      site,
      viewer: c.env.viewer,
      issues: [...movable],
      anchor,
      side: before === null ? 'after' : 'before',
    });
    if (asked.every(({ issue }) => issue && movable.has(issue))) return noContent();
    const entries = asked.map(({ idOrKey, issue }): Json => {
      if (!issue) return { issueKey: idOrKey, status: 404, errors: [issueNotFound().message] };
      const named = { issueId: Number(issue.id), issueKey: issue.key };
      return movable.has(issue)
        ? { ...named, status: 200 }
        : { ...named, status: 403, errors: ['You do not have permission to rank this issue.'] };
    });
    return answer(c, { entries }, { status: 207 });
  });
  return router;
};
