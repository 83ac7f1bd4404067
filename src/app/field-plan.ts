import type { ProjectId } from '../domain/ids';
import type { ValueModel } from '../domain/value/value-model';
import type { FieldPlan } from '../ports/issue-source';
import type { Ports } from '../ports/ports';
import type { SiteField } from '../ports/site-catalog';
import type { ScoringBasis } from './scoring-basis';

/**
 * Mappable fields that are read beside those in use, so that a draft model over them can be tried and put in force from
 * what is stored. Convention.
 */
const MOST_CANDIDATES = 60;
const CANDIDATE_ORDER: readonly SiteField['kind'][] = ['number', 'option', 'date', 'duration'];

/** Ids of the Jira fields that a model reads by itself. */
export function modelFieldIds(model: ValueModel): readonly string[] {
  return model.criteria.flatMap(({ source }) =>
    source.kind === 'field' || source.kind === 'date' ? [source.fieldId] : [],
  );
}

/**
 * Where sizes come from, the first filled field wins: what the project chose and nothing else; else the site's field,
 * followed by the other estimate fields, since company- and team-managed projects use different ones.
 */
export function sizeFieldIdsFor({
  model,
  fields,
  projectFieldId,
}: {
  readonly model: ValueModel;
  readonly fields: readonly SiteField[];
  readonly projectFieldId: string | null;
}): readonly string[] {
  if (projectFieldId !== null) return [projectFieldId];
  const estimates = fields.filter(({ isEstimate }) => isEstimate).map(({ fieldId }) => fieldId);
  const chosen = model.size.fieldId;
  if (chosen === null) return estimates;
  return estimates.includes(chosen) ? [chosen, ...estimates.filter((fieldId) => fieldId !== chosen)] : [chosen];
}

function candidateIds(fields: readonly SiteField[], projectId: ProjectId | null): readonly string[] {
  const own = fields.filter((field) => field.projectId === null || field.projectId === projectId);
  return CANDIDATE_ORDER.flatMap((kind) => own.filter((field) => field.kind === kind))
    .map(({ fieldId }) => fieldId)
    .slice(0, MOST_CANDIDATES);
}

/** What to read of the issues of a project; every estimate field is read, so that choosing another needs no new scan. */
export function fieldPlanFor({
  basis,
  fields,
  projectId,
}: {
  readonly basis: Pick<ScoringBasis, 'model' | 'projectSizeFieldId'>;
  readonly fields: readonly SiteField[];
  readonly projectId: ProjectId | null;
}): FieldPlan {
  const { model, projectSizeFieldId } = basis;
  const sizeFieldIds = sizeFieldIdsFor({ model, fields, projectFieldId: projectSizeFieldId });
  const estimates = fields.filter(({ isEstimate }) => isEstimate).map(({ fieldId }) => fieldId);
  const fieldIds = [...new Set([...modelFieldIds(model), ...sizeFieldIds, ...estimates])];
  return {
    fieldIds,
    candidateFieldIds: candidateIds(fields, projectId).filter((fieldId) => !fieldIds.includes(fieldId)),
    durationFieldIds: fields.filter(({ kind }) => kind === 'duration').map(({ fieldId }) => fieldId),
    sizeFieldIds,
    sprintFieldId: fields.find(({ isSprint }) => isSprint)?.fieldId ?? null,
  };
}

/** Fields in use that Jira does not have any more. */
export function goneFieldIds(plan: FieldPlan, fields: readonly SiteField[]): readonly string[] {
  const there = new Set(fields.map(({ fieldId }) => fieldId));
  return plan.fieldIds.filter((fieldId) => !there.has(fieldId));
}

/** The fields to read of a project's issues, and the site's fields that this rests on. */
export async function loadFieldPlan(
  ports: Ports,
  { basis, projectId, maxAgeMs }: { basis: ScoringBasis; projectId: ProjectId; maxAgeMs: number },
): Promise<{ readonly plan: FieldPlan; readonly fields: readonly SiteField[] }> {
  const fields = await ports.fields({ maxAgeMs });
  return { plan: fieldPlanFor({ basis, fields, projectId }), fields };
}
