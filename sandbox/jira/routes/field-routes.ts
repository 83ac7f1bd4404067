import { Hono } from 'hono';
import { fieldAnswers } from '../field-catalog';
import type { SiteContext } from '../site-context';
import { jiraTimestamp } from '../site-time';
import { answer, type JiraRouter, listParameter, pageAnswer, type RouteEnv } from './exchange';

/** The server and the fields of its issues. */
export const fieldRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store, siteUrl } = site;

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
      siteUrl: site.siteUrl,
      cap: 50,
      default: 50,
      write: ({ id, name, details }) => ({ id, name, schema: (details as { readonly schema: never }).schema }),
    });
    return answer(c, page, { objects: size });
  });
  return router;
};
