import type { ScoreProperty } from '../contract/issue-property';
import type { IssueId } from '../domain/ids';
import type { Throttled } from './throttled';

/** What became of many scores; on the others Jira lets the app write nothing. */
export interface SavedScores {
  readonly taken: ReadonlySet<IssueId>;
  /** Those that Jira put off: to be tried again soon. */
  readonly later: ReadonlySet<IssueId>;
}

/** The score property of issues, written as the app. */
export interface ScoreStore {
  /** `refused` where Jira lets the app write nothing on the issue: the score then lives in the snapshot alone. */
  readonly save: (issueId: IssueId, property: ScoreProperty) => Promise<'taken' | 'refused' | Throttled>;
  /** Any number of issues; several bulk writes are under way at a time where Jira allows it. */
  readonly saveMany: (
    entries: readonly { readonly issueId: IssueId; readonly property: ScoreProperty }[],
  ) => Promise<SavedScores>;
  /** Reads as the viewer; undefined where absent, unreadable or hidden from the viewer. */
  readonly findAsViewer: (issueId: IssueId) => Promise<ScoreProperty | undefined>;
}
