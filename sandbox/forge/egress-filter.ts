import { createRequire } from 'node:module';
import { EgressFilteringService } from '@forge/egress';
import type { AppManifest } from './app-manifest';

/** Which addresses the manifest lets functions call; ours names none. */
export function egressFilterOf(manifest: AppManifest): (url: string) => boolean {
  const allowed = (manifest.permissions.external?.fetch?.backend ?? []).map((entry) =>
    typeof entry === 'string' ? entry : entry.address,
  );
  const service = new EgressFilteringService(allowed);
  return (url) => service.isValidUrl(url);
}

/** Forge's refusal of an address that the manifest does not name. */
export class EgressRefused extends Error {
  readonly status = 403;
  constructor(url: string) {
    super(
      `URL not included in the external fetch backend permissions: ${url}. Visit go.atlassian.com/forge-egress for more information.`,
    );
    this.name = 'REQUEST_EGRESS_ALLOWLIST_ERR';
  }
}

const SOCKET_MODULES = /^(node:)?(http|https|http2|net|tls|dgram)$/;
const OPENING_CALLS = new Set(['request', 'get', 'connect', 'createConnection', 'createSocket']);

/** `require` for app code: Node's own modules, but with no way around the egress filter through sockets. */
export function guardedRequire(fromFile: string): NodeJS.Require {
  const original = createRequire(fromFile);
  const guarded = (id: string): unknown => {
    const loaded: unknown = original(id);
    if (!SOCKET_MODULES.test(id) || typeof loaded !== 'object' || loaded === null) return loaded;
    return new Proxy(loaded, {
      get: (target, property, receiver): unknown =>
        typeof property === 'string' && OPENING_CALLS.has(property)
          ? () => {
              throw new EgressRefused(`${id}.${property}`);
            }
          : Reflect.get(target, property, receiver),
    });
  };
  return Object.assign(guarded, {
    resolve: original.resolve,
    cache: original.cache,
    extensions: {},
    main: undefined,
  }) as unknown as NodeJS.Require;
}
