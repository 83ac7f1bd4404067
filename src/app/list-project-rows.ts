import type { RowColumns } from '../contract/scored-issue';
import type { ProjectId } from '../domain/ids';
import { err, ok, type Result } from '../domain/result';
import { columnsFrom } from '../domain/snapshot/row-columns';
import type { ScoredIssue } from '../domain/snapshot/scored-issue';
import type { Ports } from '../ports/ports';
import type { AppFailure } from './app-failure';

/**
 * One part of the snapshot without the issues that the viewer may not browse. The last part holds the readings that are
 * newer than the snapshot; an issue that has one is left out of the others. `conflict`: another generation is in force.
 */
export async function listProjectRows(
  ports: Ports,
  {
    projectId,
    generation,
    part,
  }: { readonly projectId: ProjectId; readonly generation: string; readonly part: number },
): Promise<Result<RowColumns, AppFailure>> {
  const head = await ports.snapshots.findHead(projectId);
  if (head === undefined) return err({ code: 'not_found' });
  if (generation.split('.')[0] !== head.generation) return err({ code: 'conflict', currentRevision: null });
  if (part > head.parts) return err({ code: 'not_found' });
  const overlay = await ports.snapshots.listOverlay(projectId);
  let rows: readonly ScoredIssue[] | undefined;
  if (part === head.parts) {
    rows = overlay.flatMap(({ row }) => (row === null ? [] : [row]));
  } else {
    const newer = new Set(overlay.map(({ issueId }) => issueId));
    rows = (await ports.snapshots.findRows(head, part))?.filter(({ issueId }) => !newer.has(issueId));
  }
  if (rows === undefined) return err({ code: 'conflict', currentRevision: null });
  const browsable = await ports.permissions.browsableIssueIds(rows.map(({ issueId }) => issueId));
  return ok(columnsFrom(rows.filter(({ issueId }) => browsable.has(issueId))));
}
