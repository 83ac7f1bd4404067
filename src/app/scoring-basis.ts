import type { StoredProjectSettings } from '../contract/settings';
import type { IssueId, ProjectId } from '../domain/ids';
import { EMPTY_ROADMAP, type Roadmap } from '../domain/roadmap/roadmap';
import { proposeModel } from '../domain/value/propose-model';
import type { ValueModel } from '../domain/value/value-model';
import type { Ports } from '../ports/ports';
import type { RoadmapIssue } from '../ports/roadmap-store';
import { textHash } from './text-hash';

const HOUR_MS = 3_600_000;

/** The model and the roadmap in force, for the site or for one project. */
export interface ScoringBasis {
  readonly model: ValueModel;
  readonly modelOwner: 'site' | 'project';
  /** Of the owner's own revisions. */
  readonly modelRevision: number;
  /** Tells models apart that share a revision. */
  readonly modelFingerprint: string;
  /** The estimate field that the project chose for itself; null: as the model says. */
  readonly projectSizeFieldId: string | null;
  readonly roadmap: Roadmap;
  readonly roadmapRevision: number;
  readonly roadmapIssues: ReadonlyMap<IssueId, RoadmapIssue>;
  readonly doneIssueIds: ReadonlySet<IssueId>;
}

async function proposeNow(ports: Ports): Promise<ValueModel> {
  const [priorities, fields] = await Promise.all([ports.priorities(), ports.fields({ maxAgeMs: HOUR_MS })]);
  const sizeField = fields.find(({ isEstimate }) => isEstimate);
  return proposeModel({ priorities, sizeFieldId: sizeField?.fieldId ?? null });
}

/** Looks again at the site's priorities and fields, as long as nobody saved a model of their own. */
export async function refreshProposedModel(ports: Ports): Promise<void> {
  const { revision } = await ports.models.loadHead();
  if (revision > 0) return;
  const [stored, proposed] = [await ports.proposedModels.find(), await proposeNow(ports)];
  if (JSON.stringify(stored) !== JSON.stringify(proposed)) await ports.proposedModels.save(proposed);
}

async function loadProposedModel(ports: Ports): Promise<ValueModel> {
  const stored = await ports.proposedModels.find();
  if (stored !== undefined) return stored;
  const proposed = await proposeNow(ports);
  await ports.proposedModels.save(proposed);
  return proposed;
}

/** The ids of those roadmap issues that are done. */
export function doneIssueIdsOf(issues: ReadonlyMap<IssueId, RoadmapIssue>): ReadonlySet<IssueId> {
  return new Set([...issues].filter(([, { done }]) => done).map(([issueId]) => issueId));
}

/** What scores rest on where a project has nothing of its own. Reads Jira only where no model was ever proposed. */
export async function loadSiteBasis(ports: Ports): Promise<ScoringBasis> {
  const [modelHead, roadmapHead, roadmapIssues] = await Promise.all([
    ports.models.loadHead(),
    ports.roadmaps.loadHead(),
    ports.roadmapIssues.load(),
  ]);
  const model = modelHead.value ?? (await loadProposedModel(ports));
  return {
    model,
    modelOwner: 'site',
    modelRevision: modelHead.revision,
    modelFingerprint: modelHead.revision > 0 ? String(modelHead.revision) : `0-${textHash(JSON.stringify(model))}`,
    projectSizeFieldId: null,
    roadmap: roadmapHead.value ?? EMPTY_ROADMAP,
    roadmapRevision: roadmapHead.revision,
    roadmapIssues,
    doneIssueIds: doneIssueIdsOf(roadmapIssues),
  };
}

/** The site's basis with what a project sets for itself. */
export function basisWith(
  site: ScoringBasis,
  settings: Pick<StoredProjectSettings, 'model' | 'sizeFieldId' | 'modelRevision'> | null,
): ScoringBasis {
  if (settings === null) return site;
  const { model, sizeFieldId, modelRevision } = settings;
  const own = { ...site, projectSizeFieldId: sizeFieldId };
  if (model === null) return own;
  const modelFingerprint = `p${modelRevision}-${textHash(JSON.stringify(model))}`;
  return { ...own, model, modelOwner: 'project', modelRevision, modelFingerprint };
}

/** What every score of a project rests on. */
export async function loadScoringBasis(ports: Ports, projectId: ProjectId): Promise<ScoringBasis> {
  const [site, settings] = await Promise.all([loadSiteBasis(ports), ports.settings(projectId).loadHead()]);
  return basisWith(site, settings.value);
}
