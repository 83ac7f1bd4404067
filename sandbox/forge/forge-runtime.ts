import { randomUUID } from 'node:crypto';
import type { FaultSwitches } from '../faults/fault-switches';
import type { ActivityLog } from './activity-log';
import { type AppManifest, isUiModuleType } from './app-manifest';
import { type Caller, type Invocation, type InvocationHost, insideInvocation } from './forge-globals';
import type { ForgeSite } from './forge-site';
import { createInvocationLog } from './invocation-log';
import { createInvocationRates } from './invocation-rates';
import { timeoutSecondsOf } from './invocation-timeouts';
import { licenseOf } from './license';
import { installationOf, runtimeObject } from './runtime-object';

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
  constructor({ functionKey }: Caller, timeoutSeconds: number) {
    super(`The function ${functionKey} timed out after ${timeoutSeconds} seconds.`);
    this.name = 'InvocationTimeout';
  }
}

/** A function whose process went away under it. */
export class InvocationKilled extends Error {
  constructor({ functionKey }: Caller, calls: number) {
    super(`The process of ${functionKey} was killed after ${calls} ${calls === 1 ? 'call' : 'calls'} to the platform.`);
    this.name = 'InvocationKilled';
  }
}

/** What Forge puts in the place of the account of somebody who is not signed in. */
const NOBODY = 'unidentified';

interface RuntimeParts {
  readonly manifest: AppManifest;
  readonly site: ForgeSite;
  readonly host: InvocationHost;
  readonly appCodeDir: string;
  readonly appVersion: () => string;
  readonly activity: ActivityLog;
  readonly faults: FaultSwitches;
  /** Multiplies the time limits; tests make it small. */
  readonly timeoutScale: number;
  /** Multiplies the minute in which calls are counted. */
  readonly rateScale: number;
  readonly findHandler: (handler: string) => Handler;
}

/** An invocation, and the promise that breaks when it must not go on. */
function beginInvocation(parts: RuntimeParts, caller: Caller) {
  const settings = parts.faults.get();
  const timeoutSeconds = timeoutSecondsOf(parts.manifest, caller.functionKey, caller.moduleType);
  const timeoutMs = timeoutSeconds * 1000 * parts.timeoutScale;
  const isConsumer = caller.moduleType === 'consumer';
  const mostCalls =
    isConsumer && settings.consumerKillAfter > 0 ? settings.consumerKillAfter : Number.POSITIVE_INFINITY;
  const invocationId = randomUUID();
  let breakOff: (error: Error) => void = () => undefined;
  const broken = new Promise<never>((_, reject) => {
    breakOff = reject;
  });
  const kill = (error: Error): void => {
    if (invocation.state !== 'running') return;
    invocation.state = 'dead';
    breakOff(error);
  };
  const invocation: Invocation = {
    invocationId,
    caller,
    chainId: caller.chainId ?? invocationId,
    log: createInvocationLog(timeoutSeconds),
    runtime: runtimeObject({ ...parts, appVersion: parts.appVersion(), settings, caller, invocationId, timeoutMs }),
    host: parts.host,
    calls: 0,
    state: 'running',
    isSpent: () => invocation.calls >= mostCalls,
    onAnswer: () => {
      if (invocation.calls >= mostCalls) kill(new InvocationKilled(caller, invocation.calls));
    },
  };
  const timers = [setTimeout(() => kill(new InvocationTimeout(caller, timeoutSeconds)), timeoutMs)];
  if (isConsumer && settings.consumerKillAfterMs > 0)
    timers.push(setTimeout(() => kill(new InvocationKilled(caller, invocation.calls)), settings.consumerKillAfterMs));
  // A function that hangs must not keep a stopped sandbox alive.
  for (const timer of timers) timer.unref();
  const end = (): void => {
    for (const timer of timers) clearTimeout(timer);
    if (invocation.state === 'running') invocation.state = 'ended';
  };
  return { invocation, broken, end };
}

export function createForgeRuntime(parts: RuntimeParts): ForgeRuntime {
  let running = 0;
  const countCall = createInvocationRates(() => Date.now(), parts.rateScale);
  const handlerOf = (functionKey: string): Handler => {
    const declared = parts.manifest.modules.function.find(({ key }) => key === functionKey);
    if (declared === undefined) throw new Error(`The manifest declares no function ${functionKey}.`);
    return parts.findHandler(declared.handler);
  };
  const runInside = async <T>(caller: Caller, work: () => Promise<T> | T): Promise<T> => {
    const { invocation, broken, end } = beginInvocation(parts, caller);
    const startedAt = performance.now();
    let failure: string | null = null;
    running += 1;
    try {
      return await insideInvocation(invocation, () => Promise.race([Promise.resolve().then(work), broken]));
    } catch (error) {
      failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
      throw error;
    } finally {
      end();
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
        lines: invocation.log.lines,
        droppedLines: invocation.log.droppedLines(),
      });
    }
  };
  // Background functions have no person at all; a page that nobody signed in to has one without an account.
  const principalOf = ({ accountId, moduleType }: Caller): object => {
    if (accountId !== null) return { principal: { accountId } };
    return isUiModuleType(moduleType) ? { principal: { accountId: NOBODY } } : {};
  };
  return {
    runInside,
    runningCount: () => running,
    invoke: async (caller, payload) => {
      if (isUiModuleType(caller.moduleType)) countCall(caller.accountId);
      return runInside(caller, () =>
        handlerOf(caller.functionKey)(payload, {
          installContext: `ari:cloud:jira::site/${parts.site.cloudId}`,
          ...principalOf(caller),
          ...licenseOf(parts.faults.get()),
          installation: installationOf(parts.site),
        }),
      );
    },
  };
}
