import type { SiteContext } from '../site-context';
import type { ChangeItem, IssueRecord, ProjectRecord, StatusRecord } from '../site-records';
import type { Viewer } from '../viewer';
import { saveChangedIssue } from './apply-edits';

/** A way into a status; as in team-managed projects, every status can be reached from every other. */
export interface Transition {
  readonly id: string;
  readonly to: StatusRecord;
}

/** The transitions that an issue can take now. */
export const transitionsOf = (site: SiteContext, project: ProjectRecord, issue: IssueRecord): readonly Transition[] =>
  project.statusIds.flatMap((statusId, index) => {
    const to = site.store.table('statuses').get(statusId);
    return to && statusId !== issue.statusId ? [{ id: String(11 + 10 * index), to }] : [];
  });

/** Moves an issue into a status; entering Done sets a resolution, leaving it takes the resolution away. */
export const transitionIssue = (options: {
  readonly site: SiteContext;
  readonly viewer: Viewer;
  readonly issue: IssueRecord;
  readonly to: StatusRecord;
  readonly resolutionId: string | null;
}): void => {
  const { site, viewer, issue, to, resolutionId } = options;
  const { store } = site;
  const from = store.table('statuses').get(issue.statusId);
  const resolutions = store.table('resolutions');
  const isDone = to.category === 'done';
  const nextResolutionId = isDone ? (resolutionId ?? issue.resolutionId ?? [...resolutions.keys()][0] ?? null) : null;
  const items: ChangeItem[] = [
    {
      field: 'status',
      fieldtype: 'jira',
      fieldId: 'status',
      from: issue.statusId,
      fromString: from?.name ?? null,
      to: to.id,
      toString: to.name,
    },
  ];
  if (nextResolutionId !== issue.resolutionId) {
    items.push({
      field: 'resolution',
      fieldtype: 'jira',
      fieldId: 'resolution',
      from: issue.resolutionId,
      fromString: resolutions.get(issue.resolutionId ?? '')?.name ?? null,
      to: nextResolutionId,
      toString: resolutions.get(nextResolutionId ?? '')?.name ?? null,
    });
  }
  const after: IssueRecord = {
    ...issue,
    statusId: to.id,
    resolutionId: nextResolutionId,
    resolvedAt: isDone ? (issue.resolvedAt ?? site.now()) : null,
    statusChangedAt: from?.category === to.category ? issue.statusChangedAt : site.now(),
  };
  saveChangedIssue({ context: { site, viewer }, before: issue, after, items });
};
