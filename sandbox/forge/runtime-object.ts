import type { FaultSettings } from '../faults/fault-settings';
import type { AppManifest } from './app-manifest';
import { type Caller, METRICS } from './forge-globals';
import type { ForgeSite } from './forge-site';
import { environmentTypeOf, licenseOf } from './license';

/** Where the app is installed, as contexts name it. */
export function installationOf(site: ForgeSite): object {
  return {
    ari: {
      installationId: site.installationId,
      toString: () => `ari:cloud:ecosystem::installation/${site.installationId}`,
    },
    contexts: [{ cloudId: site.cloudId, toString: () => `ari:cloud:jira::site/${site.cloudId}` }],
  };
}

/** `__forge_runtime__`: what @forge/api knows of the invocation that it runs in. */
export function runtimeObject({
  manifest,
  site,
  appCodeDir,
  appVersion,
  settings,
  caller,
  invocationId,
  timeoutMs,
}: {
  readonly manifest: AppManifest;
  readonly site: ForgeSite;
  readonly appCodeDir: string;
  readonly appVersion: string;
  readonly settings: FaultSettings;
  readonly caller: Caller;
  readonly invocationId: string;
  readonly timeoutMs: number;
}): object {
  const deadline = performance.now() + timeoutMs;
  return {
    proxy: { token: 'sandbox', url: site.siteUrl },
    contextAri: `ari:cloud:jira::site/${site.cloudId}`,
    container: { region: 'local', runtime: manifest.app.runtime.name, handler: caller.functionKey, appCodeDir },
    appContext: {
      appId: manifest.app.id.split('/').at(-1),
      appVersion,
      environmentId: site.environmentId,
      environmentType: environmentTypeOf(settings),
      invocationId,
      installationId: site.installationId,
      functionKey: caller.functionKey,
      moduleType: caller.moduleType,
      moduleKey: caller.moduleKey,
      ...licenseOf(settings),
      installation: installationOf(site),
      permissions: { scopes: manifest.permissions.scopes, external: manifest.permissions.external ?? {} },
    },
    ...(caller.accountId === null ? {} : { aaid: caller.accountId }),
    lambdaContext: {
      awsRequestId: invocationId,
      getRemainingTimeInMillis: () => Math.max(0, deadline - performance.now()),
    },
    tracing: { traceId: invocationId.replaceAll('-', ''), spanId: invocationId.slice(0, 8) },
    realtime: {},
    metrics: METRICS,
    externalAuth: [],
    featureFlags: () => false,
  };
}
