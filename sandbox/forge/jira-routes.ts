import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { ConnectionDropped } from '../faults/connection-dropped';
import { isForeignWrite, restActorOf, type Viewing } from './sandbox-viewer';

/** Jira's REST API on the main origin: basic auth with a demo user's e-mail and the token `sandbox`, or the shell's viewer. */
export function createJiraRoutes(viewing: Viewing): Hono {
  const app = new Hono();
  app.all('/rest/*', async (c) => {
    if (isForeignWrite(c)) return c.text('XSRF check failed', 403);
    // Jira takes wrong credentials for none, answers as to a stranger, and says so in a header; a real site is kept shut.
    const stranger = viewing.jira.realSite === undefined ? ({ kind: 'anonymous' } as const) : null;
    const actor = restActorOf(c, viewing) ?? stranger;
    if (actor === null)
      return c.text('Client must be authenticated to access this resource.', 401, {
        'www-authenticate': 'OAuth realm="http%3A%2F%2Flocalhost"',
        'x-seraph-loginreason': 'AUTHENTICATED_FAILED',
      });
    const url = new URL(c.req.url);
    const body = c.req.method === 'GET' || c.req.method === 'HEAD' ? '' : await c.req.text();
    try {
      return await viewing.jira.handle({
        actor,
        via: c.req.header('authorization') === undefined ? 'host' : 'rest',
        method: c.req.method,
        path: `${url.pathname}${url.search}`,
        headers: Object.fromEntries(c.req.raw.headers),
        body: body === '' ? null : body,
      });
    } catch (error) {
      if (!(error instanceof ConnectionDropped)) throw error;
      (c.env as HttpBindings).incoming.socket.destroy();
      return RESPONSE_ALREADY_SENT;
    }
  });
  return app;
}
