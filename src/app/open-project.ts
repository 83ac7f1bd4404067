import type { ProjectView, ScanStatus } from '../contract/rpc';
import { DEFAULT_HEALTH_SETTINGS } from '../domain/health/health-report';
import type { ProjectId } from '../domain/ids';
import { err, ok, type Result } from '../domain/result';
import { indexRoadmap } from '../domain/roadmap/roadmap-index';
import type { Ports } from '../ports/ports';
import type { ScanState } from '../ports/scan-store';
import type { SiteProject } from '../ports/site-catalog';
import type { OverlayEntry, RebuildCause, SnapshotHead } from '../ports/snapshot-store';
import type { AppFailure } from './app-failure';
import { sizeFieldIdsFor } from './field-plan';
import { loadCurrentRows } from './load-snapshot-rows';
import { projectFindings } from './model-findings-of';
import { roadmapIssueIds, roadmapItemViews } from './roadmap-item-views';
import { scanStatusFrom } from './scan-status';
import { loadScoringBasis } from './scoring-basis';
import { startScan } from './start-scan';

const DAY_MS = 86_400_000;

/** The name under which a reader asks for rows: it changes with every newer reading, the stored parts do not. */
export function generationFor(head: SnapshotHead, overlay: readonly OverlayEntry[]): string {
  if (overlay.length === 0) return head.generation;
  return `${head.generation}.${overlay.length}-${Math.max(...overlay.map(({ at }) => at)).toString(36)}`;
}

/** The project by what is stored of it, else as Jira names it. */
async function findProject(ports: Ports, projectId: ProjectId): Promise<SiteProject | undefined> {
  const state = await ports.scans.find(projectId);
  return state ?? (await ports.projects.find(projectId));
}

const NOTHING_STORED = { head: undefined, snapshot: null, rows: [], seesEverything: true } as const;

async function loadSnapshotView(ports: Ports, projectId: ProjectId) {
  const head = await ports.snapshots.findHead(projectId);
  if (head === undefined) return NOTHING_STORED;
  const overlay = await ports.snapshots.listOverlay(projectId);
  const rows = await loadCurrentRows(ports, head);
  // What is found to be damaged is no snapshot any more.
  if (rows === undefined && (await ports.snapshots.findHead(projectId)) === undefined) return NOTHING_STORED;
  const ids = (rows ?? []).map(({ issueId }) => issueId);
  const browsable = await ports.permissions.browsableIssueIds(ids);
  const snapshot = {
    generation: generationFor(head, overlay),
    // The readings that are newer than the snapshot make one more part.
    parts: head.parts + 1,
    completedAt: head.completedAt,
    modelRevision: head.modelRevision,
    roadmapRevision: head.roadmapRevision,
  };
  return {
    head,
    snapshot,
    rows: (rows ?? []).filter(({ issueId }) => browsable.has(issueId)),
    seesEverything: rows !== undefined && ids.every((issueId) => browsable.has(issueId)),
  };
}

// What an earlier version of the app stored, or what is damaged, is read from Jira again, without being asked.
async function stateOfScan(
  ports: Ports,
  { project, rebuilding }: { readonly project: SiteProject; readonly rebuilding: RebuildCause | null },
): Promise<ScanState | undefined> {
  const state = await ports.scans.find(project.projectId);
  if (rebuilding === null || (state !== undefined && state.phase !== 'done')) return state;
  ports.log.warn('snapshot.rebuilt', { projectId: project.projectId, cause: rebuilding });
  return startScan(ports, { project });
}

/** What the project page needs before the rows; no number in it counts an issue that the viewer may not browse. */
export async function openProject(
  ports: Ports,
  { projectId }: { readonly projectId: ProjectId },
): Promise<Result<ProjectView, AppFailure>> {
  const [project, basis, fields, settings, canAdminister, view] = await Promise.all([
    findProject(ports, projectId),
    loadScoringBasis(ports, projectId),
    ports.fields({ maxAgeMs: DAY_MS }),
    ports.settings(projectId).loadHead(),
    ports.permissions.administersProject(projectId),
    loadSnapshotView(ports, projectId),
  ]);
  if (project === undefined) return err({ code: 'not_found' });
  const { head, snapshot, rows, seesEverything } = view;
  const rebuilding = head === undefined ? await ports.snapshots.rebuildCause(projectId) : null;
  const { model } = basis;
  const index = indexRoadmap(basis.roadmap, basis.doneIssueIds);
  const browsable = await ports.permissions.browsableIssueIds(roadmapIssueIds(index));
  const [sizeFieldId] = sizeFieldIdsFor({ model, fields, projectFieldId: basis.projectSizeFieldId });
  const priors = (await ports.priors.find(projectId, basis.modelFingerprint)) ?? {};
  return ok({
    projectId,
    projectKey: project.projectKey,
    projectName: project.projectName,
    scan: scanStatusFrom(project, await stateOfScan(ports, { project, rebuilding }), {
      counts: canAdminister && seesEverything,
    }),
    snapshot,
    rebuilding,
    rescoring:
      head !== undefined &&
      (head.modelFingerprint !== basis.modelFingerprint || head.roadmapRevision !== basis.roadmapRevision),
    roadmap: roadmapItemViews({ index, browsable, roadmapIssues: basis.roadmapIssues }),
    roadmapRevision: basis.roadmapRevision,
    modelRevision: basis.modelRevision,
    model: model as ProjectView['model'],
    modelOwner: basis.modelOwner,
    priors: priors as ProjectView['priors'],
    modelFindings: [...projectFindings({ model, rows, fields, head, now: ports.clock() })],
    bands: model.bands,
    health: settings.value?.health ?? DEFAULT_HEALTH_SETTINGS,
    resolvedPerMonth: seesEverything ? (head?.resolvedPerMonth ?? null) : null,
    seesEverything,
    canAdminister,
    sizeFieldName: fields.find(({ fieldId }) => fieldId === sizeFieldId)?.name ?? null,
  });
}

/** Progress of a project's scan; counts for project admins only, since they count issues that others may not browse. */
export async function openProjectScan(
  ports: Ports,
  { projectId }: { readonly projectId: ProjectId },
): Promise<Result<ScanStatus, AppFailure>> {
  const [project, state, counts] = await Promise.all([
    findProject(ports, projectId),
    ports.scans.find(projectId),
    ports.permissions.administersProject(projectId),
  ]);
  return project === undefined ? err({ code: 'not_found' }) : ok(scanStatusFrom(project, state, { counts }));
}

/** Starts a scan of the project, or shows the one that is under way. */
export async function scanProjectNow(
  ports: Ports,
  { projectId }: { readonly projectId: ProjectId },
): Promise<Result<ScanStatus, AppFailure>> {
  const project = await ports.projects.find(projectId);
  if (project === undefined) return err({ code: 'not_found' });
  return ok(scanStatusFrom(project, await startScan(ports, { project }), { counts: true }));
}
