import type { AppFunction } from '../jira/jql/app-functions';
import type { AppManifest } from './app-manifest';
import type { ForgeRuntime } from './forge-runtime';
import type { ForgeSite } from './forge-site';

interface HostParts {
  readonly manifest: AppManifest;
  readonly site: ForgeSite;
  readonly runtime: ForgeRuntime;
}

/** The manifest's functions of queries. Nobody is behind a call: what one answers holds for everybody. */
export const jqlFunctionsOf = ({ manifest, site, runtime }: HostParts): readonly AppFunction[] =>
  manifest.modules['jira:jqlFunction'].map((declared) => ({
    ...declared,
    // Jira names functions by app and environment, as everything that an installation brings.
    key: `ari:cloud:ecosystem::extension/${manifest.app.id.split('/').at(-1) ?? ''}/${site.environmentId}/static/${declared.key}`,
    compute: (clause) =>
      runtime.invoke(
        {
          functionKey: declared.function,
          moduleKey: declared.key,
          moduleType: 'jira:jqlFunction',
          accountId: null,
          subject: declared.name,
        },
        { clause },
      ),
  }));
