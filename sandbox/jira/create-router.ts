import { Hono } from 'hono';
import { JiraRefusal } from './jira-refusal';
import { agileRoutes } from './routes/agile-routes';
import { boardIssueRoutes } from './routes/board-issue-routes';
import type { JiraRouter, RouteEnv } from './routes/exchange';
import { fieldRoutes } from './routes/field-routes';
import { issueLinkRoutes } from './routes/issue-link-routes';
import { issueReadRoutes } from './routes/issue-read-routes';
import { issueSocialRoutes } from './routes/issue-social-routes';
import { issueTypeRoutes } from './routes/issue-type-routes';
import { issueWriteRoutes } from './routes/issue-write-routes';
import { jqlComputationRoutes } from './routes/jql-computation-routes';
import { jqlRoutes } from './routes/jql-routes';
import { peopleRoutes } from './routes/people-routes';
import { permissionRoutes } from './routes/permission-routes';
import { projectPropertyRoutes } from './routes/project-property-routes';
import { projectPartRoutes, projectRoutes } from './routes/project-routes';
import { propertyRoutes } from './routes/property-routes';
import { rankRoutes } from './routes/rank-routes';
import { removedAgileRoutes } from './routes/removed-agile-routes';
import { searchRoutes } from './routes/search-routes';
import { sprintRoutes } from './routes/sprint-routes';
import { statusRoutes } from './routes/status-routes';
import { taskRoutes } from './routes/task-routes';
import { transitionRoutes } from './routes/transition-routes';
import { userPropertyRoutes } from './routes/user-property-routes';
import { versionRoutes } from './routes/version-routes';
import { vocabularyRoutes } from './routes/vocabulary-routes';
import { endpointFinder, endpointsOf } from './served-endpoints';
import type { SiteContext } from './site-context';

const refused = (error: JiraRefusal): Response => {
  // Jira answers callers without a valid login in plain text.
  if (error.status === 401) return new Response(error.message, { status: 401 });
  return new Response(JSON.stringify(error.body), {
    status: error.status,
    headers: { 'content-type': 'application/json;charset=UTF-8' },
  });
};

/** Everything that the stand-in answers. */
export const createRouter = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const platform = [
    searchRoutes,
    permissionRoutes,
    propertyRoutes,
    vocabularyRoutes,
    fieldRoutes,
    statusRoutes,
    projectRoutes,
    projectPartRoutes,
    projectPropertyRoutes,
    versionRoutes,
    issueTypeRoutes,
    issueReadRoutes,
    issueWriteRoutes,
    issueSocialRoutes,
    issueLinkRoutes,
    transitionRoutes,
    peopleRoutes,
    userPropertyRoutes,
    taskRoutes,
    jqlRoutes,
    jqlComputationRoutes,
  ];
  for (const routes of platform) router.route('/rest/api/3', routes(site));
  router.route('/rest/agile/1.0', agileRoutes(site));
  router.route('/rest/agile/1.0', sprintRoutes(site));
  router.route('/rest/agile/1.0', removedAgileRoutes());
  router.route('/rest/agile/1.0', rankRoutes(site));
  router.route('/rest/software/1.0', boardIssueRoutes(site));
  const endpoints = endpointsOf(router);
  const methods = ['GET', 'POST', 'PUT', 'DELETE'] as const;
  const find = endpointFinder(endpoints);
  router.notFound((c) => {
    const served = methods.filter((method) => find(method, c.req.path) !== null);
    if (served.length === 0) {
      return refused(new JiraRefusal(404, 'null for uri: the requested resource is not served here.'));
    }
    const response = refused(new JiraRefusal(405, 'Method Not Allowed'));
    response.headers.set('allow', served.join(', '));
    return response;
  });
  router.onError((error) => {
    if (error instanceof JiraRefusal) return refused(error);
    return refused(new JiraRefusal(500, `Internal server error: ${error.message}`));
  });
  return router;
};
