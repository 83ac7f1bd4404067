import type { IssueId } from '../ids';

/** One item taken out and put directly before or after another. [O4] */
export interface OrderMove {
  readonly issueId: IssueId;
  readonly place: 'before' | 'after';
  readonly anchorId: IssueId;
}

/** The order after moves, each made on what those before it left. Items and anchors must be in the order. [O4] */
export function orderAfter(order: readonly IssueId[], moves: readonly OrderMove[]): readonly IssueId[] {
  const after = [...order];
  for (const { issueId, place, anchorId } of moves) {
    after.splice(after.indexOf(issueId), 1);
    after.splice(after.indexOf(anchorId) + (place === 'after' ? 1 : 0), 0, issueId);
  }
  return after;
}
