import type { Instant, ProjectId } from '../domain/ids';
import type { ScoredIssue } from '../domain/snapshot/scored-issue';
import type { WaitingChange } from '../ports/change-store';
import type { Ports } from '../ports/ports';
import { loadCurrentRows } from './load-snapshot-rows';
import type { IssueEvent, UsedFields } from './plan-event-work';

/** An event of something that issues have, and that changes without them being updated. */
export type SharedEvent = Extract<IssueEvent, { readonly kind: 'versionChanged' | 'sprintChanged' }>;

async function storedIssues(
  ports: Ports,
  projectId: ProjectId,
  isConcerned: (row: ScoredIssue) => boolean,
): Promise<readonly { readonly issueId: ScoredIssue['issueId']; readonly projectId: ProjectId }[]> {
  const head = await ports.snapshots.findHead(projectId);
  const rows = head === undefined ? [] : ((await loadCurrentRows(ports, head)) ?? []);
  return rows.filter(isConcerned).map(({ issueId }) => ({ issueId, projectId }));
}

async function findConcerned(ports: Ports, event: SharedEvent, used: UsedFields) {
  if (event.kind === 'versionChanged') {
    const { what, versionId, name, projectId } = event;
    // The snapshot knows versions by name; the name that a renamed one had is not told.
    if (what === 'removed') return storedIssues(ports, projectId, ({ fixVersions }) => fixVersions.includes(name));
    return what === 'renamed' || used.hasJqlRules ? ports.issues.listIds({ kind: 'version', versionId }) : [];
  }
  const { what, sprintId } = event;
  if (what === 'removed') {
    // Nobody can say any more which issues were in it.
    const heads = await ports.snapshots.listHeads();
    const found = [];
    for (const { projectId } of heads) {
      found.push(...(await storedIssues(ports, projectId, ({ inActiveSprint }) => inActiveSprint)));
    }
    return found;
  }
  return what === 'state' || used.hasJqlRules ? ports.issues.listIds({ kind: 'sprint', sprintId }) : [];
}

/** The issues that a change of a version or a sprint concerns. Jira leaves their `updated` as it was. */
export async function issuesOfEvent(
  ports: Ports,
  event: SharedEvent,
  { used, now }: { readonly used: UsedFields; readonly now: Instant },
): Promise<readonly WaitingChange[]> {
  const issues = await findConcerned(ports, event, used);
  return issues.map((issue) => ({ ...issue, at: now, what: 'untouched' as const }));
}
