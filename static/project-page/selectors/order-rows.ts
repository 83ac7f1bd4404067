import type { IssueId } from '../../../src/domain/ids';
import type { ScoredIssue } from '../../../src/domain/snapshot/scored-issue';

/** The stored rows that the viewer sees, and what is known about the rest. */
export interface OrderedRows {
  /** In Rank order as Jira has it now; in stored order where Jira did not answer. */
  readonly rows: readonly ScoredIssue[];
  /** Open issues that Jira lists for the viewer and that no scan has scored yet. Null where Jira did not answer. */
  readonly unscored: number | null;
  readonly order: 'rank' | 'stored';
}

/**
 * Keeps the rows that Jira lists for the viewer, in the order of that list. A row that is not listed is closed, moved
 * away or hidden from the viewer: it is dropped and not counted, so that no total tells of it.
 */
export function orderRows(stored: readonly ScoredIssue[], rankedIds: readonly IssueId[] | null): OrderedRows {
  if (rankedIds === null) {
    return { rows: stored.filter((row) => row.statusCategory !== 'done'), unscored: null, order: 'stored' };
  }
  const byId = new Map(stored.map((row) => [row.issueId, row]));
  const rows: ScoredIssue[] = [];
  let unscored = 0;
  for (const id of new Set(rankedIds)) {
    const row = byId.get(id);
    if (row === undefined) unscored += 1;
    else rows.push(row);
  }
  return { rows, unscored, order: 'rank' };
}
