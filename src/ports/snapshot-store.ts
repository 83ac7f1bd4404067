import type { ScoreProperty } from '../contract/issue-property';
import type { Instant, IssueId, ProjectId } from '../domain/ids';
import type { EvidenceFacts } from '../domain/issue/issue-facts';
import type { ScoredIssue } from '../domain/snapshot/scored-issue';

/** What is known of a project's snapshot without loading its rows. */
export interface SnapshotHead {
  readonly projectId: ProjectId;
  readonly projectKey: string;
  /** Names the stored parts; a new generation never touches those of the one in force. */
  readonly generation: string;
  readonly parts: number;
  readonly count: number;
  readonly completedAt: Instant;
  /** When the last whole scan ended; rescoring keeps it. */
  readonly scannedAt: Instant;
  readonly modelRevision: number;
  readonly modelFingerprint: string;
  readonly roadmapRevision: number;
  readonly resolvedPerMonth: number | null;
  /** The rules that `matchedRules` of the rows was asked for, with the query of that time. */
  readonly ruleQueries: Readonly<Record<string, string>>;
  /** The Jira fields that were read for `fields` of the rows. */
  readonly fieldIds: readonly string[];
  /** Names of the fields that were read, as last known: Jira forgets those of deleted ones. */
  readonly fieldNames: Readonly<Record<string, string>>;
  /** The estimate fields that `size` was taken from, first filled wins. */
  readonly sizeFieldIds: readonly string[];
}

/** One row and the property that belongs on its issue; `written` says that Jira has it already. */
export interface SnapshotRow {
  readonly row: ScoredIssue;
  readonly property: ScoreProperty;
  readonly written: boolean;
}

/** A row that is newer than the snapshot; `row` null: the issue is gone. */
export interface OverlayEntry {
  readonly issueId: IssueId;
  readonly row: ScoredIssue | null;
  readonly property: ScoreProperty | null;
  readonly at: Instant;
}

/** `damaged`: parts of the generation in force are missing, altered or another project's. */
export type RebuildCause = 'damaged' | 'earlierFormat';

/**
 * A project's stored scores. The head is written last: readers see a whole generation or none. What an earlier version of
 * the app stored in another form, or what is damaged, counts as nothing stored.
 */
export interface SnapshotStore {
  readonly findHead: (projectId: ProjectId) => Promise<SnapshotHead | undefined>;
  /** Why what is stored cannot be used and a scan has to make it anew; null where nothing is wrong, or nothing stored. */
  readonly rebuildCause: (projectId: ProjectId) => Promise<RebuildCause | null>;
  readonly listHeads: () => Promise<readonly SnapshotHead[]>;
  /**
   * Undefined where the part is not there any more, since another generation is in force. A part that is missing or not
   * what it should be although its generation is in force makes the whole snapshot count as damaged.
   */
  readonly findRows: (head: SnapshotHead, part: number) => Promise<readonly ScoredIssue[] | undefined>;
  readonly findPart: (head: SnapshotHead, part: number) => Promise<readonly SnapshotRow[] | undefined>;
  readonly loadForeignAncestors: (head: SnapshotHead) => Promise<readonly EvidenceFacts[]>;
  /** Writes every part, then the head, then deletes every other generation, also one that was never finished. */
  readonly replace: (snapshot: {
    readonly head: Omit<SnapshotHead, 'parts' | 'count'>;
    readonly rows: readonly SnapshotRow[];
    readonly foreignAncestors: readonly EvidenceFacts[];
  }) => Promise<SnapshotHead>;
  /** Notes that the properties of these rows of a part are on their issues now. */
  readonly markWritten: (head: SnapshotHead, part: number, issueIds: ReadonlySet<IssueId>) => Promise<void>;
  readonly findOverlay: (projectId: ProjectId, issueId: IssueId) => Promise<OverlayEntry | undefined>;
  readonly listOverlay: (projectId: ProjectId) => Promise<readonly OverlayEntry[]>;
  readonly saveOverlay: (projectId: ProjectId, entry: OverlayEntry) => Promise<void>;
  readonly deleteOverlay: (projectId: ProjectId, issueIds: readonly IssueId[]) => Promise<void>;
}
