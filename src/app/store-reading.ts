import type { Instant } from '../domain/ids';
import type { Ports } from '../ports/ports';
import { belongs } from './belongs';
import { followLater } from './follow-later';
import type { IssueReading } from './score-one-issue';
import { hasSameContent, isUpToDate } from './score-property-from';

/**
 * Keeps a fresh score: on the issue where it says something new, and beside the project's snapshot so that its page shows
 * it at once. Rows beside the snapshot have a key each, so that readings at the same time never overwrite each other's;
 * the next scan or rescore folds them in. `always`: keep the row although the score stayed, since an input changed.
 * `unsettledUntil`: until then Jira takes not even the answers that the score rests on. Returns when the score follows on
 * the issue; null: it is there, or Jira lets the app write nothing.
 */
export async function storeReading(
  ports: Ports,
  reading: IssueReading,
  {
    always = false,
    unsettledUntil = null,
  }: { readonly always?: boolean; readonly unsettledUntil?: Instant | null } = {},
): Promise<Instant | null> {
  const { facts, read, property, row, now } = reading;
  const isCurrent = isUpToDate(read.storedScore, property);
  const written =
    unsettledUntil !== null
      ? { retryAt: unsettledUntil }
      : isCurrent
        ? 'taken'
        : await ports.scores.save(facts.issueId, property);
  const followsAt = typeof written === 'object' ? written.retryAt : null;
  if (followsAt !== null) await followLater(ports, { facts, retryAt: followsAt, settles: unsettledUntil !== null });
  const head = await ports.snapshots.findHead(facts.projectId);
  if (head === undefined) return followsAt;
  const isNews = !hasSameContent(read.storedScore, property);
  const isNewer = facts.updatedAt > head.completedAt;
  if (!isNews && !isNewer && !always) return followsAt;
  // Work that was finished long ago is scored where somebody looks at it, but does not come into the project's pages. What
  // is in them stays until the next scan: issues below it have their place from it.
  if (!belongs(facts, now) && (await reading.stored()) === undefined) return followsAt;
  await ports.snapshots.saveOverlay(facts.projectId, {
    issueId: facts.issueId,
    row,
    // What Jira did not take must not count as written.
    property: written === 'taken' ? (isCurrent ? read.storedScore : property) : null,
    at: now,
  });
  return followsAt;
}
