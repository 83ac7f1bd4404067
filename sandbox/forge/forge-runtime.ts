import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { ActivityLog } from './activity-log';
import type { AppManifest } from './app-manifest';
import { EgressRefused } from './egress-filter';
import type { ForgeSite } from './forge-site';

/** Where `__forge_fetch__` is asked to send a request; @forge/api and @forge/kvs make these. */
export interface FetchTarget {
  readonly type: string;
  readonly provider?: string;
  readonly remote?: string;
  readonly accountId?: string;
  readonly contextAri?: string;
}

/** In whose name and for which module a function runs. */
export interface Caller {
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly moduleType: string;
  readonly accountId: string | null;
  readonly timeoutMs: number;
  /** The resolver key, the event type or the queue, for the activity log. */
  readonly subject: string | null;
}

export interface Invocation {
  readonly invocationId: string;
  readonly caller: Caller;
  readonly lines: string[];
  readonly runtime: object;
  readonly host: InvocationHost;
  ended: boolean;
}

/** What the globals need from the host that runs the invocation. */
export interface InvocationHost {
  readonly dispatch: (request: {
    readonly target: FetchTarget;
    readonly path: string;
    readonly init: RequestInit;
    readonly invocation: Invocation;
  }) => Promise<Response>;
  readonly mayFetch: (url: string) => boolean;
}

export type Handler = (payload: unknown, context: unknown) => unknown;

/** Runs app functions as Forge does: (payload, context) in, result out, with a deadline. */
export interface ForgeRuntime {
  readonly invoke: (caller: Caller, payload: unknown) => Promise<unknown>;
  /** Runs other code as if it were inside a function; tests of the host use it. */
  readonly runInside: <T>(caller: Caller, work: () => Promise<T> | T) => Promise<T>;
  readonly runningCount: () => number;
}

/** A function that did not answer in the time that Forge gives it. */
export class InvocationTimeout extends Error {
  constructor(caller: Caller) {
    super(`The function ${caller.functionKey} timed out after ${caller.timeoutMs / 1000} seconds.`);
    this.name = 'InvocationTimeout';
  }
}

const CONSOLE_LINES_KEPT = 100;
const invocations = new AsyncLocalStorage<Invocation>();

const nothing = (): void => undefined;
const METRICS = {
  counter: () => ({ incr: nothing, incrBy: nothing, decr: nothing, decrBy: nothing }),
  timing: () => ({ measure: () => ({ stop: nothing }) }),
  gauge: () => ({ set: nothing }),
};
/** Read by packages while they load, before any invocation. */
const RUNTIME_AT_IMPORT = { appContext: {}, metrics: METRICS, externalAuth: [], featureFlags: () => false };

interface ForgeGlobals {
  __forge_fetch__?: (target: FetchTarget, path: string, init?: RequestInit) => Promise<Response>;
  __plumbline_forge_globals__?: true;
}

/** Defines the globals that the @forge packages read; must run before any of them is loaded. */
export function installForgeGlobals(): void {
  const globals = globalThis as typeof globalThis & ForgeGlobals;
  if (globals.__plumbline_forge_globals__ === true) return;
  globals.__plumbline_forge_globals__ = true;
  Object.defineProperty(globals, '__forge_runtime__', {
    configurable: true,
    get: () => invocations.getStore()?.runtime ?? RUNTIME_AT_IMPORT,
  });
  globals.__forge_fetch__ = (target, requestPath, init) => {
    const invocation = invocations.getStore();
    if (invocation === undefined) return Promise.reject(new Error('Forge services answer only inside an invocation.'));
    if (invocation.ended) return Promise.reject(new Error('The invocation has ended.'));
    return invocation.host.dispatch({ target, path: requestPath, init: init ?? {}, invocation });
  };
  const realFetch = globals.fetch;
  globals.fetch = (input, init) => {
    const invocation = invocations.getStore();
    const url = input instanceof Request ? input.url : String(input);
    if (invocation !== undefined && !invocation.host.mayFetch(url)) return Promise.reject(new EgressRefused(url));
    return realFetch(input, init);
  };
}

/** Runs work of the host that a function asked for, without the function's limits. */
export function outsideInvocations<T>(work: () => T): T {
  return invocations.exit(work);
}

