import { AsyncLocalStorage } from 'node:async_hooks';
import { EgressRefused } from './egress-filter';
import type { InvocationLog, LogLevel } from './invocation-log';

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
  /** Null: nobody is signed in, or nobody is there at all. */
  readonly accountId: string | null;
  /** The resolver key, the event type or the queue, for the activity log. */
  readonly subject: string | null;
  /** The chain of queue pushes that this belongs to; absent at its start. */
  readonly chainId?: string;
}

/** One run of a function. */
export interface Invocation {
  readonly invocationId: string;
  readonly caller: Caller;
  /** Names the chain of pushes that began here or earlier. */
  readonly chainId: string;
  readonly log: InvocationLog;
  readonly runtime: object;
  readonly host: InvocationHost;
  /** Calls to Jira, storage and the queue so far. */
  calls: number;
  /** `dead`: its process is gone; nothing that it still does has an effect or comes back. */
  state: 'running' | 'ended' | 'dead';
  /** Called when an answer of the platform has arrived, before the function sees it; may kill the invocation. */
  readonly onAnswer: () => void;
  /** True where no further call may leave. */
  readonly isSpent: () => boolean;
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

const invocations = new AsyncLocalStorage<Invocation>();
const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

const nothing = (): void => undefined;
/** What @forge/metrics and @forge/api count with; nobody looks at it here. */
export const METRICS = {
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

async function callPlatform(invocation: Invocation, request: { target: FetchTarget; path: string; init: RequestInit }) {
  if (invocation.state === 'ended') throw new Error('The invocation has ended.');
  if (invocation.state === 'dead' || invocation.isSpent()) return never<Response>();
  invocation.calls += 1;
  const response = await invocation.host.dispatch({ ...request, invocation });
  invocation.onAnswer();
  // The service did what was asked, and nobody is there to hear of it.
  return invocation.state === ('dead' as Invocation['state']) ? never<Response>() : response;
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
  globals.__forge_fetch__ = (target, path, init) => {
    const invocation = invocations.getStore();
    if (invocation === undefined) return Promise.reject(new Error('Forge services answer only inside an invocation.'));
    return callPlatform(invocation, { target, path, init: init ?? {} });
  };
  const realFetch = globals.fetch;
  globals.fetch = (input, init) => {
    const invocation = invocations.getStore();
    const url = input instanceof Request ? input.url : String(input);
    if (invocation !== undefined && !invocation.host.mayFetch(url)) return Promise.reject(new EgressRefused(url));
    return realFetch(input, init);
  };
}

/** Runs work as part of an invocation. */
export const insideInvocation = <T>(invocation: Invocation, work: () => T): T => invocations.run(invocation, work);

/** Runs work of the host that a function asked for, without the function's limits. */
export function outsideInvocations<T>(work: () => T): T {
  return invocations.exit(work);
}

/** Keeps a line that a function printed, where one is running. */
export function keepConsoleLine(level: LogLevel, text: string): void {
  const invocation = invocations.getStore();
  if (invocation !== undefined && invocation.state === 'running') invocation.log.add(level, text);
}
