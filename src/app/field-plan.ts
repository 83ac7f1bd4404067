import type { ProjectId } from '../domain/ids';
import type { ValueModel } from '../domain/value/value-model';
import type { FieldPlan } from '../ports/issue-source';
import type { Ports } from '../ports/ports';
import type { SiteField } from '../ports/site-catalog';

/** Fields that the criteria of a model read. */
function criterionFieldIds(model: ValueModel): readonly string[] {
  return model.criteria.flatMap(({ source }) => (source.kind === 'field' ? [source.fieldId] : []));
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

/** Every estimate field is read, so that choosing another one later needs no new scan. */
export function fieldPlanFor({
  model,
  fields,
  projectFieldId,
}: {
  readonly model: ValueModel;
  readonly fields: readonly SiteField[];
  readonly projectFieldId: string | null;
}): FieldPlan {
  const sizeFieldIds = sizeFieldIdsFor({ model, fields, projectFieldId });
  const estimates = fields.filter(({ isEstimate }) => isEstimate).map(({ fieldId }) => fieldId);
  return {
    fieldIds: [...new Set([...criterionFieldIds(model), ...sizeFieldIds, ...estimates])],
    sizeFieldIds,
    sprintFieldId: fields.find(({ isSprint }) => isSprint)?.fieldId ?? null,
  };
}

/** The estimate field that a project chose for itself; null: as the site does. */
export async function loadProjectFieldId(ports: Ports, projectId: ProjectId): Promise<string | null> {
  return (await ports.settings(projectId).loadHead()).value?.sizeFieldId ?? null;
}

/** The fields to read of a project's issues. */
export async function loadFieldPlan(
  ports: Ports,
  { model, projectId, maxAgeMs }: { model: ValueModel; projectId: ProjectId; maxAgeMs: number },
): Promise<FieldPlan> {
  const [fields, projectFieldId] = await Promise.all([
    ports.fields({ maxAgeMs }),
    loadProjectFieldId(ports, projectId),
  ]);
  return fieldPlanFor({ model, fields, projectFieldId });
}