/** Keeps a line that a function printed, where one is running. */
export function keepConsoleLine(line: string): void {
  const lines = invocations.getStore()?.lines;
  if (lines !== undefined && lines.length < CONSOLE_LINES_KEPT) lines.push(line);
}

interface RuntimeParts {
  readonly manifest: AppManifest;
  readonly site: ForgeSite;
  readonly host: InvocationHost;
  readonly appCodeDir: string;
  readonly activity: ActivityLog;
  readonly findHandler: (handler: string) => Handler;
}

function runtimeObject({ manifest, site, appCodeDir }: RuntimeParts, caller: Caller, invocationId: string): object {
  const deadline = Date.now() + caller.timeoutMs;
  const contextAri = `ari:cloud:jira::site/${site.cloudId}`;
  return {
    proxy: { token: 'sandbox', url: site.siteUrl },
    contextAri,
    container: { region: 'local', runtime: manifest.app.runtime.name, handler: caller.functionKey, appCodeDir },
    appContext: {
      appId: manifest.app.id.split('/').at(-1),
      appVersion: '1.0.0',
      environmentId: site.environmentId,
      environmentType: 'DEVELOPMENT',
      invocationId,
      installationId: site.installationId,
      functionKey: caller.functionKey,
      moduleType: caller.moduleType,
      moduleKey: caller.moduleKey,
      installation: installationOf(site),
      permissions: { scopes: manifest.permissions.scopes, external: manifest.permissions.external ?? {} },
    },
    ...(caller.accountId === null ? {} : { aaid: caller.accountId }),
    lambdaContext: { awsRequestId: invocationId, getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()) },
    tracing: { traceId: invocationId.replaceAll('-', ''), spanId: invocationId.slice(0, 8) },
    realtime: {},
    metrics: METRICS,
    externalAuth: [],
    featureFlags: () => false,
  };
}

function installationOf(site: ForgeSite): object {
  return {
    ari: {
      installationId: site.installationId,
      toString: () => `ari:cloud:ecosystem::installation/${site.installationId}`,
    },
    contexts: [{ cloudId: site.cloudId, toString: () => `ari:cloud:jira::site/${site.cloudId}` }],
  };
}

export function createForgeRuntime(parts: RuntimeParts): ForgeRuntime {
  let running = 0;
  const handlerOf = (functionKey: string): Handler => {
    const declared = parts.manifest.modules.function.find(({ key }) => key === functionKey);
    if (declared === undefined) throw new Error(`The manifest declares no function ${functionKey}.`);
    return parts.findHandler(declared.handler);
  };
  const runInside = async <T>(caller: Caller, work: () => Promise<T> | T): Promise<T> => {
    const invocationId = randomUUID();
    const runtime = runtimeObject(parts, caller, invocationId);
    const invocation: Invocation = { invocationId, caller, lines: [], runtime, host: parts.host, ended: false };
    const startedAt = performance.now();
    let failure: string | null = null;
    let timer: NodeJS.Timeout | undefined;
    running += 1;
    try {
      const deadline = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new InvocationTimeout(caller));
        }, caller.timeoutMs);
        // A function that hangs must not keep a stopped sandbox alive.
        timer.unref();
      });
      return await invocations.run(invocation, () => Promise.race([Promise.resolve().then(work), deadline]));
    } catch (error) {
      failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
      throw error;
    } finally {
      clearTimeout(timer);
      invocation.ended = true;
      running -= 1;
      parts.activity.record({
        kind: 'invocation',
        functionKey: caller.functionKey,
        moduleKey: caller.moduleKey,
        moduleType: caller.moduleType,
        subject: caller.subject,
        accountId: caller.accountId,
        durationMs: performance.now() - startedAt,
        error: failure,
        lines: invocation.lines,
      });
    }
  };
  return {
    runInside,
    runningCount: () => running,
    invoke: (caller, payload) =>
      runInside(caller, () =>
        handlerOf(caller.functionKey)(payload, {
          installContext: `ari:cloud:jira::site/${parts.site.cloudId}`,
          ...(caller.accountId === null ? {} : { principal: { accountId: caller.accountId } }),
          installation: installationOf(parts.site),
        }),
      ),
  };
}
