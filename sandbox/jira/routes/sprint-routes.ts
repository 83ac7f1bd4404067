import { Hono } from 'hono';
import { z } from 'zod';
import { boardAnswers } from '../answers/board-answers';
import { emitSprintEvent, type SprintVerb } from '../changes/sprint-event';
import { JiraRefusal } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import type { BoardRecord, SprintRecord } from '../site-records';
import { answer, type JiraContext, type JiraRouter, noContent, parsedBody, type RouteEnv, signedIn } from './exchange';

const instant = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)), 'Invalid date.')
  .transform((text) => Date.parse(text));
const edit = z.looseObject({
  name: z.string().trim().min(1).max(30, 'Sprint name must be shorter than 30 characters.').optional(),
  goal: z.string().max(10_000).optional(),
  state: z.enum(['future', 'active', 'closed']).optional(),
  startDate: instant.optional(),
  endDate: instant.optional(),
});
const creation = edit.extend({ originBoardId: z.number().int() });

const notFound = (): JiraRefusal =>
  new JiraRefusal(404, 'The sprint does not exist or you do not have permission to view it.');

/** A sprint goes from future to active to closed, and active needs its dates. */
const assertStateMayFollow = (before: SprintRecord, after: SprintRecord): void => {
  const step = `${before.state} ${after.state}`;
  if (before.state !== after.state && step !== 'future active' && step !== 'active closed')
    throw new JiraRefusal(400, `A sprint cannot go from ${before.state} to ${after.state}.`);
  if (after.state === 'active' && (after.startAt === null || after.endAt === null))
    throw new JiraRefusal(400, 'A sprint needs a start date and an end date to be started.');
};

const verbOf = (before: SprintRecord, after: SprintRecord): SprintVerb => {
  if (before.state === after.state) return 'updated';
  return after.state === 'active' ? 'started' : 'closed';
};

/** Making, changing, starting, closing and deleting sprints. */
export const sprintRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store } = site;
  const { sprintAnswer } = boardAnswers(site);

  /** The board, for who may manage its sprints. */
  const managed = (c: JiraContext, board: BoardRecord | undefined, unseen: JiraRefusal): BoardRecord => {
    signedIn(c);
    const project = board && store.table('projects').get(board.projectId);
    if (!board || !project || !c.env.viewer.canSeeProject(project)) throw unseen;
    if (!c.env.viewer.holds('MANAGE_SPRINTS_PERMISSION', { project }))
      throw new JiraRefusal(403, 'You do not have permission to manage sprints of this board.');
    return board;
  };
  const editable = (c: JiraContext): SprintRecord => {
    const sprint = store.table('sprints').get(c.req.param('sprintId') ?? '');
    managed(c, sprint && store.table('boards').get(String(sprint.boardId)), notFound());
    if (sprint === undefined) throw notFound();
    return sprint;
  };

  router.post('/sprint', (c) => {
    const asked = parsedBody(c, creation);
    const unseen = new JiraRefusal(404, 'The board does not exist or you do not have permission to view it.');
    const board = managed(c, store.table('boards').get(String(asked.originBoardId)), unseen);
    if (board.type === 'kanban') throw new JiraRefusal(400, 'The board does not support sprints');
    if (asked.name === undefined) throw new JiraRefusal(400, { errors: { name: 'Sprint name cannot be empty.' } });
    const highest = Math.max(0, ...[...store.table('sprints').values()].map(({ id }) => id));
    const sprint: SprintRecord = {
      id: store.nextNumber('sprints', highest),
      boardId: board.id,
      name: asked.name,
      state: 'future',
      goal: asked.goal ?? '',
      startAt: asked.startDate ?? null,
      endAt: asked.endDate ?? null,
      completeAt: null,
    };
    store.put('sprints', sprint);
    emitSprintEvent({ site, actor: c.env.call.actor, verb: 'created', sprint });
    return answer(c, sprintAnswer(sprint), { status: 201, objects: 1 });
  });
  router.post('/sprint/:sprintId', (c) => {
    const asked = parsedBody(c, edit);
    const before = editable(c);
    const state = asked.state ?? before.state;
    const after: SprintRecord = {
      ...before,
      name: asked.name ?? before.name,
      goal: asked.goal ?? before.goal,
      state,
      startAt: asked.startDate ?? before.startAt,
      endAt: asked.endDate ?? before.endAt,
      completeAt: state === 'closed' ? (before.completeAt ?? site.now()) : null,
    };
    assertStateMayFollow(before, after);
    store.put('sprints', after);
    emitSprintEvent({ site, actor: c.env.call.actor, verb: verbOf(before, after), sprint: after, before });
    return answer(c, sprintAnswer(after), { objects: 1 });
  });
  router.delete('/sprint/:sprintId', (c) => {
    const sprint = editable(c);
    for (const issue of store.table('issues').values())
      if (issue.sprintIds.includes(sprint.id))
        store.put('issues', { ...issue, sprintIds: issue.sprintIds.filter((id) => id !== sprint.id) });
    store.remove('sprints', String(sprint.id));
    emitSprintEvent({ site, actor: c.env.call.actor, verb: 'deleted', sprint });
    return noContent();
  });
  return router;
};
