import type { SiteData } from '../../../sandbox/jira/site-records';
import { adfProblems } from './adf-problems';

/** Every broken reference, clash and impossible date of a site; empty for a sound one. */
export function siteProblems(site: SiteData, now: number): readonly string[] {
  const problems: string[] = [];
  const check = (fine: boolean, problem: string): void => {
    if (!fine) problems.push(problem);
  };
  const idsOf = (list: readonly { readonly id: string | number }[], name: string): ReadonlySet<string | number> => {
    const ids = new Set(list.map(({ id }) => id));
    check(ids.size === list.length, `${name}: an id comes twice`);
    return ids;
  };
  const people = new Set(site.users.map(({ accountId }) => accountId));
  check(people.size === site.users.length, 'users: an account comes twice');
  const projects = idsOf(site.projects, 'projects');
  const types = new Map(site.issueTypes.map((type) => [type.id, type]));
  idsOf(site.issueTypes, 'issueTypes');
  const statuses = idsOf(site.statuses, 'statuses');
  const priorities = idsOf(site.priorities, 'priorities');
  const resolutions = idsOf(site.resolutions, 'resolutions');
  const linkTypes = idsOf(site.linkTypes, 'linkTypes');
  const components = new Map(site.components.map(({ id, projectId }) => [id, projectId]));
  const versions = new Map(site.versions.map(({ id, projectId }) => [id, projectId]));
  const boards = idsOf(site.boards, 'boards');
  const sprints = idsOf(site.sprints, 'sprints');
  const fields = idsOf(site.customFields, 'customFields');
  const issues = idsOf(site.issues, 'issues');
  idsOf(site.links, 'links');
  idsOf(
    site.issues.flatMap(({ history }) => history),
    'history',
  );
  idsOf(
    site.issues.flatMap(({ comments }) => comments),
    'comments',
  );
  check(new Set(site.issues.map(({ key }) => key)).size === site.issues.length, 'a key comes twice');
  check(new Set(site.issues.map(({ rank }) => rank)).size === site.issues.length, 'a rank comes twice');
  for (const { projectId } of [...site.components, ...site.versions, ...site.boards]) {
    check(projects.has(projectId), `project ${projectId} of a component, version or board`);
  }
  for (const sprint of site.sprints) check(boards.has(sprint.boardId), `board of ${sprint.name}`);
  for (const project of site.projects) {
    for (const id of project.issueTypeIds) check(types.has(id), `${project.key}: issue type ${id}`);
    for (const id of project.statusIds) check(statuses.has(id), `${project.key}: status ${id}`);
    check(people.has(project.leadAccountId), `${project.key}: lead`);
  }
  const projectOf = new Map(site.projects.map((project) => [project.id, project]));
  const parents = new Map(site.issues.map(({ id, parentId }) => [id, parentId]));
  const levelOf = new Map(site.issues.map(({ id, issueTypeId }) => [id, types.get(issueTypeId)?.hierarchyLevel]));
  for (const issue of site.issues) {
    const { key } = issue;
    const project = projectOf.get(issue.projectId);
    check(project !== undefined && key.startsWith(`${project.key}-`), `${key}: project`);
    check(project?.issueTypeIds.includes(issue.issueTypeId) === true, `${key}: issue type`);
    check(project?.statusIds.includes(issue.statusId) === true, `${key}: status`);
    check(issue.priorityId === null || priorities.has(issue.priorityId), `${key}: priority`);
    check(issue.resolutionId === null || resolutions.has(issue.resolutionId), `${key}: resolution`);
    for (const id of issue.componentIds) check(components.get(id) === issue.projectId, `${key}: component ${id}`);
    for (const id of issue.fixVersionIds) check(versions.get(id) === issue.projectId, `${key}: version ${id}`);
    for (const id of issue.sprintIds) check(sprints.has(id), `${key}: sprint ${id}`);
    for (const id of Object.keys(issue.custom)) check(fields.has(id), `${key}: field ${id}`);
    const named = [issue.reporterAccountId, issue.creatorAccountId, issue.assigneeAccountId];
    const authors = [...issue.history, ...issue.comments].map(({ authorAccountId }) => authorAccountId);
    for (const id of [...named, ...issue.voters, ...issue.watchers, ...authors]) {
      check(id === null || people.has(id), `${key}: person ${String(id)}`);
    }
    const level = project?.securityLevels.some(({ id }) => id === issue.securityLevelId) === true;
    check(issue.securityLevelId === null || level, `${key}: security level`);
    check(/^0\|[0-9a-z]{6}:$/.test(issue.rank), `${key}: rank ${issue.rank}`);
    const times = [issue.createdAt, issue.updatedAt, issue.statusChangedAt, issue.resolvedAt ?? issue.createdAt];
    times.push(...issue.history.map(({ createdAt }) => createdAt), ...issue.comments.map(({ createdAt }) => createdAt));
    check(
      times.every((time) => time <= now && time >= issue.createdAt),
      `${key}: a date before it was made or after now`,
    );
    check(
      times.every((time) => time <= issue.updatedAt),
      `${key}: touched after it was updated`,
    );
    for (const problem of issue.description === null ? [] : adfProblems(issue.description))
      problems.push(`${key}: ${problem}`);
    const parentId = issue.parentId;
    if (parentId === null) continue;
    check(issues.has(parentId), `${key}: parent`);
    check(
      parentId !== issue.id && (levelOf.get(parentId) ?? 0) > (levelOf.get(issue.id) ?? 0),
      `${key}: level of parent`,
    );
    let steps = 0;
    for (let at: string | null | undefined = parentId; at != null && steps < 20; at = parents.get(at)) steps += 1;
    check(steps < 20, `${key}: parents in a circle`);
  }
  for (const link of site.links) {
    check(linkTypes.has(link.typeId), `link ${link.id}: type`);
    check(issues.has(link.inwardIssueId) && issues.has(link.outwardIssueId), `link ${link.id}: end`);
    check(link.inwardIssueId !== link.outwardIssueId, `link ${link.id}: to itself`);
  }
  return problems;
}
