import { projectNotFound } from '../jira-refusal';
import type { SiteContext } from '../site-context';
import type { IssueRecord, ProjectRecord } from '../site-records';
import type { Viewer } from '../viewer';
import { saveChangedIssue } from './apply-edits';
import { nextKeyOf, retireKey } from './create-issue';

const typeAfterMove = (site: SiteContext, issue: IssueRecord, project: ProjectRecord): string => {
  if (project.issueTypeIds.includes(issue.issueTypeId)) return issue.issueTypeId;
  const types = site.store.table('issueTypes');
  const level = types.get(issue.issueTypeId)?.hierarchyLevel;
  return project.issueTypeIds.find((id) => types.get(id)?.hierarchyLevel === level) ?? issue.issueTypeId;
};

const statusAfterMove = (site: SiteContext, issue: IssueRecord, project: ProjectRecord): string => {
  if (project.statusIds.includes(issue.statusId)) return issue.statusId;
  const statuses = site.store.table('statuses');
  const category = statuses.get(issue.statusId)?.category;
  const same = project.statusIds.find((id) => statuses.get(id)?.category === category);
  return same ?? project.statusIds[0] ?? issue.statusId;
};

/** Moves an issue to another project: it keeps its id, gets a key of that project, and its old key still leads to it. */
export const moveIssue = (options: {
  readonly site: SiteContext;
  readonly viewer: Viewer;
  readonly issue: IssueRecord;
  readonly projectId: string;
}): IssueRecord => {
  const { site, viewer, issue, projectId } = options;
  const projects = site.store.table('projects');
  const project = projects.get(projectId);
  if (!project) throw projectNotFound(projectId);
  retireKey(site, issue);
  const key = nextKeyOf(site, project);
  const after: IssueRecord = {
    ...issue,
    key,
    formerKeys: [...(issue.formerKeys ?? []), issue.key],
    projectId,
    issueTypeId: typeAfterMove(site, issue, project),
    statusId: statusAfterMove(site, issue, project),
    // What belongs to a project stays behind with it.
    componentIds: [],
    fixVersionIds: [],
    sprintIds: [],
    securityLevelId: null,
  };
  saveChangedIssue({
    context: { site, viewer },
    before: issue,
    after,
    items: [
      {
        field: 'project',
        fieldtype: 'jira',
        fieldId: 'project',
        from: issue.projectId,
        fromString: projects.get(issue.projectId)?.name ?? null,
        to: projectId,
        toString: project.name,
      },
      {
        field: 'Key',
        fieldtype: 'jira',
        fieldId: null,
        from: null,
        fromString: issue.key,
        to: null,
        toString: key,
      },
    ],
  });
  return site.store.table('issues').get(issue.id) ?? after;
};
