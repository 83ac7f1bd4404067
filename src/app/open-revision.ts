import type { RpcOutput } from '../contract/rpc';
import { err, ok, type Result } from '../domain/result';
import type { Ports } from '../ports/ports';
import type { AppFailure } from './app-failure';

type Opened = RpcOutput<'admin.revision'>;

/** An earlier revision of the roadmap or the model, to look at or to restore as a new one. */
export async function openRevision(
  ports: Ports,
  { kind, revision }: { readonly kind: 'roadmap' | 'model'; readonly revision: number },
): Promise<Result<Opened, AppFailure>> {
  if (kind === 'roadmap') {
    const roadmap = await ports.roadmaps.find(revision);
    return roadmap === undefined
      ? err({ code: 'not_found' })
      : ok({ roadmap: roadmap as Opened['roadmap'], model: null });
  }
  const model = await ports.models.find(revision);
  return model === undefined ? err({ code: 'not_found' }) : ok({ roadmap: null, model: model as Opened['model'] });
}
