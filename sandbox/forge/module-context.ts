import { z } from 'zod';
import type { FaultSwitches } from '../faults/fault-switches';
import type { Actor } from '../jira/actor';
import type { AppManifest, UiModule } from './app-manifest';
import type { ForgeSite } from './forge-site';
import type { HostedJira } from './hosted-jira';
import { environmentTypeOf, licenseOf } from './license';

/** Where in Jira a module is shown, as the browser names it; everything else of its context is made here. */
export const modulePlace = z.object({
  issueKey: z.string().optional(),
  projectKey: z.string().optional(),
  route: z.string().optional(),
});
export type ModulePlace = z.infer<typeof modulePlace>;

const issueAnswer = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({
    issuetype: z.object({ id: z.string(), name: z.string() }),
    project: z.object({ id: z.string(), key: z.string() }),
  }),
});
const projectAnswer = z.object({ id: z.string(), key: z.string(), projectTypeKey: z.string() });

/** The place does not exist, or the viewer may not see it. */
export class PlaceNotVisible extends Error {
  constructor(place: string) {
    super(`${place} does not exist or you do not have permission to see it.`);
    this.name = 'PlaceNotVisible';
  }
}

/** Nobody is signed in, and the manifest does not let such visitors see the module. */
export class ModuleNotShown extends Error {
  constructor(moduleKey: string) {
    super(`Jira shows ${moduleKey} to nobody who is not signed in: its unlicensedAccess names no anonymous visitors.`);
    this.name = 'ModuleNotShown';
  }
}

interface ContextParts {
  readonly faults: FaultSwitches;
  readonly jira: HostedJira;
  readonly site: ForgeSite;
  readonly manifest: AppManifest;
  readonly module: UiModule;
  readonly viewer: Actor;
  readonly place: ModulePlace;
}

async function readAs<T>(parts: ContextParts, path: string, schema: z.ZodType<T>): Promise<T> {
  const response = await parts.jira.handle({
    actor: parts.viewer,
    via: 'host',
    method: 'GET',
    path,
    headers: { accept: 'application/json' },
    body: null,
  });
  if (!response.ok) throw new PlaceNotVisible(path.split('/').at(-1)?.split('?')[0] ?? path);
  return schema.parse(await response.json());
}

/** The part of a `localId` that tells one place of a module from another. */
function placeName(extension: Readonly<Record<string, unknown>>): string {
  const named = z.object({ id: z.string() });
  const place = named.safeParse(extension['issue']).data ?? named.safeParse(extension['project']).data;
  return place?.id ?? 'site';
}

async function extensionOf(parts: ContextParts): Promise<Readonly<Record<string, unknown>>> {
  const { module, place, site } = parts;
  const readProject = async (key: string) => {
    const project = await readAs(parts, `/rest/api/3/project/${encodeURIComponent(key)}`, projectAnswer);
    return { id: project.id, key: project.key, type: project.projectTypeKey };
  };
  if (module.type === 'jira:adminPage') return { type: module.type, location: `${site.siteUrl}/admin/plumbline` };
  if (module.type === 'jira:globalPage') return { type: module.type, location: `${site.siteUrl}/apps/plumbline` };
  if (module.type === 'jira:projectPage' || module.type === 'jira:projectSettingsPage') {
    const project = await readProject(place.projectKey ?? '');
    return { type: module.type, project, location: `${site.siteUrl}/projects/${project.key}/plumbline` };
  }
  const path = `/rest/api/3/issue/${encodeURIComponent(place.issueKey ?? '')}?fields=issuetype,project`;
  const issue = await readAs(parts, path, issueAnswer);
  return {
    type: module.type,
    issue: { id: issue.id, key: issue.key, type: issue.fields.issuetype.name, typeId: issue.fields.issuetype.id },
    project: await readProject(issue.fields.project.key),
    ...(module.type === 'jira:issuePanel' ? { isNewToIssue: false } : {}),
    location: `${site.siteUrl}/browse/${issue.key}`,
  };
}

/** Whether Jira shows a module to a viewer at all; what it shows in the place is another matter. */
export const isShownTo = (module: UiModule, viewer: Actor): boolean =>
  viewer.kind !== 'anonymous' || module.unlicensedAccess?.includes('anonymous') === true;

/** What a resolver gets of a module's context; who asks comes from the platform beside it. */
export function resolverContextOf(
  { cloudId, localId, environmentId, environmentType, moduleKey, siteUrl, extension }: ModuleContext,
  viewer: Actor,
): object {
  const accountType = viewer.kind === 'anonymous' ? 'anonymous' : 'licensed';
  return { cloudId, localId, environmentId, environmentType, moduleKey, siteUrl, extension, accountType };
}

export type ModuleContext = Awaited<ReturnType<typeof moduleContext>>;

/** The context that Jira gives a module, made on the server from the place, as the viewer. @throws ModuleNotShown */
export async function moduleContext(parts: ContextParts) {
  const { viewer, site, manifest, module, jira } = parts;
  if (!isShownTo(module, viewer)) throw new ModuleNotShown(module.key);
  const settings = parts.faults.get();
  const extension = await extensionOf(parts);
  const { scopes, external = {} } = manifest.permissions;
  const person =
    viewer.kind === 'user' ? jira.users().find(({ accountId }) => accountId === viewer.accountId) : undefined;
  return {
    ...(person === undefined ? {} : { accountId: person.accountId }),
    cloudId: site.cloudId,
    siteUrl: site.siteUrl,
    environmentId: site.environmentId,
    environmentType: environmentTypeOf(settings),
    ...licenseOf(settings),
    permissions: { scopes, external },
    moduleKey: module.key,
    localId: `ari:cloud:ecosystem::extension/${manifest.app.id.split('/').at(-1) ?? ''}/${site.environmentId}/static/${module.key}-${placeName(extension)}`,
    locale: person?.locale ?? 'en-US',
    timezone: person?.timeZone ?? 'UTC',
    extension,
  };
}
