import type { Instant } from '../domain/ids';
import type { Result } from '../domain/result';

/** When, by whom and why a revision was saved. */
export interface RevisionEntry {
  readonly revision: number;
  readonly at: Instant;
  readonly authorAccountId: string;
  readonly note: string;
}

/** What is in force. Revision 0: nothing was saved yet, and `value` is null. */
export interface RevisionHead<T> {
  readonly revision: number;
  readonly value: T | null;
}

/** Append-only revisions: each is written once and never changed, so that a conflict shows and the trail stays. */
export interface RevisionStore<T> {
  readonly loadHead: () => Promise<RevisionHead<T>>;
  readonly find: (revision: number) => Promise<T | undefined>;
  /** Newest first, at most the last 100. */
  readonly listHistory: () => Promise<readonly RevisionEntry[]>;
  /** Fails where `baseRevision` is no longer the head. */
  readonly append: (draft: {
    readonly baseRevision: number;
    readonly value: T;
    readonly authorAccountId: string;
    readonly note: string;
    readonly at: Instant;
  }) => Promise<Result<number, { readonly currentRevision: number }>>;
}
