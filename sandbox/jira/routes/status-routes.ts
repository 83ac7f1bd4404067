import { Hono } from 'hono';
import { STATUS_CATEGORIES, vocabularyOf } from '../answers/vocabulary';
import { JiraRefusal } from '../jira-refusal';
import { ownValue } from '../own-value';
import type { SiteContext } from '../site-context';
import type { StatusRecord } from '../site-records';
import { answer, type JiraRouter, pageAnswer, type RouteEnv } from './exchange';

const CATEGORY_FILTERS: Readonly<Record<string, StatusRecord['category']>> = {
  TODO: 'new',
  IN_PROGRESS: 'indeterminate',
  DONE: 'done',
};

/** Statuses and their categories. */
export const statusRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store } = site;
  const words = vocabularyOf(site.siteUrl);

  const seenStatuses = (canSee: (projectId: string) => boolean): readonly StatusRecord[] =>
    [...store.table('statuses').values()].filter((s) => s.projectId === null || canSee(s.projectId));
  const canSeeProjectOf = (viewer: RouteEnv['Bindings']['viewer']) => (projectId: string) => {
    const project = store.table('projects').get(projectId);
    return project !== undefined && viewer.canSeeProject(project);
  };
  router.get('/status', (c) => {
    const statuses = seenStatuses(canSeeProjectOf(c.env.viewer));
    return answer(c, statuses.map(words.status), { objects: statuses.length });
  });
  router.get('/status/:idOrName', (c) => {
    const wanted = c.req.param('idOrName');
    const found = seenStatuses(canSeeProjectOf(c.env.viewer)).find((s) => s.id === wanted || s.name === wanted);
    if (!found) throw new JiraRefusal(404, 'The status does not exist or you do not have permission to see it.');
    return answer(c, words.status(found), { objects: 1 });
  });
  router.get('/statuses/search', (c) => {
    const { viewer } = c.env;
    const administers = [...store.table('projects').values()].some((project) =>
      viewer.holds('ADMINISTER_PROJECTS', { project }),
    );
    if (!viewer.isSiteAdmin && !administers) {
      throw new JiraRefusal(401, 'You do not have permission to search statuses.');
    }
    const projectId = c.req.query('projectId');
    const category = ownValue(CATEGORY_FILTERS, c.req.query('statusCategory') ?? '');
    const search = c.req.query('searchString')?.toLowerCase() ?? '';
    const found = [...store.table('statuses').values()].filter(
      (status) =>
        (!projectId || status.projectId === projectId) &&
        (!category || status.category === category) &&
        status.name.toLowerCase().includes(search),
    );
    const nameOf = (status: StatusRecord): string =>
      Object.entries(CATEGORY_FILTERS).find(([, key]) => key === status.category)?.[0] ?? 'TODO';
    const { page, size } = pageAnswer(c, found, {
      siteUrl: site.siteUrl,
      cap: 200,
      default: 200,
      write: (status) => ({
        id: status.id,
        name: status.name,
        statusCategory: nameOf(status),
        description: '',
        scope: status.projectId === null ? { type: 'GLOBAL' } : { type: 'PROJECT', project: { id: status.projectId } },
      }),
    });
    return answer(c, page, { objects: size });
  });
  router.get('/statuscategory', (c) => {
    const keys = Object.keys(STATUS_CATEGORIES) as (keyof typeof STATUS_CATEGORIES)[];
    return answer(c, keys.map(words.statusCategory), { objects: keys.length });
  });
  return router;
};
