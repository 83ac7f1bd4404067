import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Context, Hono } from 'hono';
import type { HostedJira } from './hosted-jira';
import { rememberViewer } from './sandbox-viewer';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Serves the built shell: its files, and its page at every address that it knows. */
export function createShellRoutes({
  directory,
  jira,
}: {
  readonly directory: string;
  readonly jira: HostedJira;
}): Hono {
  const app = new Hono();
  app.get('/__shell/*', (c) => {
    const file = path.join(directory, decodeURIComponent(c.req.path.slice('/__shell/'.length)));
    if (!file.startsWith(directory + path.sep) || !existsSync(file) || !statSync(file).isFile()) return c.notFound();
    return c.body(readFileSync(file), 200, {
      'content-type': MEDIA_TYPES[path.extname(file)] ?? 'application/octet-stream',
    });
  });
  const page = (c: Context): Response => {
    const as = c.req.query('as');
    if (as !== undefined) {
      const user = as === 'anonymous' ? null : jira.findUserByEmail(as);
      if (as !== 'anonymous' && (user === null || user === undefined)) return c.text(`There is no user ${as}.`, 404);
      rememberViewer(c, user?.accountId ?? null);
      const url = new URL(c.req.url);
      url.searchParams.delete('as');
      return c.redirect(`${url.pathname}${url.search}`);
    }
    return c.html(readFileSync(path.join(directory, 'index.html'), 'utf8'), 200, { 'cache-control': 'no-store' });
  };
  for (const pattern of ['/', '/browse/*', '/projects/*', '/admin/*', '/apps/*', '/issues', '/issues/*'])
    app.get(pattern, page);
  return app;
}
