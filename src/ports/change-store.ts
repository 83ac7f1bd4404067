import type { Instant, IssueId, ProjectId } from '../domain/ids';

/** An issue that has to be read again, or forgotten, because something in Jira changed. */
export interface WaitingChange {
  readonly issueId: IssueId;
  /** Null where the event did not say. */
  readonly projectId: ProjectId | null;
  readonly at: Instant;
  /**
   * `untouched`: the event left `updated` of the issue as it was, so that a scan of what was updated would not find it.
   * `secondLook`: the same, and the issue was read once while Jira's search may not have known of the change yet.
   */
  readonly what: 'changed' | 'untouched' | 'secondLook' | 'deleted';
}

/** A waiting change with the name by which it is taken away; each event has its own. */
export interface StoredChange extends WaitingChange {
  readonly changeId: string;
}

/**
 * Changes that wait to be taken up together, so that a storm of events costs one scan and not thousands of reads. Adding
 * never overwrites what another event added, and a change is taken away only by whoever worked it off.
 */
export interface ChangeStore {
  readonly add: (change: WaitingChange, eventId: string) => Promise<void>;
  /** Those of a project, or those whose project is not known. Oldest first. */
  readonly list: (projectId: ProjectId | null) => Promise<readonly StoredChange[]>;
  readonly delete: (changes: readonly StoredChange[]) => Promise<void>;
  /** When somebody was last asked to take up the changes of a project; null where nobody is. */
  readonly askedAt: (projectId: ProjectId | null) => Promise<Instant | null>;
  readonly noteAsked: (projectId: ProjectId | null, at: Instant | null) => Promise<void>;
}
