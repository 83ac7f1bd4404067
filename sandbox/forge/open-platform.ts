import path from 'node:path';
import type { FaultSwitches } from '../faults/fault-switches';
import { type FaultyJira, openFaultyJira } from '../faults/open-faulty-jira';
import { type ActivityLog, createActivityLog } from './activity-log';
import type { AppManifest } from './app-manifest';
import { egressFilterOf } from './egress-filter';
import { createDispatch } from './forge-dispatch';
import { installForgeGlobals, outsideInvocations } from './forge-globals';
import { type ForgeKvs, openForgeKvs } from './forge-kvs';
import { type ForgeQueue, openForgeQueue } from './forge-queue';
import { createForgeRuntime, type ForgeRuntime, type Handler } from './forge-runtime';
import type { ForgeSite } from './forge-site';
import { type HostState, openHostState } from './host-state';
import type { HostedJira } from './hosted-jira';
import { timeoutSecondsOf } from './invocation-timeouts';
import { jqlFunctionsOf } from './jql-functions';
import { createLifecycle, type Lifecycle } from './lifecycle';
import { createScheduler, type Scheduler } from './scheduler';
import { createTriggers, type Triggers } from './triggers';

/** How the platform behaves where real Forge leaves room; tests turn these knobs. */
export interface PlatformBehaviour {
  /** Multiplies the platform's time: delays of the queue, and the stretches over which it counts what is asked of it. */
  readonly queueDelayScale: number;
  /** Multiplies the time limits of functions. */
  readonly timeoutScale: number;
  /** Time between a change in Jira and its event. */
  readonly eventDelayMs: number;
  /** How long expired keys of the storage may still be read; Forge allows itself two days. */
  readonly kvsExpiredKeptMs: number;
}

/** Everything of Forge that functions see, for one installation. */
export interface Platform {
  readonly manifest: AppManifest;
  readonly site: ForgeSite;
  readonly faults: FaultSwitches;
  readonly activity: ActivityLog;
  /** Jira as the app meets it: behind its rate limits and the fault switches. */
  readonly jira: FaultyJira;
  readonly kvs: ForgeKvs;
  readonly queue: ForgeQueue;
  readonly runtime: ForgeRuntime;
  readonly triggers: Triggers;
  readonly scheduler: Scheduler;
  readonly lifecycle: Lifecycle;
  readonly hostState: HostState;
  readonly close: () => Promise<void>;
}

interface OpenParts {
  readonly manifest: AppManifest;
  readonly site: ForgeSite;
  readonly jira: HostedJira;
  /** Null: nothing is kept on disk. */
  readonly dataDir: string | null;
  readonly appCodeDir: string;
  readonly findHandler: (handler: string) => Handler;
  readonly behaviour: PlatformBehaviour;
  readonly faults: FaultSwitches;
}

function watchJira(jira: HostedJira, activity: ActivityLog): void {
  jira.onRequest((request) => {
    activity.record({
      kind: 'jiraRequest',
      method: request.method,
      path: request.path,
      status: request.status,
      durationMs: request.durationMs,
      actor: request.actor.kind === 'user' ? request.actor.accountId : request.actor.kind,
      via: request.via,
      points: request.points,
      note: request.note ?? null,
    });
  });
}

const indexedPropertiesOf = (manifest: AppManifest): Parameters<HostedJira['indexProperties']>[0] =>
  manifest.modules['jira:entityProperty'].flatMap(({ propertyKey, values }) =>
    values.map(({ path: at, type, searchAlias = null }) => ({ propertyKey, path: at, type, searchAlias })),
  );

export function openPlatform({
  manifest,
  site,
  jira: hosted,
  dataDir,
  appCodeDir,
  findHandler,
  behaviour,
  faults,
}: OpenParts): Platform {
  installForgeGlobals();
  const directory = (name: string): string | null => (dataDir === null ? null : path.join(dataDir, name));
  const activity = createActivityLog();
  const jira = openFaultyJira({ jira: hosted, faults, now: Date.now });
  watchJira(jira, activity);
  const kvs = openForgeKvs({
    directory: directory('kvs'),
    now: () => Date.now(),
    expiredKeptMs: behaviour.kvsExpiredKeptMs,
    timeScale: behaviour.queueDelayScale,
    faults,
    onWrite: (write) => {
      activity.record({ kind: 'storage', ...write });
    },
  });
  // The queue delivers by the runtime, and the runtime's functions push to the queue.
  const parts: { queue?: ForgeQueue } = {};
  const hostState = openHostState(directory('host'));
  const lifecycle = createLifecycle({
    manifest,
    site,
    code: path.basename(appCodeDir),
    hostState,
    kvs,
    triggers: () => triggers,
    runtime: () => runtime,
  });
  const host = createDispatch({
    // Jira is no part of the function: its own connections are not the function's egress.
    handleJira: (call) => outsideInvocations(() => jira.handle(call)),
    kvs,
    queue: () => {
      if (parts.queue === undefined) throw new Error('The queue is not open yet.');
      return parts.queue;
    },
    mayFetch: egressFilterOf(manifest),
  });
  const runtime = createForgeRuntime({
    manifest,
    site,
    host,
    appCodeDir,
    appVersion: lifecycle.version,
    activity,
    faults,
    timeoutScale: behaviour.timeoutScale,
    rateScale: behaviour.queueDelayScale,
    findHandler,
  });
  const queue = openForgeQueue({
    directory: directory('queue'),
    consumers: manifest.modules.consumer.map((consumer) => ({
      ...consumer,
      timeoutSeconds: timeoutSecondsOf(manifest, consumer.function, 'consumer'),
    })),
    delayScale: behaviour.queueDelayScale,
    faults,
    activity,
    deliver: (consumer, event, chainId) =>
      runtime.invoke(
        {
          functionKey: consumer.function,
          moduleKey: consumer.key,
          moduleType: 'consumer',
          accountId: null,
          subject: consumer.queue,
          chainId,
        },
        event,
      ),
  });
  parts.queue = queue;
  const triggers = createTriggers({
    manifest,
    runtime,
    activity,
    faults,
    delayMs: behaviour.eventDelayMs,
    delayScale: behaviour.queueDelayScale,
  });
  const scheduler = createScheduler({ manifest, site, runtime });
  jira.onEvent(triggers.onJiraEvent);
  jira.indexProperties(indexedPropertiesOf(manifest));
  jira.offerFunctions?.(jqlFunctionsOf({ manifest, site, runtime }));
  return {
    manifest,
    site,
    faults,
    activity,
    jira,
    kvs,
    queue,
    runtime,
    triggers,
    scheduler,
    lifecycle,
    hostState,
    close: async () => {
      scheduler.stop();
      triggers.stop();
      await queue.stop();
      await kvs.flush();
      await kvs.close();
      await hostState.close();
    },
  };
}
