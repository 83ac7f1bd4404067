import type { WorkMessage } from '../contract/queue-message';
import type { Instant, IssueId, ProjectId } from '../domain/ids';

/** A change in Jira, as far as it can concern a score. */
export type IssueEvent =
  | { readonly kind: 'created' | 'deleted'; readonly issueId: IssueId; readonly projectId: ProjectId | null }
  | {
      readonly kind: 'updated';
      readonly issueId: IssueId;
      readonly projectId: ProjectId | null;
      /** Names and ids of the changed fields; empty where Jira did not say. */
      readonly changedFields: readonly string[];
    }
  | {
      readonly kind: 'linksChanged';
      readonly ends: readonly { readonly issueId: IssueId; readonly projectId: ProjectId | null }[];
    };

/** Changelog names of the fields that every score, or the readiness of an item, is read from. */
const ALWAYS_USED: ReadonlySet<string> = new Set([
  'summary',
  'description',
  'issuetype',
  'status',
  'resolution',
  'priority',
  'parent',
  'issueparentassociation',
  'epic link',
  'labels',
  'component',
  'components',
  'fix version',
  'fixversions',
  'link',
  'issuelinks',
  'sprint',
  'project',
  'key',
  'duedate',
  'votes',
  'watches',
]);

/** What the app reads besides: fields of the model, estimates, the sprint. A JQL rule may look at anything. */
export interface UsedFields {
  readonly fieldIds: ReadonlySet<string>;
  readonly hasJqlRules: boolean;
}

/** True where a change can move a score. Not knowing what changed counts as a change. */
export function isUsedChange(changedFields: readonly string[], used: UsedFields): boolean {
  if (changedFields.length === 0 || used.hasJqlRules) return true;
  return changedFields.some((name) => ALWAYS_USED.has(name.toLowerCase()) || used.fieldIds.has(name));
}

/** What to do about an event; nothing where it touches nothing that a score is made of. */
export function planEventWork(
  event: IssueEvent,
  { used, now, traceId }: { readonly used: UsedFields; readonly now: Instant; readonly traceId: string },
): readonly WorkMessage[] {
  const rescore = (issueId: IssueId, projectId: ProjectId | null): WorkMessage => ({
    kind: 'rescoreIssue',
    issueId,
    projectId,
    occurredAt: now,
    traceId,
  });
  switch (event.kind) {
    case 'created':
      return [rescore(event.issueId, event.projectId)];
    case 'deleted':
      return [{ kind: 'forgetIssue', issueId: event.issueId, projectId: event.projectId, traceId }];
    case 'updated':
      return isUsedChange(event.changedFields, used) ? [rescore(event.issueId, event.projectId)] : [];
    case 'linksChanged':
      return event.ends.map(({ issueId, projectId }) => rescore(issueId, projectId));
  }
}
