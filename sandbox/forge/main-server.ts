import { Hono } from 'hono';
import { createFaultRoutes } from '../faults/fault-routes';
import { createActivityRoutes } from './activity-routes';
import { createBridgeServer } from './bridge-server';
import type { HostedJira } from './hosted-jira';
import { createJiraImages } from './jira-images';
import { createJiraRoutes } from './jira-routes';
import type { Platform } from './open-platform';
import { refuseForeignNames, refuseForeignWrites } from './sandbox-viewer';
import { createSessionRoutes } from './session-routes';
import { createShellRoutes } from './shell-routes';

/** The first origin: Jira's REST API, the shell, and what the shell asks of the host. */
export function createMainServer({
  platform,
  jira,
  shellDirectory,
  cdnUrlFor,
}: {
  readonly platform: Platform;
  readonly jira: HostedJira;
  readonly shellDirectory: string | null;
  readonly cdnUrlFor: (hostname: string) => string;
}): Hono {
  const { manifest, site, runtime, activity, kvs, faults } = platform;
  const app = new Hono();
  if (jira.realSite !== undefined) app.use('*', refuseForeignNames);
  app.get('/ready', (c) => c.text('ready'));
  app.route('/', createJiraRoutes({ jira: platform.jira, faults }));
  app.route('/', createJiraImages());
  app.use('/__forge/*', refuseForeignWrites);
  app.route('/__forge', createBridgeServer({ manifest, jira: platform.jira, faults, site, runtime }));
  app.route('/__forge', createSessionRoutes({ manifest, jira, faults, site, cdnUrlFor }));
  app.route('/__forge', createFaultRoutes(faults));
  app.route('/__forge', createActivityRoutes({ activity, kvs, limits: platform.jira.limits }));
  if (shellDirectory !== null) app.route('/', createShellRoutes({ directory: shellDirectory, jira }));
  return app;
}
