import type { ProjectId } from '../domain/ids';
import type { WaitingChange } from '../ports/change-store';
import type { Ports } from '../ports/ports';

/** Events of a moment are taken up together. */
const PAUSE_SECONDS = 2;
/** A message that did not come by then is not waited for. */
const LOST_AFTER_MS = 15 * 60_000;

/**
 * Lets changes wait and asks for them to be taken up; once per project, however many come. The change is there before it is
 * looked whether somebody was asked already, and whoever takes changes up says so before they look: none is overlooked.
 */
export async function askForChanges(
  ports: Ports,
  changes: readonly WaitingChange[],
  { delaySeconds = PAUSE_SECONDS }: { readonly delaySeconds?: number } = {},
): Promise<void> {
  for (const change of changes) await ports.changes.add(change, ports.newId());
  const projectIds = new Set<ProjectId | null>(changes.map(({ projectId }) => projectId));
  const now = ports.clock();
  for (const projectId of projectIds) {
    const askedAt = await ports.changes.askedAt(projectId);
    if (askedAt !== null && Math.abs(now - askedAt) < LOST_AFTER_MS) continue;
    await ports.changes.noteAsked(projectId, now);
    await ports.queue([{ message: { kind: 'takeChanges', projectId, traceId: ports.traceId }, delaySeconds }]);
  }
}
