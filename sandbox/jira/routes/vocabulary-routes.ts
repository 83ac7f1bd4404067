import { Hono } from 'hono';
import { STATUS_CATEGORIES, vocabularyOf } from '../answers/vocabulary';
import { fieldAnswers } from '../field-catalog';
import { JiraRefusal } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import type { PriorityRecord, StatusRecord } from '../site-records';
import { jiraTimestamp } from '../site-time';
import { answer, type JiraRouter, listParameter, pageAnswer, type RouteEnv, signedIn } from './exchange';

const CATEGORY_FILTERS: Readonly<Record<string, StatusRecord['category']>> = {
  TODO: 'new',
  IN_PROGRESS: 'indeterminate',
  DONE: 'done',
};

/** Server, fields, priorities, statuses, resolutions, link types. */
export const vocabularyRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store, siteUrl } = site;
  const words = vocabularyOf(siteUrl);

  router.get('/serverInfo', (c) =>
    answer(c, {
      baseUrl: siteUrl,
      displayUrl: siteUrl,
      version: '1001.0.0-SNAPSHOT',
      versionNumbers: [1001, 0, 0],
      deploymentType: 'Cloud',
      buildNumber: 100_300,
      buildDate: '2026-09-01T00:00:00.000+0000',
      serverTime: jiraTimestamp(site.now(), site.siteTimeZone),
      serverTimeZone: site.siteTimeZone,
      scmInfo: 'plumbline-sandbox',
      serverTitle: 'Jira',
      defaultLocale: { locale: 'en_US' },
    }),
  );

  router.get('/field', (c) => {
    const fields = fieldAnswers(store);
    return answer(
      c,
      fields.map((field) => field.details),
      { objects: fields.length },
    );
  });
  router.get('/field/search', (c) => {
    const ids = listParameter(c, 'id');
    const types = listParameter(c, 'type');
    const query = c.req.query('query')?.toLowerCase();
    const fields = fieldAnswers(store).filter(
      (field) =>
        (!ids || ids.includes(field.id)) &&
        (!types || types.includes(field.isCustom ? 'custom' : 'system')) &&
        (!query || field.name.toLowerCase().includes(query)),
    );
    const { page, size } = pageAnswer(c, fields, {
      cap: 50,
      default: 50,
      write: ({ id, name, details }) => ({ id, name, schema: (details as { readonly schema: never }).schema }),
    });
    return answer(c, page, { objects: size });
  });

  const priority = (record: PriorityRecord) => ({
    ...(words.priority(record) as object),
    statusColor: record.statusColor,
    description: '',
  });
  router.get('/priority', (c) => {
    const all = [...store.table('priorities').values()];
    return answer(c, all.map(priority), { objects: all.length });
  });
  router.get('/priority/search', (c) => {
    const ids = listParameter(c, 'id');
    const all = [...store.table('priorities').values()].filter((record) => !ids || ids.includes(record.id));
    const { page, size } = pageAnswer(c, all, {
      cap: 50,
      default: 50,
      write: (record) => ({ ...priority(record), isDefault: record.name === 'Medium' }),
    });
    return answer(c, page, { objects: size });
  });
  router.get('/priority/:id', (c) => {
    const record = store.table('priorities').get(c.req.param('id'));
    if (!record) throw new JiraRefusal(404, 'The priority does not exist.');
    return answer(c, priority(record), { objects: 1 });
  });

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
    const category = CATEGORY_FILTERS[c.req.query('statusCategory') ?? ''];
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

  router.get('/resolution', (c) => {
    const all = [...store.table('resolutions').values()];
    return answer(c, all.map(words.resolution), { objects: all.length });
  });
  router.get('/resolution/search', (c) => {
    const { page, size } = pageAnswer(c, [...store.table('resolutions').values()], {
      cap: 50,
      default: 50,
      write: ({ id, name }) => ({ id, name, description: '', isDefault: false }),
    });
    return answer(c, page, { objects: size });
  });
  router.get('/issueLinkType', (c) => {
    signedIn(c);
    const all = [...store.table('linkTypes').values()];
    return answer(c, { issueLinkTypes: all.map(words.linkType) }, { objects: all.length });
  });
  router.get('/issueLinkType/:id', (c) => {
    const record = store.table('linkTypes').get(c.req.param('id'));
    if (!record) throw new JiraRefusal(404, `No issue link type with id '${c.req.param('id')}' found.`);
    return answer(c, words.linkType(record), { objects: 1 });
  });
  return router;
};
