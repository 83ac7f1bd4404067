import { Hono } from 'hono';
import { projectAnswers } from '../answers/project-answers';
import { vocabularyOf } from '../answers/vocabulary';
import { JiraRefusal } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import type { Json } from '../site-records';
import {
  answer,
  type JiraContext,
  type JiraRouter,
  listParameter,
  pageAnswer,
  type RouteEnv,
  visibleProject,
  visibleProjects,
} from './exchange';

/** Projects that a search may name by id, or by key. */
const MAX_NAMED = 50;

/** Projects: the list, and each as a whole. */
export const projectRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store, siteUrl } = site;
  const words = vocabularyOf(siteUrl);
  const { typesOf, hierarchyOf, brief, expansions, versionsOf, version, componentsOf, component } =
    projectAnswers(site);

  const visible = (c: JiraContext) => visibleProjects(c, site);

  router.get('/project', (c) => {
    const projects = visible(c);
    return answer(
      c,
      projects.map((project) => ({
        ...brief(project),
        ...expansions(project, c.env.viewer, listParameter(c, 'expand') ?? []),
      })),
      {
        objects: projects.length,
      },
    );
  });
  router.get('/project/search', (c) => {
    const ids = listParameter(c, 'id');
    const keys = listParameter(c, 'keys');
    if ((ids?.length ?? 0) > MAX_NAMED || (keys?.length ?? 0) > MAX_NAMED) {
      throw new JiraRefusal(400, `The maximum number of projects that can be named is ${MAX_NAMED}.`);
    }
    const types = listParameter(c, 'typeKey');
    const query = c.req.query('query')?.toLowerCase();
    const action = c.req.query('action') ?? 'view';
    const found = visible(c).filter(
      (project) =>
        (!ids || ids.includes(project.id)) &&
        (!keys || keys.includes(project.key)) &&
        (!types || types.includes(project.projectTypeKey)) &&
        (!query || project.name.toLowerCase().includes(query) || project.key.toLowerCase().includes(query)) &&
        (action !== 'edit' || c.env.viewer.holds('ADMINISTER_PROJECTS', { project })) &&
        (action !== 'create' || c.env.viewer.holds('CREATE_ISSUES', { project })),
    );
    const ordered = c.req.query('orderBy')?.startsWith('-') ? [...found].reverse() : found;
    const { page, size } = pageAnswer(c, ordered, {
      siteUrl: site.siteUrl,
      cap: 100,
      default: 50,
      write: (project) => ({
        ...brief(project),
        ...expansions(project, c.env.viewer, listParameter(c, 'expand') ?? []),
      }),
    });
    return answer(c, page, { objects: size });
  });

  router.get('/project/:projectIdOrKey', (c) => {
    const project = visibleProject(c, site);
    const lead = store.table('users').get(project.leadAccountId);
    const expand = listParameter(c, 'expand') ?? [];
    const body: Json = {
      ...brief(project),
      description: project.description,
      ...(lead ? { lead: words.user(lead) } : {}),
      components: componentsOf(project).map(component),
      issueTypes: typesOf(project).map(words.issueType),
      assigneeType: 'UNASSIGNED',
      versions: versionsOf(project).map(version),
      roles: {},
      ...expansions(project, c.env.viewer, listParameter(c, 'expand') ?? []),
      ...(expand.includes('issueTypeHierarchy')
        ? {
            issueTypeHierarchy: {
              baseLevelId: 0,
              levels: hierarchyOf(project).map(({ level, name, issueTypes }) => ({
                id: level,
                level,
                name,
                issueTypeIds: issueTypes.map((type) => Number(type.id)),
              })),
            },
          }
        : {}),
    };
    return answer(c, body, { objects: 1 });
  });
  return router;
};

/** What belongs to one project: components, versions, statuses, hierarchy. */
export const projectPartRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store, siteUrl } = site;
  const words = vocabularyOf(siteUrl);
  const api = `${siteUrl}/rest/api/3`;
  const { typesOf, hierarchyOf, versionsOf, version, componentsOf, component } = projectAnswers(site);

  router.get('/project/:projectIdOrKey/components', (c) => {
    const found = componentsOf(visibleProject(c, site));
    return answer(c, found.map(component), { objects: found.length });
  });
  router.get('/project/:projectIdOrKey/versions', (c) => {
    const found = versionsOf(visibleProject(c, site));
    return answer(c, found.map(version), { objects: found.length });
  });
  router.get('/project/:projectIdOrKey/version', (c) => {
    const { page, size } = pageAnswer(c, versionsOf(visibleProject(c, site)), {
      siteUrl: site.siteUrl,
      cap: 50,
      default: 50,
      write: version,
    });
    return answer(c, page, { objects: size });
  });
  router.get('/project/:projectIdOrKey/component', (c) => {
    const { page, size } = pageAnswer(c, componentsOf(visibleProject(c, site)), {
      siteUrl: site.siteUrl,
      cap: 50,
      default: 50,
      write: component,
    });
    return answer(c, page, { objects: size });
  });
  router.get('/project/:projectIdOrKey/statuses', (c) => {
    const project = visibleProject(c, site);
    const statuses = project.statusIds.flatMap((id) => store.table('statuses').get(id) ?? []).map(words.status);
    const types = typesOf(project);
    const body = types.map((type) => ({
      self: `${api}/issuetype/${type.id}`,
      id: type.id,
      name: type.name,
      subtask: type.hierarchyLevel === -1,
      statuses,
    }));
    return answer(c, body, { objects: types.length });
  });
  router.get('/project/:projectIdOrKey/hierarchy', (c) => {
    const project = visibleProject(c, site);
    if (project.style !== 'next-gen') {
      throw new JiraRefusal(400, 'The issue type hierarchy is only available for team-managed projects.');
    }
    const hierarchy = hierarchyOf(project).map(({ level, name, issueTypes }) => ({
      level,
      name,
      issueTypes: issueTypes.map((type) => ({
        id: Number(type.id),
        entityId: `00000000-0000-4000-8000-${type.id.padStart(12, '0')}`,
        name: type.name,
      })),
    }));
    return answer(c, { projectId: Number(project.id), hierarchy }, { objects: 1 });
  });
  return router;
};
