import type { AppFunction } from '../jira/jql/app-functions';
import type { AppManifest } from './app-manifest';
import type { ForgeRuntime } from './forge-runtime';

/** The manifest's functions of queries. Nobody is behind a call: what one answers holds for everybody. */
export const jqlFunctionsOf = (manifest: AppManifest, runtime: ForgeRuntime): readonly AppFunction[] =>
  manifest.modules['jira:jqlFunction'].map((declared) => ({
    ...declared,
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
