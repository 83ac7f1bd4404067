import type { IssueId, ProjectId } from '../domain/ids';
import type { Ports } from '../ports/ports';

/** Takes a deleted (or moved away) issue out of a project's snapshot. What was below it scores anew with the next scan. */
export async function forgetIssue(
  ports: Ports,
  { issueId, projectId }: { readonly issueId: IssueId; readonly projectId: ProjectId | null },
): Promise<void> {
  if (projectId === null) return;
  const head = await ports.snapshots.findHead(projectId);
  if (head === undefined) return;
  await ports.snapshots.saveOverlay(projectId, { issueId, row: null, property: null, at: ports.clock() });
}
