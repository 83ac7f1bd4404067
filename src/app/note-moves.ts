import type { HistoryCause, HistoryEntry } from '../contract/rpc';
import type { IssueId, ProjectId } from '../domain/ids';
import type { ScoredIssue } from '../domain/snapshot/scored-issue';
import type { Ports } from '../ports/ports';
import type { SnapshotHead, SnapshotRow } from '../ports/snapshot-store';
import { causesOfMove, entryFrom, type ScoredWith } from './history-entry';
import type { ScoringBasis } from './scoring-basis';

/** From so many points on a move of a whole rescore or scan is noted. Convention. */
const NOTED_MOVE = 1;

/** How far the numbers that are shown moved; a number or a state that changes altogether moves furthest. */
function distanceOf(before: ScoredIssue, after: ScoredIssue): number {
  const [from, to] = [before.scores, after.scores];
  if (from.alignmentState !== to.alignmentState || (from.value === null) !== (to.value === null)) return 100;
  const byValue = from.value === null || to.value === null ? 0 : Math.abs(to.value - from.value);
  return Math.max(byValue, Math.abs(to.alignment - from.alignment));
}

/** Remembers which rows of a project moved when it was scanned or scored again, and why; nothing where none did. */
export async function noteMoves(
  ports: Ports,
  {
    projectId,
    generation,
    earlier,
    rows,
    basis,
    now,
  }: {
    readonly projectId: ProjectId;
    readonly generation: string;
    readonly earlier: { readonly head: SnapshotHead | undefined; readonly rows: readonly ScoredIssue[] };
    readonly rows: readonly SnapshotRow[];
    readonly basis: ScoringBasis;
    readonly now: number;
  },
): Promise<void> {
  const { head } = earlier;
  if (head === undefined) return;
  const before = new Map<IssueId, ScoredIssue>(earlier.rows.map((row) => [row.issueId, row]));
  const from: ScoredWith = { modelRevision: head.modelRevision, roadmapRevision: head.roadmapRevision };
  const isOtherModel = head.modelFingerprint !== basis.modelFingerprint;
  const moved = rows
    .flatMap(({ row }) => {
      const earlierRow = before.get(row.issueId);
      const distance = earlierRow === undefined ? 0 : distanceOf(earlierRow, row);
      return earlierRow !== undefined && distance >= NOTED_MOVE ? [{ earlierRow, row, distance }] : [];
    })
    .toSorted((a, b) => b.distance - a.distance);
  if (moved.length === 0) return;
  const moves = moved.map(({ earlierRow, row }): { issueId: IssueId; entry: HistoryEntry } => {
    const causes: readonly HistoryCause[] = causesOfMove({
      before: { row: earlierRow, ...from },
      after: { row, modelRevision: basis.modelRevision, roadmapRevision: basis.roadmapRevision },
      model: basis.model,
      isOtherModel,
    });
    return { issueId: row.issueId, entry: entryFrom({ row, basis, causes, at: now }) };
  });
  await ports.history.saveMoves(projectId, { generation, at: now, moves });
}
