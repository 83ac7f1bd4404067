import type { ScoreProperty } from '../contract/issue-property';
import type { IssueId } from '../domain/ids';
import type { Throttled } from './throttled';

/** The score property of issues, written as the app. */
export interface ScoreStore {
  /** `refused` where Jira lets the app write nothing on the issue: the score then lives in the snapshot alone. */
  readonly save: (issueId: IssueId, property: ScoreProperty) => Promise<'taken' | 'refused' | Throttled>;
  /** Any number of issues; returns those that Jira took. */
  readonly saveMany: (
    entries: readonly { readonly issueId: IssueId; readonly property: ScoreProperty }[],
  ) => Promise<ReadonlySet<IssueId>>;
  /** Reads as the viewer; undefined where absent, unreadable or hidden from the viewer. */
  readonly findAsViewer: (issueId: IssueId) => Promise<ScoreProperty | undefined>;
}
