import type { IssueId } from '../domain/ids';
import type { ScoredIssue } from '../domain/snapshot/scored-issue';
import type { Ports } from '../ports/ports';
import type { OverlayEntry, SnapshotHead, SnapshotRow } from '../ports/snapshot-store';

/** The stored rows of a snapshot with their properties; undefined where it was replaced while reading. */
export async function loadSnapshotRows(ports: Ports, head: SnapshotHead): Promise<readonly SnapshotRow[] | undefined> {
  const rows: SnapshotRow[] = [];
  for (let part = 0; part < head.parts; part += 1) {
    const found = await ports.snapshots.findPart(head, part);
    if (found === undefined) return undefined;
    rows.push(...found);
  }
  return rows;
}

/** Rows with newer readings put in their place: changed ones replaced, gone ones left out, new ones at the end. */
export function withOverlay(rows: readonly ScoredIssue[], overlay: readonly OverlayEntry[]): readonly ScoredIssue[] {
  const newer = new Map<IssueId, OverlayEntry>(overlay.map((entry) => [entry.issueId, entry]));
  const kept = rows.flatMap((row) => {
    const entry = newer.get(row.issueId);
    newer.delete(row.issueId);
    if (entry === undefined) return [row];
    return entry.row === null ? [] : [entry.row];
  });
  return [...kept, ...[...newer.values()].flatMap(({ row }) => (row === null ? [] : [row]))];
}

/** A project's rows as they stand now, without properties: snapshot and newer readings together. */
export async function loadCurrentRows(ports: Ports, head: SnapshotHead): Promise<readonly ScoredIssue[] | undefined> {
  const overlay = await ports.snapshots.listOverlay(head.projectId);
  const rows: ScoredIssue[] = [];
  for (let part = 0; part < head.parts; part += 1) {
    const found = await ports.snapshots.findRows(head, part);
    if (found === undefined) return undefined;
    rows.push(...found);
  }
  return withOverlay(rows, overlay);
}
