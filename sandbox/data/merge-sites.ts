import type { SiteData } from '../jira/site-records';

/** One site with the records of both; ids and keys must not clash. */
export function mergeSites(site: SiteData, added: SiteData): SiteData {
  return {
    users: [...site.users, ...added.users],
    projects: [...site.projects, ...added.projects],
    issueTypes: [...site.issueTypes, ...added.issueTypes],
    statuses: [...site.statuses, ...added.statuses],
    priorities: [...site.priorities, ...added.priorities],
    resolutions: [...site.resolutions, ...added.resolutions],
    linkTypes: [...site.linkTypes, ...added.linkTypes],
    components: [...site.components, ...added.components],
    versions: [...site.versions, ...added.versions],
    boards: [...site.boards, ...added.boards],
    sprints: [...site.sprints, ...added.sprints],
    customFields: [...site.customFields, ...added.customFields],
    issues: [...site.issues, ...added.issues],
    links: [...site.links, ...added.links],
  };
}
