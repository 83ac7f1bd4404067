import type { ProjectId } from '../domain/ids';
import type { Ports } from '../ports/ports';

// Most projects have no settings at all, and the others few: asked one by one, storage is not flooded.
async function withoutOwnModel(ports: Ports, projectIds: readonly ProjectId[]): Promise<readonly ProjectId[]> {
  const found: ProjectId[] = [];
  for (const projectId of projectIds) {
    const { value } = await ports.settings(projectId).loadHead();
    if (value === null || value.model === null) found.push(projectId);
  }
  return found;
}

/**
 * Queues a rescore of scanned projects. `all`: of every one; `onSiteModel`: of those without a model of their own.
 * Returns how many.
 */
export async function queueRescores(
  ports: Ports,
  which: 'all' | 'onSiteModel' | readonly ProjectId[],
): Promise<number> {
  const scanned = Array.isArray(which) ? [] : (await ports.snapshots.listHeads()).map(({ projectId }) => projectId);
  const projectIds: readonly ProjectId[] =
    which === 'all' ? scanned : which === 'onSiteModel' ? await withoutOwnModel(ports, scanned) : which;
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
