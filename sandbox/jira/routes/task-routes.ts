import { Hono } from 'hono';
import { JiraRefusal } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import { answer, type JiraRouter, type RouteEnv, signedIn } from './exchange';

/** Work that goes on after an answer. */
export const taskRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  router.get('/task/:taskId', (c) => {
    const accountId = signedIn(c);
    const task = site.tasks.find(c.req.param('taskId'));
    if (!task) throw new JiraRefusal(404, 'The task was not found.');
    if (task.submittedBy !== accountId && !c.env.viewer.isSiteAdmin) {
      throw new JiraRefusal(403, 'You do not have permission to see this task.');
    }
    const finished = task.finishedAt;
    return answer(
      c,
      {
        self: `${site.siteUrl}/rest/api/3/task/${task.id}`,
        id: task.id,
        description: task.description,
        status: task.status,
        ...(task.message === null ? {} : { message: task.message }),
        ...(task.result === null ? {} : { result: task.result }),
        // A number by the document, although account ids are text.
        submittedBy: 10_000,
        progress: finished === null ? 0 : 100,
        elapsedRuntime: task.startedAt === null ? 0 : (finished ?? site.now()) - task.startedAt,
        submitted: task.submittedAt,
        ...(task.startedAt === null ? {} : { started: task.startedAt }),
        ...(finished === null ? {} : { finished }),
        lastUpdate: finished ?? task.startedAt ?? task.submittedAt,
      },
      { objects: 1 },
    );
  });
  return router;
};
