import type { Instant, IssueId, ProjectId } from '../domain/ids';
import type { WaitingChange } from '../ports/change-store';

/** A change in Jira, as far as it can concern a score. */
export type IssueEvent =
  | { readonly kind: 'created' | 'deleted'; readonly issueId: IssueId; readonly projectId: ProjectId | null }
  | {
      readonly kind: 'updated';
      readonly issueId: IssueId;
      readonly projectId: ProjectId | null;
      /** Names and ids of the changed fields; empty where Jira did not say. */
      readonly changedFields: readonly string[];
      /** The project that the issue was moved away from. */
      readonly movedFrom: ProjectId | null;
    }
  /** What people said in Plumbline, or the score, was set or removed past the app. */
  | { readonly kind: 'propertyChanged'; readonly issueId: IssueId }
  | {
      readonly kind: 'versionChanged';
      /** `state`: released, archived or moved; only a JQL rule can look at that. */
      readonly what: 'renamed' | 'removed' | 'state';
      readonly versionId: string;
      readonly name: string;
      readonly projectId: ProjectId;
    }
  | { readonly kind: 'sprintChanged'; readonly what: 'state' | 'words' | 'removed'; readonly sprintId: string }
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

/** An event that names the issues it concerns; of a version or a sprint they have to be looked for. */
export type NamedIssueEvent = Exclude<IssueEvent, { readonly kind: 'versionChanged' | 'sprintChanged' }>;

/** What an event asks to be read again or forgotten; nothing where it touches nothing that a score is made of. */
export function planEventWork(
  event: NamedIssueEvent,
  { used, now }: { readonly used: UsedFields; readonly now: Instant },
): readonly WaitingChange[] {
  const change = (issueId: IssueId, projectId: ProjectId | null): WaitingChange => ({
    issueId,
    projectId,
    at: now,
    what: 'changed',
  });
  switch (event.kind) {
    case 'created':
      return [change(event.issueId, event.projectId)];
    case 'deleted':
      return [{ ...change(event.issueId, event.projectId), what: 'deleted' }];
    case 'updated': {
      if (!isUsedChange(event.changedFields, used)) return [];
      const left =
        event.movedFrom === null ? [] : [{ ...change(event.issueId, event.movedFrom), what: 'untouched' as const }];
      return [change(event.issueId, event.projectId), ...left];
    }
    case 'propertyChanged':
      return [{ ...change(event.issueId, null), what: 'untouched' }];
    case 'linksChanged':
      return event.ends.map(({ issueId, projectId }) => change(issueId, projectId));
  }
}
