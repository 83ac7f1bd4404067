import type { RpcOutput } from '../contract/rpc';
import type { ProjectSettings, StoredProjectSettings } from '../contract/settings';
import { DEFAULT_HEALTH_SETTINGS } from '../domain/health/health-report';
import type { ProjectId } from '../domain/ids';
import { err, ok, type Result } from '../domain/result';
import type { FieldOptions } from '../ports/field-option-store';
import type { Ports } from '../ports/ports';
import type { SiteField } from '../ports/site-catalog';
import type { AppFailure } from './app-failure';
import { settingsProblems } from './check-drafts';
import { queueRescores } from './queue-rescores';
import { loadSiteBasis } from './scoring-basis';

/** A field as the pages offer it for mapping, with the options that were met in the scanned issues. */
export function fieldViewFrom({ fieldId, name, kind, isEstimate }: SiteField, met: readonly FieldOptions[]) {
  const named = new Map(met.flatMap((options) => Object.entries(options[fieldId] ?? {})));
  const options = kind === 'option' ? [...named].map(([optionId, label]) => ({ optionId, name: label })) : [];
  return { fieldId, name, kind, isEstimate, options: options.toSorted((a, b) => a.name.localeCompare(b.name)) };
}

const DEFAULTS: StoredProjectSettings = {
  health: DEFAULT_HEALTH_SETTINGS,
  sizeFieldId: null,
  model: null,
  modelRevision: 0,
};

/** A project's own settings, or the defaults. */
export async function openSettings(
  ports: Ports,
  { projectId }: { readonly projectId: ProjectId },
): Promise<Result<RpcOutput<'settings.open'>, AppFailure>> {
  const [head, basis, fields, priorities, linkTypes, options] = await Promise.all([
    ports.settings(projectId).loadHead(),
    loadSiteBasis(ports),
    ports.fields({ maxAgeMs: 0 }),
    ports.priorities(),
    ports.linkTypes(),
    ports.fieldOptions.load(projectId),
  ]);
  const ofProject = fields.filter((field) => field.projectId === null || field.projectId === projectId);
  const { health, sizeFieldId, model } = head.value ?? DEFAULTS;
  return ok({
    settings: { health, sizeFieldId, model },
    revision: head.revision,
    fields: ofProject.map((field) => fieldViewFrom(field, [options])),
    siteSizeFieldId: basis.model.size.fieldId,
    siteModel: basis.model as RpcOutput<'settings.open'>['siteModel'],
    priorities: priorities.map(({ priorityId, name }) => ({ priorityId, name })),
    linkTypes: [...linkTypes],
  });
}

/** Saves a project's settings as a new revision; another size field or model scores the project again. */
export async function saveSettings(
  ports: Ports,
  input: {
    readonly projectId: ProjectId;
    readonly baseRevision: number;
    readonly settings: ProjectSettings;
    readonly accountId: string;
  },
): Promise<Result<{ revision: number }, AppFailure>> {
  const { projectId, baseRevision, settings } = input;
  const store = ports.settings(projectId);
  const [before, problems] = await Promise.all([store.loadHead(), settingsProblems(ports, settings)]);
  if (problems.length > 0) return err({ code: 'invalid_input', problems });
  const earlier = before.value ?? DEFAULTS;
  const isSameModel = JSON.stringify(earlier.model) === JSON.stringify(settings.model);
  // Its own number, so that a change of other settings is no new model.
  const modelRevision = settings.model === null ? 0 : isSameModel ? earlier.modelRevision : baseRevision + 1;
  const saved = await store.append({
    baseRevision,
    value: { ...settings, modelRevision },
    authorAccountId: input.accountId,
    note: '',
    at: ports.clock(),
  });
  if (!saved.ok) return err({ code: 'conflict', currentRevision: saved.error.currentRevision });
  if (earlier.sizeFieldId !== settings.sizeFieldId || !isSameModel) await queueRescores(ports, [projectId]);
  return ok({ revision: saved.value });
}
