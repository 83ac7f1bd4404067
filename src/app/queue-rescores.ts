import type { ProjectId } from '../domain/ids';
import type { Ports } from '../ports/ports';

/** Queues a rescore of scanned projects; `all`: of every one. Returns how many. */
export async function queueRescores(ports: Ports, which: 'all' | readonly ProjectId[]): Promise<number> {
  const projectIds = which === 'all' ? (await ports.snapshots.listHeads()).map(({ projectId }) => projectId) : which;
  const [model, roadmap] = await Promise.all([ports.models.loadHead(), ports.roadmaps.loadHead()]);
  await ports.queue(
    projectIds.map((projectId) => ({
      message: {
        kind: 'rescoreProject',
        projectId,
        modelRevision: model.revision,
        roadmapRevision: roadmap.revision,
        traceId: ports.traceId,
      },
    })),
  );
  return projectIds.length;
}
