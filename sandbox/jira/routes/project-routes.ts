import { Hono } from 'hono';
import { vocabularyOf } from '../answers/vocabulary';
import { JiraRefusal } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import type { IssueTypeRecord, Json, ProjectRecord } from '../site-records';
import {
  answer,
  type JiraContext,
  type JiraRouter,
  jsonBody,
  listParameter,
  noContent,
  pageAnswer,
  type RouteEnv,
  visibleProject,
} from './exchange';

const LEVEL_NAMES: Readonly<Record<number, string>> = { [-1]: 'Subtask', 0: 'Base', 1: 'Epic', 2: 'Initiative' };

/** Projects and what belongs to them. */
export const projectRoutes = (site: SiteContext): JiraRouter => {
  const router = new Hono<RouteEnv>();
  const { store, siteUrl } = site;
  const words = vocabularyOf(siteUrl);
  const api = `${siteUrl}/rest/api/3`;

  const typesOf = (project: ProjectRecord): readonly IssueTypeRecord[] =>
    project.issueTypeIds.flatMap((id) => store.table('issueTypes').get(id) ?? []);
  const hierarchyOf = (project: ProjectRecord) => {
    const levels = [...new Set(typesOf(project).map((type) => type.hierarchyLevel))].sort((a, b) => a - b);
    return levels.map((level) => ({
      level,
      name: LEVEL_NAMES[level] ?? `Level ${level}`,
      issueTypes: typesOf(project).filter((type) => type.hierarchyLevel === level),
    }));
  };
  const brief = (project: ProjectRecord) => ({
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    self: `${api}/project/${project.id}`,
    id: project.id,
    key: project.key,
    name: project.name,
    avatarUrls: words.avatars('project', project.id),
    projectTypeKey: project.projectTypeKey,
    simplified: project.style === 'next-gen',
    style: project.style,
    isPrivate: false,
    properties: {},
    entityId: `10000000-0000-4000-8000-${project.id.padStart(12, '0')}`,
    uuid: `10000000-0000-4000-8000-${project.id.padStart(12, '0')}`,
  });
  const expansions = (project: ProjectRecord, c: JiraContext) => {
    const expand = listParameter(c, 'expand') ?? [];
    const lead = store.table('users').get(project.leadAccountId);
    const issues = [...store.issueIdsOfProject(project.id)].flatMap((id) => store.table('issues').get(id) ?? []);
    return {
      ...(expand.includes('projectKeys') ? { projectKeys: [project.key, ...project.formerKeys] } : {}),
      ...(expand.includes('description') ? { description: project.description } : {}),
      ...(expand.includes('lead') && lead ? { lead: words.user(lead) } : {}),
      ...(expand.includes('issueTypes') ? { issueTypes: typesOf(project).map(words.issueType) } : {}),
      ...(expand.includes('insight')
        ? {
            insight: {
              totalIssueCount: issues.filter(c.env.viewer.canSeeIssue).length,
              lastIssueUpdateTime: new Date(Math.max(0, ...issues.map((issue) => issue.updatedAt))).toISOString(),
            },
          }
        : {}),
    };
  };
  const versionsOf = (project: ProjectRecord) =>
    [...store.table('versions').values()].filter((version) => version.projectId === project.id);
  const version = (record: ReturnType<typeof versionsOf>[number]) => ({
    ...(words.version(record) as object),
    projectId: Number(record.projectId),
  });
  const componentsOf = (project: ProjectRecord) =>
    [...store.table('components').values()].filter((component) => component.projectId === project.id);
  const component = (record: ReturnType<typeof componentsOf>[number]) => ({
    ...(words.component(record) as object),
    isAssigneeTypeValid: false,
    project: store.table('projects').get(record.projectId)?.key ?? '',
    projectId: Number(record.projectId),
  });

  const visible = (c: JiraContext): readonly ProjectRecord[] =>
    [...store.table('projects').values()]
      .filter((project) => c.env.viewer.canSeeProject(project) || c.env.viewer.isSiteAdmin)
      .sort((left, right) => (left.key < right.key ? -1 : 1));

  router.get('/project', (c) => {
    const projects = visible(c);
    return answer(
      c,
      projects.map((project) => ({ ...brief(project), ...expansions(project, c) })),
      {
        objects: projects.length,
      },
    );
  });
  router.get('/project/search', (c) => {
    const ids = listParameter(c, 'id');
    const keys = listParameter(c, 'keys');
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
      cap: 100,
      default: 50,
      write: (project) => ({ ...brief(project), ...expansions(project, c) }),
    });
    return answer(c, { self: `${api}/project/search`, ...(page as object) }, { objects: size });
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
      ...expansions(project, c),
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
  router.get('/project/:projectIdOrKey/components', (c) => {
    const found = componentsOf(visibleProject(c, site));
    return answer(c, found.map(component), { objects: found.length });
  });
  router.get('/project/:projectIdOrKey/versions', (c) => {
    const found = versionsOf(visibleProject(c, site));
    return answer(c, found.map(version), { objects: found.length });
  });
  router.get('/project/:projectIdOrKey/version', (c) => {
    const { page, size } = pageAnswer(c, versionsOf(visibleProject(c, site)), { cap: 50, default: 50, write: version });
    return answer(c, page, { objects: size });
  });
  router.get('/project/:projectIdOrKey/component', (c) => {
    const { page, size } = pageAnswer(c, componentsOf(visibleProject(c, site)), {
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

  const propertyId = (project: ProjectRecord, key: string): string => `project/${project.id}/${key}`;
  router.get('/project/:projectIdOrKey/properties', (c) => {
    const project = visibleProject(c, site);
    const prefix = propertyId(project, '');
    const keys = [...store.table('entityProperties').keys()]
      .filter((id) => id.startsWith(prefix))
      .map((id) => id.slice(prefix.length));
    const body = keys.map((key) => ({
      self: `${api}/project/${project.id}/properties/${encodeURIComponent(key)}`,
      key,
    }));
    return answer(c, { keys: body }, { objects: 1 });
  });
  router.get('/project/:projectIdOrKey/properties/:propertyKey', (c) => {
    const project = visibleProject(c, site);
    const key = c.req.param('propertyKey');
    const record = store.table('entityProperties').get(propertyId(project, key));
    if (!record) throw new JiraRefusal(404, `The property with key '${key}' was not found.`);
    return answer(c, { key, value: record.value }, { objects: 1 });
  });
  const assertAdministers = (c: JiraContext, project: ProjectRecord): void => {
    if (c.env.viewer.isSiteAdmin || c.env.viewer.holds('ADMINISTER_PROJECTS', { project })) return;
    throw new JiraRefusal(403, 'You do not have permission to administer this project.');
  };
  router.put('/project/:projectIdOrKey/properties/:propertyKey', (c) => {
    const project = visibleProject(c, site);
    assertAdministers(c, project);
    const id = propertyId(project, c.req.param('propertyKey'));
    const isNew = !store.table('entityProperties').has(id);
    store.put('entityProperties', { id, value: jsonBody(c) as Json });
    return new Response(null, { status: isNew ? 201 : 200 });
  });
  router.delete('/project/:projectIdOrKey/properties/:propertyKey', (c) => {
    const project = visibleProject(c, site);
    assertAdministers(c, project);
    const id = propertyId(project, c.req.param('propertyKey'));
    if (!store.table('entityProperties').has(id)) {
      throw new JiraRefusal(404, `The property with key '${c.req.param('propertyKey')}' was not found.`);
    }
    store.remove('entityProperties', id);
    return noContent();
  });

  router.get('/issuetype', (c) => {
    const shown = new Set(visible(c).flatMap((project) => project.issueTypeIds));
    const types = [...store.table('issueTypes').values()].filter((type) => shown.has(type.id));
    return answer(c, types.map(words.issueType), { objects: types.length });
  });
  router.get('/issuetype/project', (c) => {
    const project = visibleProject(c, site, c.req.query('projectId') ?? '');
    const level = c.req.query('level');
    const types = typesOf(project).filter((type) => level === undefined || type.hierarchyLevel === Number(level));
    return answer(c, types.map(words.issueType), { objects: types.length });
  });
  router.get('/issuetype/:id', (c) => {
    const type = store.table('issueTypes').get(c.req.param('id'));
    if (!type) throw new JiraRefusal(404, 'The issue type does not exist or you do not have permission to see it.');
    return answer(c, words.issueType(type), { objects: 1 });
  });
  return router;
};
