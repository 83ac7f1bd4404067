import type { RpcOutput } from '../contract/rpc';
import type { ProjectSettings } from '../contract/settings';
import { DEFAULT_HEALTH_SETTINGS } from '../domain/health/health-report';
import type { ProjectId } from '../domain/ids';
import { err, ok, type Result } from '../domain/result';
import type { Ports } from '../ports/ports';
import type { SiteField } from '../ports/site-catalog';
import type { AppFailure } from './app-failure';
import { queueRescores } from './queue-rescores';
import { loadScoringBasis } from './scoring-basis';

/** A field as the pages offer it for mapping. */
export function fieldViewFrom({ fieldId, name, kind, isEstimate }: SiteField) {
  return { fieldId, name, kind, isEstimate, options: [] };
}

/** A project's own settings, or the defaults. */
export async function openSettings(
  ports: Ports,
  { projectId }: { readonly projectId: ProjectId },
): Promise<Result<RpcOutput<'settings.open'>, AppFailure>> {
  const [head, basis, fields] = await Promise.all([
    ports.settings(projectId).loadHead(),
    loadScoringBasis(ports),
    ports.fields({ maxAgeMs: 0 }),
  ]);
  return ok({
    settings: head.value ?? { health: DEFAULT_HEALTH_SETTINGS, sizeFieldId: null, model: null },
    revision: head.revision,
    fields: fields.map(fieldViewFrom),
    siteSizeFieldId: basis.model.size.fieldId,
    siteModel: basis.model as RpcOutput<'settings.open'>['siteModel'],
    priorities: (await ports.priorities()).map(({ priorityId, name }) => ({ priorityId, name })),
    linkTypes: [],
  });
}

/** Saves a project's settings as a new revision; another size field scores the project again. */
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
  const [before, fields] = await Promise.all([store.loadHead(), ports.fields({ maxAgeMs: 0 })]);
  const isNumber = fields.some(({ fieldId, kind }) => fieldId === settings.sizeFieldId && kind === 'number');
  if (settings.sizeFieldId !== null && !isNumber) {
    const problem = { path: 'settings.sizeFieldId', code: 'unknownField', message: 'There is no such number field.' };
    return err({ code: 'invalid_input', problems: [problem] });
  }
  const saved = await store.append({
    baseRevision,
    value: settings,
    authorAccountId: input.accountId,
    note: '',
    at: ports.clock(),
  });
  if (!saved.ok) return err({ code: 'conflict', currentRevision: saved.error.currentRevision });
  if ((before.value?.sizeFieldId ?? null) !== settings.sizeFieldId) await queueRescores(ports, [projectId]);
  return ok({ revision: saved.value });
}
