import type { InputProperty } from '../contract/issue-property';
import type { IssueId } from '../domain/ids';

/** What people said about an issue in Plumbline, read and written as the person who says it. */
export interface InputStore {
  readonly load: (issueId: IssueId) => Promise<InputProperty>;
  readonly save: (issueId: IssueId, inputs: InputProperty) => Promise<void>;
}
