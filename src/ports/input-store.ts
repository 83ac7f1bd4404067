import type { InputProperty } from '../contract/issue-property';
import type { IssueId } from '../domain/ids';
import type { Throttled } from './throttled';

/** What people said about an issue in Plumbline, read and written as the person who says it; in the background as the app. */
export interface InputStore {
  readonly load: (issueId: IssueId) => Promise<InputProperty>;
  readonly save: (issueId: IssueId, inputs: InputProperty) => Promise<Throttled | null>;
}
