import type { Instant } from '../domain/ids';
import type { Ports } from '../ports/ports';
import type { SnapshotHead } from '../ports/snapshot-store';

/** Issues that are written before it is noted which are: twenty bulk writes, under way in Jira at the same time. */
const BATCH = 2000;

/** Whether there is time and quota for another step of work. */
export async function canGoOn(ports: Ports, deadline: Instant): Promise<'yes' | 'noTime' | 'noPoints'> {
  if (ports.clock() >= deadline) return 'noTime';
  const { spent, budget } = await ports.ledger.load();
  return spent >= budget ? 'noPoints' : 'yes';
}

/** How the writing stands: issues tried so far, of how many, and on how many Jira lets the app write nothing. */
export interface WriteProgress {
  readonly handled: number;
  readonly total: number;
  readonly refused: number;
}

interface Writing {
  readonly head: SnapshotHead;
  readonly deadline: Instant;
  /** Told after each batch. */
  readonly onProgress?: (progress: WriteProgress) => Promise<void>;
}

/**
 * Writes the properties that Jira does not have yet. What is written is noted per batch, so that whoever goes on after a
 * stop starts there. An issue that was scored again since is left alone: its property is newer. What Jira does not let the
 * app write stays in the snapshot, and is tried again the next time; `again`: Jira put some off for now.
 */
export async function writeScores(
  ports: Ports,
  { head, deadline, onProgress = () => Promise.resolve() }: Writing,
): Promise<'written' | 'again' | 'noTime' | 'noPoints'> {
  let [handled, refused, postponed] = [0, 0, 0];
  for (let part = 0; part < head.parts; part += 1) {
    const rows = await ports.snapshots.findPart(head, part);
    if (rows === undefined) return 'written';
    const newer = new Set((await ports.snapshots.listOverlay(head.projectId)).map(({ issueId }) => issueId));
    const pending = rows.filter(({ row, written }) => !written && !newer.has(row.issueId));
    handled += rows.length - pending.length;
    for (let at = 0; at < pending.length; at += BATCH) {
      const verdict = await canGoOn(ports, deadline);
      if (verdict !== 'yes') return verdict;
      const entries = pending.slice(at, at + BATCH).map(({ row, property }) => ({ issueId: row.issueId, property }));
      const { taken, later } = await ports.scores.saveMany(entries);
      if (taken.size > 0) await ports.snapshots.markWritten(head, part, taken);
      handled += entries.length;
      postponed += later.size;
      refused += entries.length - taken.size - later.size;
      await onProgress({ handled, total: head.count, refused });
    }
  }
  if (refused + postponed > 0) ports.log.warn('scores.notWritten', { projectId: head.projectId, refused, postponed });
  return postponed > 0 ? 'again' : 'written';
}
