import type { ScoreProperty } from '../contract/issue-property';
import type { IssueId } from '../domain/ids';

/** The score property of issues, written as the app. */
export interface ScoreStore {
  /** False where Jira lets the app write nothing on the issue: the score then lives in the snapshot alone. */
  readonly save: (issueId: IssueId, property: ScoreProperty) => Promise<boolean>;
  /** Any number of issues; returns those that Jira took. */
  readonly saveMany: (
    entries: readonly { readonly issueId: IssueId; readonly property: ScoreProperty }[],
  ) => Promise<ReadonlySet<IssueId>>;
  /** Reads as the viewer; undefined where absent, unreadable or hidden from the viewer. */
  readonly findAsViewer: (issueId: IssueId) => Promise<ScoreProperty | undefined>;
}
