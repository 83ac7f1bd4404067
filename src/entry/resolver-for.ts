import { makeResolver } from '@forge/resolver';
import type { RpcName } from '../contract/rpc';
import type { Ports } from '../ports/ports';
import { guarded, type Procedure } from './guard';
import { portsFor as realPortsFor } from './wiring';

/** A resolver that knows exactly the given procedures, each behind the guard. */
export function resolverFor<N extends RpcName>(
  handlers: { readonly [K in N]: Procedure<K> },
  portsFor: (traceId: string) => Ports = realPortsFor,
) {
  const names = Object.keys(handlers) as N[];
  const entries = names.map((name) => [name, guarded(name, handlers[name], portsFor)] as const);
  return makeResolver(Object.fromEntries(entries));
}
