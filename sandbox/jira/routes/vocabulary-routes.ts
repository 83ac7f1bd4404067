import { Hono } from 'hono';
import { vocabularyOf } from '../answers/vocabulary';
import { JiraRefusal } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import type { PriorityRecord } from '../site-records';
import { answer, type JiraRouter, listParameter, pageAnswer, type RouteEnv, signedIn } from './exchange';

/** Priorities, resolutions, link types. */
export const vocabularyRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store, siteUrl } = site;
  const words = vocabularyOf(siteUrl);

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
      siteUrl: site.siteUrl,
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

  router.get('/resolution', (c) => {
    const all = [...store.table('resolutions').values()];
    return answer(c, all.map(words.resolution), { objects: all.length });
  });
  router.get('/resolution/search', (c) => {
    const { page, size } = pageAnswer(c, [...store.table('resolutions').values()], {
      siteUrl: site.siteUrl,
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
