import type { AppManifest } from './app-manifest';
import { type AppVersion, contentOf, nextVersion } from './app-version';
import type { ForgeKvs } from './forge-kvs';
import type { ForgeRuntime } from './forge-runtime';
import type { ForgeSite } from './forge-site';
import type { HostState } from './host-state';
import type { Triggers } from './triggers';

/** The installation of the app on the site: made once, upgraded with its sources, taken away. */
export interface Lifecycle {
  readonly version: () => string;
  readonly isInstalled: () => boolean;
  /** Installs the app, or brings an installed one to the sources at hand; the app hears of both, as on a real site. */
  readonly start: (accountId: string) => void;
  /** Lets the app say goodbye, then forgets its storage; the next start installs it anew. */
  readonly uninstall: () => Promise<void>;
}

interface LifecycleParts {
  readonly manifest: AppManifest;
  readonly site: ForgeSite;
  /** Stands for the bundled functions. */
  readonly code: string;
  readonly hostState: HostState;
  readonly kvs: ForgeKvs;
  readonly triggers: () => Triggers;
  readonly runtime: () => ForgeRuntime;
}

const FIRST = '1.0.0';

export function createLifecycle({
  manifest,
  site,
  code,
  hostState,
  kvs,
  triggers,
  runtime,
}: LifecycleParts): Lifecycle {
  const eventOf = (version: AppVersion): object => ({
    id: site.installationId,
    app: { id: manifest.app.id.split('/').at(-1), version: version.version, name: 'Plumbline' },
    environment: { id: site.environmentId },
  });
  return {
    version: () => hostState.version()?.version ?? FIRST,
    isInstalled: hostState.isInstalled,
    start: (accountId) => {
      const content = contentOf(manifest, code);
      const installed = hostState.version();
      const next = installed === null ? { ...content, version: FIRST } : nextVersion(installed, content);
      const isNew = !hostState.isInstalled();
      hostState.markInstalled(next);
      if (isNew) triggers().onLifecycle('avi:forge:installed:app', { ...eventOf(next), installerAccountId: accountId });
      // Only a new major version is told of.
      else if (installed !== null && next.consent !== installed.consent)
        triggers().onLifecycle('avi:forge:upgraded:app', { ...eventOf(next), upgraderAccountId: accountId });
    },
    uninstall: async () => {
      for (const { key, function: functionKey } of manifest.modules.preUninstall)
        await runtime()
          .invoke({ functionKey, moduleKey: key, moduleType: 'preUninstall', accountId: null, subject: null }, {})
          // An app that fails at this is taken away all the same.
          .catch(() => undefined);
      kvs.clear();
      hostState.forgetInstalled();
    },
  };
}
