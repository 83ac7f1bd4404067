import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { CSPInjectionService, CSPProcessingService } from '@forge/csp';
import { load } from 'cheerio';
import { Hono } from 'hono';
import type { AppManifest } from './app-manifest';
import { themeStyle } from './theme-styles';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

interface CdnParts {
  readonly root: string;
  readonly manifest: AppManifest;
  readonly bridgeClient: string;
  /** Origins of the page that embeds the frames. */
  readonly hostOrigins: () => readonly string[];
  /** Why a resource has no build, by resource key. */
  readonly failures: () => ReadonlyMap<string, string>;
}

const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function withBridge(
  { manifest, hostOrigins }: CdnParts,
  html: string,
): { readonly html: string; readonly policy: string } {
  const $ = load(html);
  $('head').prepend('<script src="/__bridge/client.js"></script>');
  const injected = $.html();
  const details = new CSPProcessingService({ info: () => undefined }, load).getCspDetails(
    injected,
    manifest.permissions as never,
  );
  const policy = new CSPInjectionService()
    .getInjectableCSP({ existingCSPDetails: details, microsEnv: 'prod', hostname: hostOrigins().join(' ') })
    // The reports would go to Atlassian; nothing leaves this machine.
    .filter((directive) => !directive.startsWith('report-uri'))
    .join('; ');
  return { html: injected, policy };
}

/** The second origin, as Forge's CDN: the built pages with the bridge in front and Atlassian's content security policy. */
export function createCdn(parts: CdnParts): Hono {
  const app = new Hono();
  app.get('/__bridge/client.js', (c) => c.body(parts.bridgeClient, 200, { 'content-type': MEDIA_TYPES['.js'] ?? '' }));
  app.get('/__bridge/theme/:file', (c) => {
    const css = themeStyle(parts.root, c.req.param('file').replace(/\.css$/, ''));
    return css === undefined
      ? c.notFound()
      : c.body(css, 200, { 'content-type': 'text/css', 'cache-control': 'max-age=3600' });
  });
  app.get('/:resource/*', (c) => {
    const key = c.req.param('resource');
    const resource = parts.manifest.resources.find((candidate) => candidate.key === key);
    if (resource === undefined) return c.notFound();
    const failure = parts.failures().get(key);
    if (failure !== undefined)
      return c.html(
        `<!doctype html><title>Not built</title><pre>${escapeHtml(`${key} was not built.\n\n${failure}`)}</pre>`,
        500,
      );
    const directory = path.join(parts.root, resource.path);
    const wanted = decodeURIComponent(c.req.path.slice(key.length + 2)) || 'index.html';
    const file = path.join(directory, wanted);
    if (!file.startsWith(directory + path.sep) || !existsSync(file) || !statSync(file).isFile()) return c.notFound();
    const type = MEDIA_TYPES[path.extname(file)] ?? 'application/octet-stream';
    if (path.extname(file) !== '.html') return c.body(readFileSync(file), 200, { 'content-type': type });
    const page = withBridge(parts, readFileSync(file, 'utf8'));
    return c.body(page.html, 200, {
      'content-type': type,
      'content-security-policy': page.policy,
      'cache-control': 'no-store',
    });
  });
  return app;
}
