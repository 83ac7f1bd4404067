import { Hono } from 'hono';
import { JiraRefusal } from '../jira-refusal';
import type { JiraRouter, RouteEnv } from './exchange';

/** Lists of issues that moved to `/rest/software/1.0` in 2026, with the same paths there. */
const REMOVED_LISTS = [
  '/board/:boardId/backlog',
  '/board/:boardId/issue',
  '/board/:boardId/sprint/:sprintId/issue',
  '/board/:boardId/epic/none/issue',
  '/board/:boardId/epic/:epicId/issue',
  '/epic/none/issue',
  '/epic/:epicIdOrKey/issue',
  '/sprint/:sprintId/issue',
] as const;

/** The announced end of the old lists, taken as come: an app that still asks for them must be seen to fail. */
export const removedAgileRoutes = (): JiraRouter => {
  const router = new Hono<RouteEnv>();
  for (const path of REMOVED_LISTS) {
    router.get(path, () => {
      throw new JiraRefusal(
        410,
        'The requested API has been removed. Please migrate to the same path under /rest/software/1.0.',
      );
    });
  }
  return router;
};
