import type { Instant, ProjectId } from '../domain/ids';
import type { Ports } from '../ports/ports';

/** Goes on after a failure from the step that failed, where steps were done since; false where nothing moved. */
export async function resumeScan(
  ports: Ports,
  work: {
    readonly projectId: ProjectId;
    readonly scanId: string;
    readonly leg?: string | undefined;
    readonly since: Instant;
    readonly delaySeconds: number;
  },
): Promise<boolean> {
  const { projectId, scanId, leg, since, delaySeconds } = work;
  const state = await ports.scans.find(projectId);
  if (state?.scanId !== scanId || state.movedAt < since) return false;
  const own = leg === undefined ? {} : { leg };
  await ports.queue([{ message: { kind: 'scan', projectId, scanId, ...own, traceId: ports.traceId }, delaySeconds }]);
  return true;
}
