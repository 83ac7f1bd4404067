import { Hono } from 'hono';
import { JiraRefusal } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import type { Json } from '../site-records';
import { answer, type JiraContext, type JiraRouter, jsonBody, noContent, type RouteEnv, signedIn } from './exchange';
import { knownUser } from './people-routes';

/** Entity properties of people. */
export const userPropertyRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store, siteUrl } = site;

  const owned = (c: JiraContext): string => {
    const accountId = c.req.query('accountId') ?? signedIn(c);
    if (accountId !== c.env.viewer.accountId && !c.env.viewer.isSiteAdmin) {
      throw new JiraRefusal(403, 'You do not have permission to see the properties of this user.');
    }
    return `user/${knownUser(site, accountId).accountId}/`;
  };
  router.get('/user/properties', (c) => {
    const prefix = owned(c);
    const keys = [...store.table('entityProperties').keys()].filter((id) => id.startsWith(prefix));
    return answer(c, {
      keys: keys.map((id) => ({
        key: id.slice(prefix.length),
        self: `${siteUrl}/rest/api/3/user/properties/${encodeURIComponent(id.slice(prefix.length))}`,
      })),
    });
  });
  router.get('/user/properties/:propertyKey', (c) => {
    const key = c.req.param('propertyKey');
    const record = store.table('entityProperties').get(`${owned(c)}${key}`);
    if (!record) throw new JiraRefusal(404, `The property with key '${key}' was not found.`);
    return answer(c, { key, value: record.value });
  });
  router.put('/user/properties/:propertyKey', (c) => {
    const id = `${owned(c)}${c.req.param('propertyKey')}`;
    const isNew = !store.table('entityProperties').has(id);
    store.put('entityProperties', { id, value: jsonBody(c) as Json });
    return new Response(null, { status: isNew ? 201 : 200 });
  });
  router.delete('/user/properties/:propertyKey', (c) => {
    const id = `${owned(c)}${c.req.param('propertyKey')}`;
    if (!store.table('entityProperties').has(id)) {
      throw new JiraRefusal(404, `The property with key '${c.req.param('propertyKey')}' was not found.`);
    }
    store.remove('entityProperties', id);
    return noContent();
  });
  return router;
};
