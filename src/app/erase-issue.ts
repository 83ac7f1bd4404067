import type { IssueId, ProjectId } from '../domain/ids';
import type { Ports } from '../ports/ports';
import { forgetIssue } from './forget-issue';

/** Deletes what is kept of an issue that Jira deleted: its row, who answered what, its history and its outcome. */
export async function eraseIssue(
  ports: Ports,
  { issueId, projectId }: { readonly issueId: IssueId; readonly projectId: ProjectId | null },
): Promise<void> {
  await forgetIssue(ports, { issueId, projectId });
  await ports.ratings.deleteOfIssue(issueId);
  await ports.history.deleteOfIssue(issueId);
  if (projectId !== null) await ports.outcomes.delete(projectId, issueId);
}
