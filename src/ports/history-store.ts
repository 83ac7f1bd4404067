import type { HistoryEntry } from '../contract/rpc';
import type { Instant, IssueId, ProjectId } from '../domain/ids';

/** Rows of a project that moved when it was scanned or scored again as a whole. */
export interface ProjectMoves {
  /** The generation of the snapshot that the rows moved to; a repeated step writes over its own record. */
  readonly generation: string;
  readonly at: Instant;
  readonly moves: readonly { readonly issueId: IssueId; readonly entry: HistoryEntry }[];
}

/** When and why scores moved; bounded, the oldest goes first. Names nobody. */
export interface HistoryStore {
  /** What happened to this issue alone, newest first. */
  readonly listOfIssue: (issueId: IssueId) => Promise<readonly HistoryEntry[]>;
  readonly addToIssue: (issueId: IssueId, entries: readonly HistoryEntry[]) => Promise<void>;
  readonly deleteOfIssue: (issueId: IssueId) => Promise<void>;
  readonly saveMoves: (projectId: ProjectId, moves: ProjectMoves) => Promise<void>;
  /** What happened to the issue as part of its project. */
  readonly listMovesOf: (projectId: ProjectId, issueId: IssueId) => Promise<readonly HistoryEntry[]>;
}
