import { Hono } from 'hono';
import { JiraRefusal } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import type { Json, ProjectRecord } from '../site-records';
import {
  answer,
  type JiraContext,
  type JiraRouter,
  jsonBody,
  noContent,
  type RouteEnv,
  visibleProject,
} from './exchange';

/** Entity properties of projects. */
export const projectPropertyRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store } = site;
  const api = `${site.siteUrl}/rest/api/3`;

  const propertyId = (project: ProjectRecord, key: string): string => `project/${project.id}/${key}`;
  router.get('/project/:projectIdOrKey/properties', (c) => {
    const project = visibleProject(c, site);
    const prefix = propertyId(project, '');
    const keys = [...store.table('entityProperties').keys()]
      .filter((id) => id.startsWith(prefix))
      .map((id) => id.slice(prefix.length));
    const body = keys.map((key) => ({
      self: `${api}/project/${project.id}/properties/${encodeURIComponent(key)}`,
      key,
    }));
    return answer(c, { keys: body }, { objects: 1 });
  });
  router.get('/project/:projectIdOrKey/properties/:propertyKey', (c) => {
    const project = visibleProject(c, site);
    const key = c.req.param('propertyKey');
    const record = store.table('entityProperties').get(propertyId(project, key));
    if (!record) throw new JiraRefusal(404, `The property with key '${key}' was not found.`);
    return answer(c, { key, value: record.value }, { objects: 1 });
  });
  const assertAdministers = (c: JiraContext, project: ProjectRecord): void => {
    if (c.env.viewer.isSiteAdmin || c.env.viewer.holds('ADMINISTER_PROJECTS', { project })) return;
    throw new JiraRefusal(403, 'You do not have permission to administer this project.');
  };
  router.put('/project/:projectIdOrKey/properties/:propertyKey', (c) => {
    const project = visibleProject(c, site);
    assertAdministers(c, project);
    const id = propertyId(project, c.req.param('propertyKey'));
    const isNew = !store.table('entityProperties').has(id);
    store.put('entityProperties', { id, value: jsonBody(c) as Json });
    return new Response(null, { status: isNew ? 201 : 200 });
  });
  router.delete('/project/:projectIdOrKey/properties/:propertyKey', (c) => {
    const project = visibleProject(c, site);
    assertAdministers(c, project);
    const id = propertyId(project, c.req.param('propertyKey'));
    if (!store.table('entityProperties').has(id)) {
      throw new JiraRefusal(404, `The property with key '${c.req.param('propertyKey')}' was not found.`);
    }
    store.remove('entityProperties', id);
    return noContent();
  });
  return router;
};
