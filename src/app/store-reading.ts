import type { Ports } from '../ports/ports';
import type { IssueReading } from './score-one-issue';
import { hasSameContent, isUpToDate } from './score-property-from';

/**
 * Keeps a fresh score: on the issue where it says something new, and beside the project's snapshot so that its page shows
 * it at once. Rows beside the snapshot have a key each, so that readings at the same time never overwrite each other's;
 * the next scan or rescore folds them in. `always`: keep the row although the score stayed, since an input changed.
 */
export async function storeReading(
  ports: Ports,
  reading: IssueReading,
  { always }: { readonly always: boolean } = { always: false },
): Promise<void> {
  const { facts, read, property, row, now } = reading;
  const isCurrent = isUpToDate(read.storedScore, property);
  const isOnIssue = isCurrent || (await ports.scores.save(facts.issueId, property));
  const head = await ports.snapshots.findHead(facts.projectId);
  if (head === undefined) return;
  const isNews = !hasSameContent(read.storedScore, property);
  const isNewer = facts.updatedAt > head.completedAt;
  if (!isNews && !isNewer && !always) return;
  await ports.snapshots.saveOverlay(facts.projectId, {
    issueId: facts.issueId,
    row,
    // What Jira did not take must not count as written.
    property: isOnIssue ? (isCurrent ? read.storedScore : property) : null,
    at: now,
  });
}
