import type {
  ComponentRecord,
  IssueTypeRecord,
  Json,
  LinkTypeRecord,
  PriorityRecord,
  ProjectRecord,
  ResolutionRecord,
  SprintRecord,
  StatusRecord,
  UserRecord,
  VersionRecord,
} from '../site-records';

/** The three categories with the ids, keys and colours of real sites. */
export const STATUS_CATEGORIES = {
  undefined: { id: 1, key: 'undefined', colorName: 'medium-gray', name: 'No Category' },
  new: { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' },
  indeterminate: { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' },
  done: { id: 3, key: 'done', colorName: 'green', name: 'Done' },
} as const;

/** Makes the small objects that answers are built of; `siteUrl` without a slash at its end. */
export const vocabularyOf = (siteUrl: string) => {
  const api = `${siteUrl}/rest/api/3`;
  const avatars = (kind: string, id: string): Json => ({
    '48x48': `${siteUrl}/avatar/${kind}/${encodeURIComponent(id)}?size=48`,
    '24x24': `${siteUrl}/avatar/${kind}/${encodeURIComponent(id)}?size=24`,
    '16x16': `${siteUrl}/avatar/${kind}/${encodeURIComponent(id)}?size=16`,
    '32x32': `${siteUrl}/avatar/${kind}/${encodeURIComponent(id)}?size=32`,
  });
  const scopeOf = (projectId: string | null): { readonly scope?: Json } =>
    projectId === null ? {} : { scope: { type: 'PROJECT', project: { id: projectId } } };

  const statusCategory = (category: keyof typeof STATUS_CATEGORIES): Json => ({
    self: `${api}/statuscategory/${STATUS_CATEGORIES[category].id}`,
    ...STATUS_CATEGORIES[category],
  });

  return {
    avatars,
    scopeOf,
    statusCategory,
    user: (user: UserRecord): Json => ({
      self: `${api}/user?accountId=${encodeURIComponent(user.accountId)}`,
      accountId: user.accountId,
      emailAddress: user.emailAddress,
      avatarUrls: avatars('user', user.accountId),
      displayName: user.displayName,
      active: user.active,
      timeZone: user.timeZone,
      accountType: user.accountType,
    }),
    status: (status: StatusRecord): Json => ({
      self: `${api}/status/${status.id}`,
      description: '',
      iconUrl: `${siteUrl}/images/icons/statuses/generic.png`,
      name: status.name,
      id: status.id,
      statusCategory: statusCategory(status.category),
      ...scopeOf(status.projectId),
    }),
    priority: (priority: PriorityRecord): Json => ({
      self: `${api}/priority/${priority.id}`,
      iconUrl: `${siteUrl}/images/icons/priorities/${encodeURIComponent(priority.name.toLowerCase())}.svg`,
      name: priority.name,
      id: priority.id,
    }),
    issueType: (type: IssueTypeRecord): Json => ({
      self: `${api}/issuetype/${type.id}`,
      id: type.id,
      description: type.description,
      iconUrl: `${siteUrl}/images/icons/issuetypes/${encodeURIComponent(type.name.toLowerCase())}.svg`,
      name: type.name,
      subtask: type.hierarchyLevel === -1,
      avatarId: 10300,
      entityId: `00000000-0000-4000-8000-${type.id.padStart(12, '0')}`,
      hierarchyLevel: type.hierarchyLevel,
      ...scopeOf(type.projectId),
    }),
    resolution: (resolution: ResolutionRecord): Json => ({
      self: `${api}/resolution/${resolution.id}`,
      id: resolution.id,
      description: '',
      name: resolution.name,
    }),
    linkType: (type: LinkTypeRecord): Json => ({
      id: type.id,
      name: type.name,
      inward: type.inward,
      outward: type.outward,
      self: `${api}/issueLinkType/${type.id}`,
    }),
    component: (component: ComponentRecord): Json => ({
      self: `${api}/component/${component.id}`,
      id: component.id,
      name: component.name,
      description: component.description,
    }),
    version: (version: VersionRecord): Json => ({
      self: `${api}/version/${version.id}`,
      id: version.id,
      description: '',
      name: version.name,
      archived: version.archived,
      released: version.released,
      ...(version.releaseDate === null ? {} : { releaseDate: version.releaseDate }),
    }),
    sprintValue: (sprint: SprintRecord): Json => ({
      id: sprint.id,
      name: sprint.name,
      state: sprint.state,
      boardId: sprint.boardId,
      goal: sprint.goal,
      ...(sprint.startAt === null ? {} : { startDate: new Date(sprint.startAt).toISOString() }),
      ...(sprint.endAt === null ? {} : { endDate: new Date(sprint.endAt).toISOString() }),
      ...(sprint.completeAt === null ? {} : { completeDate: new Date(sprint.completeAt).toISOString() }),
    }),
    projectInIssue: (project: ProjectRecord): Json => ({
      self: `${api}/project/${project.id}`,
      id: project.id,
      key: project.key,
      name: project.name,
      projectTypeKey: project.projectTypeKey,
      simplified: project.style === 'next-gen',
      avatarUrls: avatars('project', project.id),
    }),
  };
};

export type Vocabulary = ReturnType<typeof vocabularyOf>;
