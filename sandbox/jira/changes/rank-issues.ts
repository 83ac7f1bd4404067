import { ranksBetween } from '../lexo-rank';
import type { SiteContext } from '../site-context';
import type { IssueRecord } from '../site-records';
import { SITE_IDS } from '../site-records';
import type { Viewer } from '../viewer';
import { saveChangedIssue } from './apply-edits';

/** Moves issues, in the order given, directly before or after an anchor. */
export const rankIssues = (options: {
  readonly site: SiteContext;
  readonly viewer: Viewer;
  readonly issues: readonly IssueRecord[];
  readonly anchor: IssueRecord;
  readonly side: 'before' | 'after';
}): void => {
  const { site, viewer, issues, anchor, side } = options;
  const moved = new Set(issues.map((issue) => issue.id));
  let neighbour: string | null = null;
  for (const { id, rank } of site.store.table('issues').values()) {
    if (moved.has(id)) continue;
    if (side === 'before' && rank < anchor.rank && (neighbour === null || rank > neighbour)) neighbour = rank;
    if (side === 'after' && rank > anchor.rank && (neighbour === null || rank < neighbour)) neighbour = rank;
  }
  const ranks = ranksBetween({
    after: side === 'before' ? neighbour : anchor.rank,
    before: side === 'before' ? anchor.rank : neighbour,
    count: issues.length,
  });
  for (const [index, issue] of issues.entries()) {
    const rank = ranks[index] ?? issue.rank;
    if (rank === issue.rank) continue;
    saveChangedIssue({
      context: { site, viewer },
      before: issue,
      after: { ...issue, rank },
      items: [
        {
          field: 'Rank',
          fieldtype: 'custom',
          fieldId: SITE_IDS.rankField,
          from: '',
          fromString: '',
          to: '',
          toString: rank < issue.rank ? 'Ranked higher' : 'Ranked lower',
        },
      ],
    });
  }
};
