import type { SiteData } from '../jira/site-records';

/** What an import needs of the site that it goes into: what may be shared, what must not clash. */
export interface ImportSite
  extends Pick<
    SiteData,
    'users' | 'projects' | 'issueTypes' | 'statuses' | 'priorities' | 'resolutions' | 'linkTypes' | 'customFields'
  > {
  /** No record of the site has a numeric id of this or above, boards and sprints included. */
  readonly nextId: number;
}

/** Reads from a whole site what an import needs of it. */
export function importSiteFrom(site: SiteData): ImportSite {
  const { users, projects, issueTypes, statuses, priorities, resolutions, linkTypes, customFields } = site;
  const lists: readonly (readonly { readonly id: string | number }[])[] = [
    ...[projects, issueTypes, statuses, priorities, resolutions, linkTypes],
    ...[site.components, site.versions, site.boards, site.sprints, site.issues, site.links],
    ...projects.map(({ securityLevels }) => securityLevels),
    ...site.issues.flatMap(({ comments, history }) => [comments, history]),
  ];
  let highest = 0;
  for (const list of lists) for (const { id } of list) highest = Math.max(highest, Number(id) || 0);
  const nextId = (Math.floor(highest / 100_000) + 1) * 100_000;
  return { users, projects, issueTypes, statuses, priorities, resolutions, linkTypes, customFields, nextId };
}
