import type { SiteContext } from '../site-context';
import type { IssueTypeRecord, Json, ProjectRecord } from '../site-records';
import type { Viewer } from '../viewer';
import { vocabularyOf } from './vocabulary';

const LEVEL_NAMES: Readonly<Record<number, string>> = { [-1]: 'Subtask', 0: 'Base', 1: 'Epic', 2: 'Initiative' };

/** Writes projects and what belongs to them. */
export const projectAnswers = (site: SiteContext) => {
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
  const insightInto = (project: ProjectRecord, viewer: Viewer): Json => {
    let totalIssueCount = 0;
    let updatedAt = 0;
    for (const id of store.issueIdsOfProject(project.id)) {
      const issue = store.table('issues').get(id);
      if (!issue || !viewer.canSeeIssue(issue)) continue;
      totalIssueCount += 1;
      updatedAt = Math.max(updatedAt, issue.updatedAt);
    }
    return { totalIssueCount, lastIssueUpdateTime: new Date(updatedAt).toISOString() };
  };
  const expansions = (project: ProjectRecord, viewer: Viewer, expand: readonly string[]) => {
    const lead = store.table('users').get(project.leadAccountId);
    return {
      ...(expand.includes('projectKeys') ? { projectKeys: [project.key, ...project.formerKeys] } : {}),
      ...(expand.includes('description') ? { description: project.description } : {}),
      ...(expand.includes('lead') && lead ? { lead: words.user(lead) } : {}),
      ...(expand.includes('issueTypes') ? { issueTypes: typesOf(project).map(words.issueType) } : {}),
      ...(expand.includes('insight')
        ? {
            insight: insightInto(project, viewer),
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
  return { typesOf, hierarchyOf, brief, expansions, versionsOf, version, componentsOf, component };
};
