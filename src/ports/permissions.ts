import type { IssueId, ProjectId } from '../domain/ids';

/** What the person behind the current call may do, asked live. Never answered from storage. */
export interface Permissions {
  readonly isSiteAdmin: () => Promise<boolean>;
  readonly administersProject: (projectId: ProjectId) => Promise<boolean>;
  readonly browsesProject: (projectId: ProjectId) => Promise<boolean>;
  readonly browsesIssue: (issueId: IssueId) => Promise<boolean>;
  readonly editsIssue: (issueId: IssueId) => Promise<boolean>;
  /** The part of `issueIds` that the person may browse; any number of ids, none is none. */
  readonly browsableIssueIds: (issueIds: readonly IssueId[]) => Promise<ReadonlySet<IssueId>>;
}
