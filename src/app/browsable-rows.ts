import type { ProjectId } from '../domain/ids';
import type { EvidenceFacts } from '../domain/issue/issue-facts';
import type { ScoredIssue } from '../domain/snapshot/scored-issue';
import type { Ports } from '../ports/ports';
import type { SnapshotHead } from '../ports/snapshot-store';
import { loadCurrentRows } from './load-snapshot-rows';

/** A scanned project as the viewer may see it. */
export interface BrowsableProject {
  readonly head: SnapshotHead;
  readonly rows: readonly ScoredIssue[];
  /** Every row, for scoring: an issue's place hangs on its ancestors, whoever may browse those. Never shown. */
  readonly allRows: readonly ScoredIssue[];
  readonly foreignAncestors: readonly EvidenceFacts[];
}

async function loadBrowsable(ports: Ports, head: SnapshotHead): Promise<readonly BrowsableProject[]> {
  const allRows = await loadCurrentRows(ports, head);
  if (allRows === undefined) return [];
  const foreignAncestors = await ports.snapshots.loadForeignAncestors(head);
  const browsable = await ports.permissions.browsableIssueIds(allRows.map(({ issueId }) => issueId));
  return [{ head, allRows, foreignAncestors, rows: allRows.filter(({ issueId }) => browsable.has(issueId)) }];
}

/** Every scanned project with the rows that the viewer may browse; a project replaced while it was read is left out. */
export async function loadBrowsableProjects(ports: Ports): Promise<readonly BrowsableProject[]> {
  const found: BrowsableProject[] = [];
  for (const head of await ports.snapshots.listHeads()) found.push(...(await loadBrowsable(ports, head)));
  return found;
}

/** One project as the viewer may see it; none where it was not scanned, or was replaced while it was read. */
export async function findBrowsableProject(ports: Ports, projectId: ProjectId): Promise<readonly BrowsableProject[]> {
  const head = await ports.snapshots.findHead(projectId);
  return head === undefined ? [] : loadBrowsable(ports, head);
}
