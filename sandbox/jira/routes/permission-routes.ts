import { Hono } from 'hono';
import { z } from 'zod';
import { issueNotFound, JiraRefusal, projectNotFound } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import type { IssueRecord, Json, PermissionKey, ProjectRecord } from '../site-records';
import { type Viewer, viewerOf } from '../viewer';
import { answer, type JiraContext, type JiraRouter, parsedBody, type RouteEnv } from './exchange';

const PROJECT_PERMISSIONS: Readonly<Record<PermissionKey, string>> = {
  BROWSE_PROJECTS: 'Browse Projects',
  EDIT_ISSUES: 'Edit Issues',
  CREATE_ISSUES: 'Create Issues',
  DELETE_ISSUES: 'Delete Issues',
  SCHEDULE_ISSUES: 'Schedule Issues',
  TRANSITION_ISSUES: 'Transition Issues',
  LINK_ISSUES: 'Link Issues',
  ASSIGN_ISSUES: 'Assign Issues',
  ADD_COMMENTS: 'Add Comments',
  VIEW_VOTERS_AND_WATCHERS: 'View Voters and Watchers',
  MANAGE_SPRINTS_PERMISSION: 'Manage sprints',
  ADMINISTER_PROJECTS: 'Administer Projects',
};
const GLOBAL_PERMISSIONS: Readonly<Record<string, string>> = {
  ADMINISTER: 'Administer Jira',
  SYSTEM_ADMIN: 'Administer Jira',
  BULK_CHANGE: 'Make bulk changes',
  USER_PICKER: 'Browse users and groups',
};

const isProjectPermission = (key: string): key is PermissionKey => Object.hasOwn(PROJECT_PERMISSIONS, key);
const isGlobalPermission = (key: string): boolean => Object.hasOwn(GLOBAL_PERMISSIONS, key);

const holdsGlobally = (viewer: Viewer, key: string): boolean =>
  key === 'ADMINISTER' || key === 'SYSTEM_ADMIN' ? viewer.isSiteAdmin : viewer.accountId !== null;

const unknownPermissions = (keys: readonly string[]): JiraRefusal =>
  new JiraRefusal(400, `Unrecognized permission keys: [${keys.join(', ')}]`);

interface Scope {
  readonly project?: ProjectRecord;
  readonly issue?: IssueRecord;
}

const scopeOf = (c: JiraContext, site: SiteContext): Scope => {
  const issueText = c.req.query('issueKey') ?? c.req.query('issueId');
  if (issueText !== undefined) {
    const issue = site.store.findIssue(issueText);
    const project = issue && site.store.table('projects').get(issue.projectId);
    if (!issue || !project || !c.env.viewer.canSeeIssue(issue)) throw issueNotFound();
    return { project, issue };
  }
  const projectText = c.req.query('projectKey') ?? c.req.query('projectId');
  if (projectText === undefined) return {};
  const project = site.store.findProject(projectText);
  if (!project || !(c.env.viewer.canSeeProject(project) || c.env.viewer.isSiteAdmin)) {
    throw projectNotFound(projectText);
  }
  return { project };
};

const holdsSomewhere = (viewer: Viewer, key: PermissionKey, projects: Iterable<ProjectRecord>): boolean => {
  for (const project of projects) if (viewer.holds(key, { project })) return true;
  return false;
};

const checkSchema = z.object({
  accountId: z.string().nullish(),
  globalPermissions: z.array(z.string()).nullish(),
  projectPermissions: z
    .array(
      z.object({
        permissions: z.array(z.string()).min(1),
        projects: z.array(z.number().int()).nullish(),
        issues: z.array(z.number().int()).nullish(),
      }),
    )
    .nullish(),
});

