import type { Instant, IssueId, ProjectId } from '../domain/ids';
import type { StoredChange } from '../ports/change-store';
import type { Ports } from '../ports/ports';
import { EXACT_RULES } from '../ports/rule-matcher';
import { askForChanges } from './ask-for-changes';
import { eraseIssue } from './erase-issue';
import { loadCurrentRows } from './load-snapshot-rows';
import { jqlRulesOf } from './matched-rules';
import { queueRescores } from './queue-rescores';
import { rescoreIssue } from './rescore-issue';
import { isUnderWay } from './scan-status';
import { loadSiteBasis } from './scoring-basis';
import { startScan } from './start-scan';

/** With more changed issues than this a scan of what was updated costs less than reading one after the other. */
export const STORM_ISSUES = 50;
/** Issues that such a scan would not find are read one by one up to this many; beyond, the project is read whole. */
const UNTOUCHED_ISSUES = 200;
/** Jira's search may not know yet of what was changed a moment ago. */
const SCAN_DELAY_SECONDS = 30;
const SECOND_LOOK_SECONDS = 30;
/** Until a scan under way has ended. */
const AFTER_SCAN_SECONDS = 60;

/** Rows beside a snapshot, each under a key of its own, before they are folded into it. */
export const MOST_BESIDE = 200;

/** What became of the changes that waited. */
export type ChangesOutcome = 'taken' | 'nothing' | 'later';

async function askAgain(ports: Ports, projectId: ProjectId | null, delaySeconds: number): Promise<'later'> {
  await ports.changes.noteAsked(projectId, ports.clock());
  await ports.queue([{ message: { kind: 'takeChanges', projectId, traceId: ports.traceId }, delaySeconds }]);
  return 'later';
}

// A scan that begins now reads all of them; one that is under way may have read past them.
async function scanInstead(
  ports: Ports,
  {
    projectId,
    changes,
    mode,
  }: {
    readonly projectId: ProjectId;
    readonly changes: readonly StoredChange[];
    readonly mode: 'whole' | 'changes';
  },
): Promise<ChangesOutcome> {
  const state = await ports.scans.find(projectId);
  if (state !== undefined && isUnderWay(state, ports.clock())) return askAgain(ports, projectId, AFTER_SCAN_SECONDS);
  const project = state ?? (await ports.projects.find(projectId));
  if (project !== undefined) {
    const { projectKey, projectName } = project;
    const site = { projectId, projectKey, projectName };
    await startScan(ports, { project: site, mode, delaySeconds: SCAN_DELAY_SECONDS });
    ports.log.info('changes.scanned', { projectId, mode, changes: changes.length });
  }
  await ports.changes.delete(changes);
  return 'taken';
}

function byIssue(changes: readonly StoredChange[]): ReadonlyMap<IssueId, readonly StoredChange[]> {
  const grouped = new Map<IssueId, StoredChange[]>();
  for (const change of changes) grouped.set(change.issueId, [...(grouped.get(change.issueId) ?? []), change]);
  return grouped;
}

// With many rules Jira is asked by its search as it stands, which may be behind the change: it is asked once more.
async function lookAgainLater(ports: Ports, done: readonly StoredChange[]): Promise<void> {
  const firstLooks = done.filter(({ what }) => what !== 'secondLook');
  if (firstLooks.length === 0) return;
  const { roadmap } = await loadSiteBasis(ports);
  if (jqlRulesOf(roadmap).length <= EXACT_RULES) return;
  const again = [...byIssue(firstLooks).values()].flatMap(([change]) => (change === undefined ? [] : [change]));
  const changes = again.map(({ issueId, projectId }) => ({
    issueId,
    projectId,
    at: ports.clock(),
    what: 'secondLook' as const,
  }));
  await askForChanges(ports, changes, { delaySeconds: SECOND_LOOK_SECONDS });
}

// Jira tells nothing of the issues below a deleted one, which lose their parent.
async function eraseDeleted(
  ports: Ports,
  { projectId, deleted }: { readonly projectId: ProjectId; readonly deleted: readonly StoredChange[] },
): Promise<void> {
  if (deleted.length === 0) return;
  const ids = new Set(deleted.map(({ issueId }) => issueId));
  const head = await ports.snapshots.findHead(projectId);
  const rows = head === undefined ? [] : ((await loadCurrentRows(ports, head)) ?? []);
  const orphans = rows.filter(({ issueId, parentId }) => parentId !== null && ids.has(parentId) && !ids.has(issueId));
  const at = ports.clock();
  await askForChanges(
    ports,
    orphans.map(({ issueId }) => ({ issueId, projectId, at, what: 'untouched' as const })),
  );
  for (const issueId of ids) await eraseIssue(ports, { issueId, projectId });
  await ports.changes.delete(deleted);
}

// Readings beside the snapshot are read with every opening of the page, so there must not be many of them.
async function foldWhereMany(ports: Ports, projectId: ProjectId): Promise<void> {
  const beside = await ports.snapshots.listOverlay(projectId);
  if (beside.length > MOST_BESIDE) await queueRescores(ports, [projectId]);
}

/**
 * Takes up the changes that wait for a project: few are read one by one, a storm of them by one scan. Each is taken away
 * only when its issue has been read, so that a consumer killed at any point loses none; reading one twice changes nothing.
 */
export async function takeChanges(
  ports: Ports,
  { projectId, deadline }: { readonly projectId: ProjectId | null; readonly deadline: Instant },
): Promise<ChangesOutcome> {
  await ports.changes.noteAsked(projectId, null);
  const waiting = await ports.changes.list(projectId);
  if (waiting.length === 0) return 'nothing';
  const deleted = waiting.filter(({ what }) => what === 'deleted');
  if (projectId !== null) await eraseDeleted(ports, { projectId, deleted });
  const changed = [...byIssue(waiting.filter(({ what }) => what !== 'deleted'))];
  const isUntouched = (events: readonly StoredChange[]) => events.some(({ what }) => what !== 'changed');
  const untouched = changed.filter(([, events]) => isUntouched(events));
  if (projectId !== null && untouched.length > UNTOUCHED_ISSUES) {
    return scanInstead(ports, { projectId, changes: changed.flatMap(([, events]) => events), mode: 'whole' });
  }
  const isStorm = projectId !== null && changed.length - untouched.length > STORM_ISSUES;
  const oneByOne = isStorm ? untouched : changed;
  const done: StoredChange[] = [];
  for (const [issueId, events] of oneByOne) {
    if (ports.clock() >= deadline) return askAgain(ports, projectId, 0);
    const at = Math.min(...events.map((event) => event.at));
    await rescoreIssue(ports, { issueId, projectId, occurredAt: at });
    await ports.changes.delete(events);
    done.push(...events);
  }
  await lookAgainLater(ports, done);
  if (projectId !== null) await foldWhereMany(ports, projectId);
  if (!isStorm) return 'taken';
  const storm = changed.filter(([, events]) => !isUntouched(events)).flatMap(([, events]) => events);
  return scanInstead(ports, { projectId, changes: storm, mode: 'changes' });
}
