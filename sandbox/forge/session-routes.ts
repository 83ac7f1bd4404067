import { Hono } from 'hono';
import { z } from 'zod';
import type { FaultSwitches } from '../faults/fault-switches';
import { DEMO_PEOPLE } from '../jira/site-records';
import { type AppManifest, type UiModule, uiModulesOf } from './app-manifest';
import type { ForgeSite } from './forge-site';
import type { HostedJira } from './hosted-jira';
import { isShownTo } from './module-context';
import { hasViewer, rememberViewer, viewerOf } from './sandbox-viewer';

/** `resource:icons;plumb.svg` names a file of a resource; anything else is an address already. */
function iconUrl(icon: string, cdnUrl: string): string {
  const [, resource, file] = /^resource:([^;]+);(.+)$/.exec(icon) ?? [];
  return resource === undefined || file === undefined ? icon : `${cdnUrl}/${resource}/${file}`;
}

function describe(module: UiModule, cdnUrl: string): object {
  return {
    type: module.type,
    key: module.key,
    title: module.title,
    resource: module.resource,
    ...(module.label === undefined ? {} : { label: module.label }),
    ...(module.icon === undefined ? {} : { icon: iconUrl(module.icon, cdnUrl) }),
    ...(module.pages === undefined ? {} : { pages: module.pages }),
    ...(module.status === undefined ? {} : { status: module.status }),
  };
}

/** The demo people's parts in the story, in the order in which the shell offers them. */
const ROLES: ReadonlyMap<string, string> = new Map([
  [DEMO_PEOPLE.admin, 'site admin'],
  [DEMO_PEOPLE.pm, 'product manager'],
  [DEMO_PEOPLE.po, 'product owner'],
  [DEMO_PEOPLE.dev, 'developer'],
  [DEMO_PEOPLE.restricted, 'restricted viewer'],
]);

/** Who looks, who else could, and what the app offers. */
export function createSessionRoutes({
  manifest,
  jira,
  faults,
  site,
  cdnUrlFor,
}: {
  readonly manifest: AppManifest;
  readonly jira: HostedJira;
  readonly faults: FaultSwitches;
  readonly site: ForgeSite;
  /** The CDN under the host name that this browser uses. */
  readonly cdnUrlFor: (hostname: string) => string;
}): Hono {
  const app = new Hono();
  app.get('/session', (c) => {
    const viewer = viewerOf(c, { jira, faults });
    // The REST API knows the viewer by the cookie alone, so a fresh browser gets one before its first request.
    const isChoosable = jira.realSite === undefined && !faults.get().anonymous;
    if (!hasViewer(c) && isChoosable) rememberViewer(c, viewer.kind === 'user' ? viewer.accountId : null);
    const cdnUrl = cdnUrlFor(new URL(c.req.url).hostname);
    const users = jira
      .users()
      .filter(({ accountType, active }) => accountType === 'atlassian' && active)
      .map(({ accountId, displayName, emailAddress }) => {
        const role = ROLES.get(accountId);
        return { accountId, displayName, emailAddress, ...(role === undefined ? {} : { role }) };
      })
      .sort((a, b) => Number(ROLES.has(b.accountId)) - Number(ROLES.has(a.accountId)));
    return c.json({
      user: viewer.kind === 'user' ? (users.find(({ accountId }) => accountId === viewer.accountId) ?? null) : null,
      users,
      siteUrl: site.siteUrl,
      cdnUrl,
      cloudId: site.cloudId,
      environmentId: site.environmentId,
      ...(jira.realSite === undefined ? {} : { realSite: jira.realSite }),
      modules: uiModulesOf(manifest)
        .filter((module) => isShownTo(module, viewer))
        .map((module) => describe(module, cdnUrl)),
    });
  });
  app.post('/session', async (c) => {
    const { accountId } = z.object({ accountId: z.string().nullable() }).parse(await c.req.json());
    const isNobody = accountId === null && jira.realSite !== undefined;
    if (isNobody || (accountId !== null && !jira.users().some((user) => user.accountId === accountId)))
      return c.json({ message: 'There is no such user.' }, 404);
    rememberViewer(c, accountId);
    return c.json({});
  });
  return app;
}