/** `mypermissions`, `permissions/check`, `permissions/project`. */
export const permissionRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store } = site;

  router.get('/mypermissions', (c) => {
    const asked = (c.req.query('permissions') ?? '').split(',').filter((key) => key !== '');
    if (asked.length === 0) {
      throw new JiraRefusal(400, "The 'permissions' query parameter is required.");
    }
    const unknown = asked.filter((key) => !isProjectPermission(key) && !isGlobalPermission(key));
    if (unknown.length > 0) throw unknownPermissions(unknown);
    const { project, issue } = scopeOf(c, site);
    const { viewer } = c.env;
    const holds = (key: string): boolean => {
      if (!isProjectPermission(key)) return holdsGlobally(viewer, key);
      if (!project) return holdsSomewhere(viewer, key, store.table('projects').values());
      return viewer.holds(key, issue ? { project, issue } : { project });
    };
    const permissions: Record<string, Json> = {};
    for (const [index, key] of asked.entries()) {
      const isProject = isProjectPermission(key);
      permissions[key] = {
        id: String(index),
        key,
        name: isProject ? PROJECT_PERMISSIONS[key] : (GLOBAL_PERMISSIONS[key] ?? key),
        type: isProject ? 'PROJECT' : 'GLOBAL',
        description: '',
        havePermission: holds(key),
      };
    }
    return answer(c, { permissions }, { identities: asked.length });
  });

  router.post('/permissions/check', (c) => {
    const request = parsedBody(c, checkSchema);
    const { accountId } = request;
    // Apps may ask about anybody, people only about themselves unless they administer Jira.
    const mayAsk =
      !accountId ||
      accountId === c.env.viewer.accountId ||
      c.env.viewer.isSiteAdmin ||
      c.env.viewer.actor.kind === 'app';
    if (!mayAsk) throw new JiraRefusal(403, 'You do not have permission to check permissions of another user.');
    const viewer = accountId
      ? viewerOf({ store, actor: { kind: 'user', accountId }, siteTimeZone: site.siteTimeZone })
      : c.env.viewer;
    const asked = request.projectPermissions ?? [];
    const count = (part: 'issues' | 'projects'): number =>
      asked.reduce((sum, each) => sum + (each[part]?.length ?? 0), 0);
    if (count('issues') > 1000 || count('projects') > 1000) {
      throw new JiraRefusal(400, 'A maximum of 1000 projects and 1000 issues can be checked.');
    }
    const unknown = [
      ...asked.flatMap((each) => each.permissions.filter((key) => !isProjectPermission(key))),
      ...(request.globalPermissions ?? []).filter((key) => !isGlobalPermission(key)),
    ];
    if (unknown.length > 0) throw unknownPermissions(unknown);
    const projectPermissions = asked.flatMap((each) =>
      each.permissions.filter(isProjectPermission).map((permission) => ({
        permission,
        issues: (each.issues ?? []).filter((id) => {
          const issue = store.table('issues').get(String(id));
          const project = issue && store.table('projects').get(issue.projectId);
          return issue && project ? viewer.holds(permission, { project, issue }) : false;
        }),
        projects: (each.projects ?? []).filter((id) => {
          const project = store.table('projects').get(String(id));
          return project ? viewer.holds(permission, { project }) : false;
        }),
      })),
    );
    const globalPermissions = (request.globalPermissions ?? []).filter((key) => holdsGlobally(viewer, key));
    return answer(c, { projectPermissions, globalPermissions }, { identities: projectPermissions.length });
  });

  router.post('/permissions/project', (c) => {
    const { permissions } = parsedBody(c, z.object({ permissions: z.array(z.string()).min(1) }));
    const unknown = permissions.filter((key) => !isProjectPermission(key));
    if (unknown.length > 0) throw unknownPermissions(unknown);
    const wanted = permissions.filter(isProjectPermission);
    const projects = [...store.table('projects').values()].filter((project) =>
      wanted.every((key) => c.env.viewer.holds(key, { project })),
    );
    const body = { projects: projects.map(({ id, key }) => ({ id: Number(id), key })) };
    return answer(c, body, { objects: projects.length });
  });
  return router;
};
