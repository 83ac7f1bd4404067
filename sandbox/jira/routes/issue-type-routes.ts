import { Hono } from 'hono';
import { projectAnswers } from '../answers/project-answers';
import { vocabularyOf } from '../answers/vocabulary';
import { JiraRefusal } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import { answer, type JiraRouter, type RouteEnv, visibleProject, visibleProjects } from './exchange';

/** Issue types, of the site and of a project. */
export const issueTypeRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store } = site;
  const words = vocabularyOf(site.siteUrl);
  const { typesOf } = projectAnswers(site);

  router.get('/issuetype', (c) => {
    const shown = new Set(visibleProjects(c, site).flatMap((project) => project.issueTypeIds));
    const types = [...store.table('issueTypes').values()].filter((type) => shown.has(type.id));
    return answer(c, types.map(words.issueType), { objects: types.length });
  });
  router.get('/issuetype/project', (c) => {
    const project = visibleProject(c, site, c.req.query('projectId') ?? '');
    const level = c.req.query('level');
    const types = typesOf(project).filter((type) => level === undefined || type.hierarchyLevel === Number(level));
    return answer(c, types.map(words.issueType), { objects: types.length });
  });
  router.get('/issuetype/:id', (c) => {
    const type = store.table('issueTypes').get(c.req.param('id'));
    if (!type) throw new JiraRefusal(404, 'The issue type does not exist or you do not have permission to see it.');
    return answer(c, words.issueType(type), { objects: 1 });
  });
  return router;
};
