import type { IssueId } from '../domain/ids';
import type { ScoredIssue } from '../domain/snapshot/scored-issue';
import type { Ports } from '../ports/ports';
import type { SnapshotHead } from '../ports/snapshot-store';

/** Parts that are looked through at a time. */
const PARTS_AT_ONCE = 4;

/** An issue as it was last read and scored: from beside the snapshot, else from it. */
export async function findStoredRow(
  ports: Ports,
  { head, issueId }: { readonly head: SnapshotHead | undefined; readonly issueId: IssueId },
): Promise<ScoredIssue | undefined> {
  if (head === undefined) return undefined;
  const newer = await ports.snapshots.findOverlay(head.projectId, issueId);
  if (newer !== undefined) return newer.row ?? undefined;
  for (let first = 0; first < head.parts; first += PARTS_AT_ONCE) {
    const parts = Array.from({ length: Math.min(PARTS_AT_ONCE, head.parts - first) }, (_, at) => first + at);
    const rows = await Promise.all(parts.map((part) => ports.snapshots.findRows(head, part)));
    const found = rows.flatMap((part) => part ?? []).find((row) => row.issueId === issueId);
    if (found !== undefined) return found;
  }
  return undefined;
}
