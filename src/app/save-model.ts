import { err, ok, type Result } from '../domain/result';
import type { ValueModel } from '../domain/value/value-model';
import type { Ports } from '../ports/ports';
import type { AppFailure } from './app-failure';
import { modelProblems } from './check-drafts';
import { queueRescores } from './queue-rescores';

/** Saves a value model as a new revision and scores again the scanned projects that have none of their own. */
export async function saveModel(
  ports: Ports,
  input: {
    readonly baseRevision: number;
    readonly model: ValueModel;
    readonly note: string;
    readonly accountId: string;
  },
): Promise<Result<{ revision: number }, AppFailure>> {
  const problems = modelProblems(input.model);
  if (problems.length > 0) return err({ code: 'invalid_input', problems });
  const saved = await ports.models.append({
    baseRevision: input.baseRevision,
    value: input.model,
    authorAccountId: input.accountId,
    note: input.note,
    at: ports.clock(),
  });
  if (!saved.ok) return err({ code: 'conflict', currentRevision: saved.error.currentRevision });
  await queueRescores(ports, 'onSiteModel');
  return ok({ revision: saved.value });
}
