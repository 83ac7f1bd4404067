import type { Ports } from '../ports/ports';
import type { ScanState } from '../ports/scan-store';
import { queueRescores } from './queue-rescores';
import { isUnderWay } from './scan-status';
import { startScan } from './start-scan';

const DAY_MS = 86_400_000;
/** Scans started per tick, so that a large site does not spend its hour at once. Convention. */
const PER_TICK = 5;
/** Seconds between the starts of first scans after an install. */
const STAGGER_SECONDS = 5;
const MAX_DELAY_SECONDS = 900;

function isStuck(state: ScanState, now: number): boolean {
  return state.phase !== 'done' && state.phase !== 'failed' && state.phase !== 'never' && !isUnderWay(state, now);
}

/**
 * Starts the scans that are due: those that got stuck, projects never scanned, and those whose last whole scan is older
 * than a day, the oldest first. Events keep scores current in between; this finds what they missed. Projects that are still
 * scored by an earlier roadmap, since the message about it was lost, are scored again.
 */
export async function reconcileScans(ports: Ports): Promise<number> {
  const now = ports.clock();
  const [projects, states, heads, roadmap] = await Promise.all([
    ports.projects.listForApp(),
    ports.scans.list(),
    ports.snapshots.listHeads(),
    ports.roadmaps.loadHead(),
  ]);
  const stateOf = new Map(states.map((state) => [state.projectId, state]));
  const scannedAt = new Map(heads.map((head) => [head.projectId, head.scannedAt]));
  const due = projects
    .map((project) => {
      const state = stateOf.get(project.projectId);
      const isWaiting = state !== undefined && isUnderWay(state, now);
      const last = Math.max(
        scannedAt.get(project.projectId) ?? 0,
        state?.phase === 'failed' ? (state.endedAt ?? 0) : 0,
      );
      const isDue = !isWaiting && (now - last > DAY_MS || (state !== undefined && isStuck(state, now)));
      return { project, last, isDue };
    })
    .filter(({ isDue }) => isDue)
    .toSorted((a, b) => a.last - b.last)
    .slice(0, PER_TICK);
  for (const { project } of due) await startScan(ports, { project });
  const scanned = new Set(due.map(({ project }) => project.projectId));
  const behind = heads.filter((head) => head.roadmapRevision !== roadmap.revision && !scanned.has(head.projectId));
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
