import type { Instant } from '../domain/ids';
import type { Ports } from '../ports/ports';
import type { ScanState } from '../ports/scan-store';
import type { SiteProject } from '../ports/site-catalog';
import type { SnapshotHead } from '../ports/snapshot-store';
import { queueRescores } from './queue-rescores';
import { isUnderWay } from './scan-status';
import { dueAt, turnOf, waitForTurn } from './scan-turn';
import { basisWith, loadSiteBasis, type ScoringBasis } from './scoring-basis';
import { startScan } from './start-scan';

const HOUR_MS = 3_600_000;
/** First scans started per tick, so that a large site does not spend its hour at once. Convention. */
const FIRST_PER_TICK = 5;
/** Later ones read what changed and cost little. Convention. */
const LATER_PER_TICK = 60;
/** Seconds between the starts of first scans after an install. */
const STAGGER_SECONDS = 5;
const MAX_DELAY_SECONDS = 900;

function isStuck(state: ScanState, now: number): boolean {
  return state.phase !== 'done' && state.phase !== 'failed' && state.phase !== 'never' && !isUnderWay(state, now);
}

interface DueScan {
  readonly project: SiteProject;
  readonly last: Instant;
  readonly delaySeconds: number;
}

function dueScan({
  project,
  state,
  scannedAt,
  siteId,
  now,
}: {
  readonly project: SiteProject;
  readonly state: ScanState | undefined;
  readonly scannedAt: Instant;
  readonly siteId: string;
  readonly now: Instant;
}): DueScan | undefined {
  const last = Math.max(scannedAt, state?.phase === 'failed' ? (state.endedAt ?? 0) : 0);
  if (state !== undefined && isUnderWay(state, now)) return undefined;
  if (state !== undefined && isStuck(state, now)) return { project, last, delaySeconds: 0 };
  // Never, or by a clock that was ahead: nobody can tell when.
  if (last === 0 || last > now + HOUR_MS) return { project, last: 0, delaySeconds: 0 };
  const turn = turnOf(siteId, project.projectId);
  const due = dueAt(last, turn);
  // The next tick comes in an hour.
  return due >= now + HOUR_MS ? undefined : { project, last, delaySeconds: waitForTurn({ due, turn, now }) };
}

// The message about a new model or roadmap was lost, or its work failed for too long.
async function isBehind(ports: Ports, head: SnapshotHead, site: ScoringBasis): Promise<boolean> {
  if (head.roadmapRevision !== site.roadmapRevision) return true;
  const basis = basisWith(site, (await ports.settings(head.projectId).loadHead()).value);
  return head.modelFingerprint !== basis.modelFingerprint;
}

/**
 * Starts the scans that are due: those that got stuck, projects never scanned, and once a day every other one at its turn,
 * the oldest first. Events keep scores current in between; this finds what they missed. Projects that are still scored by
 * an earlier roadmap or model, since the message about it was lost, are scored again.
 */
export async function reconcileScans(ports: Ports, { siteId }: { readonly siteId: string }): Promise<number> {
  const now = ports.clock();
  const [projects, states, heads, site] = await Promise.all([
    ports.projects.listForApp(),
    ports.scans.list(),
    ports.snapshots.listHeads(),
    loadSiteBasis(ports),
  ]);
  const stateOf = new Map(states.map((state) => [state.projectId, state]));
  const scannedAt = new Map(heads.map((head) => [head.projectId, head.scannedAt]));
  const all = projects
    .flatMap((project) => {
      const { projectId } = project;
      const known = { state: stateOf.get(projectId), scannedAt: scannedAt.get(projectId) ?? 0 };
      return dueScan({ project, ...known, siteId, now }) ?? [];
    })
    .toSorted((a, b) => a.last - b.last);
  const due = [
    ...all.filter(({ last }) => last === 0).slice(0, FIRST_PER_TICK),
    ...all.filter(({ last }) => last > 0).slice(0, LATER_PER_TICK),
  ];
  for (const { project, delaySeconds } of due) await startScan(ports, { project, delaySeconds });
  const scanned = new Set(due.map(({ project }) => project.projectId));
  const behind = [];
  for (const head of heads) if (!scanned.has(head.projectId) && (await isBehind(ports, head, site))) behind.push(head);
  if (behind.length > 0) {
    await queueRescores(
      ports,
      behind.map(({ projectId }) => projectId),
    );
  }
  return due.length;
}

/** Queues the first scan of every project that the app sees, one after the other. */
export async function startFirstScans(ports: Ports): Promise<number> {
  const projects = await ports.projects.listForApp();
  for (const [index, project] of projects.entries()) {
    await startScan(ports, { project, delaySeconds: Math.min(MAX_DELAY_SECONDS, index * STAGGER_SECONDS) });
  }
  return projects.length;
}
