import type { Instant } from '../domain/ids';
import type { Ports } from '../ports/ports';
import type { SnapshotHead } from '../ports/snapshot-store';

/** Issues of one bulk write, as Jira allows. */
const BATCH = 100;

/** Whether there is time and quota for another step of work. */
export async function canGoOn(ports: Ports, deadline: Instant): Promise<'yes' | 'noTime' | 'noPoints'> {
  if (ports.clock() >= deadline) return 'noTime';
  const { spent, budget } = await ports.ledger.load();
  return spent >= budget ? 'noPoints' : 'yes';
}

/**
 * Writes the properties that Jira does not have yet. What is written is noted per part, so that whoever goes on after a
 * stop starts there. An issue that was scored again since is left alone: its property is newer. What Jira does not let the
 * app write stays in the snapshot, and is tried again the next time.
 */
export async function writeScores(
  ports: Ports,
  { head, deadline }: { readonly head: SnapshotHead; readonly deadline: Instant },
): Promise<'written' | 'noTime' | 'noPoints'> {
  let refused = 0;
  for (let part = 0; part < head.parts; part += 1) {
    const rows = await ports.snapshots.findPart(head, part);
    if (rows === undefined) return 'written';
    const newer = new Set((await ports.snapshots.listOverlay(head.projectId)).map(({ issueId }) => issueId));
    const pending = rows.filter(({ row, written }) => !written && !newer.has(row.issueId));
    for (let at = 0; at < pending.length; at += BATCH) {
      const verdict = await canGoOn(ports, deadline);
      if (verdict !== 'yes') return verdict;
      const batch = pending.slice(at, at + BATCH);
      const entries = batch.map(({ row, property }) => ({ issueId: row.issueId, property }));
      const taken = await ports.scores.saveMany(entries);
      refused += entries.length - taken.size;
      await ports.snapshots.markWritten(head, part, taken);
    }
  }
  if (refused > 0) ports.log.warn('scores.notWritten', { projectId: head.projectId, refused });
  return 'written';
}
