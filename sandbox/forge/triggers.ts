import type { FaultSwitches } from '../faults/fault-switches';
import type { Actor } from '../jira/actor';
import type { JiraEvent } from '../jira/jira-events';
import type { ActivityLog } from './activity-log';
import type { AppManifest } from './app-manifest';
import type { ForgeRuntime } from './forge-runtime';
import { isOwnCall } from './own-calls';
import { bytesOf, platformReasonOf, type QueueRetry, retryAskedBy } from './queue-message';

/** Forge hands larger events to nobody. */
const EVENT_BYTES = 200 * 1000;
/** How often an event comes again: for an app that asks, and (not documented) for a function that broke under it. */
const RETRIES = 4;

/** Delivers product events to the functions that the manifest's triggers name. */
export interface Triggers {
  readonly onJiraEvent: (event: JiraEvent) => void;
  /** An event of the app's own life, such as `avi:forge:installed:app`. */
  readonly onLifecycle: (eventType: string, payload: object) => void;
  readonly pendingCount: () => number;
  readonly stop: () => void;
}

interface TriggerParts {
  readonly manifest: AppManifest;
  readonly runtime: ForgeRuntime;
  readonly activity: ActivityLog;
  readonly faults: FaultSwitches;
  /** Jira delivers events some time after the change. */
  readonly delayMs: number;
  /** Multiplies the pauses before an event comes again. */
  readonly delayScale: number;
}

interface Delivery {
  readonly trigger: { readonly key: string; readonly function: string };
  readonly eventType: string;
  readonly payload: object;
  /** Times that it came again. */
  readonly retries: number;
}

/** Only objects are handed back to the app when an event comes again. */
const retryContextOf = (retry: QueueRetry, count: number): object => ({
  retryCount: count,
  retryReason: retry.reason,
  ...(typeof retry.retryData === 'object' && retry.retryData !== null ? { retryData: retry.retryData } : {}),
});

/** A function that timed out or was killed gets its event again; what a function throws is lost with the event. */
function retryAfterBreak(error: unknown, retries: number): QueueRetry | null {
  const reason = platformReasonOf(error);
  return reason === null ? null : { afterSeconds: 2 ** retries, reason, retryData: undefined, isCounted: true };
}

/** Timers that count as pending work and can all be called off. */
function createTimers() {
  const timers = new Set<NodeJS.Timeout>();
  let running = 0;
  return {
    after: (ms: number, work: () => Promise<void>): void => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        running += 1;
        void work().finally(() => {
          running -= 1;
        });
      }, ms);
      timers.add(timer);
    },
    pendingCount: (): number => timers.size + running,
    stop: (): void => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

const nameOf = (actor: Actor): string => (actor.kind === 'user' ? actor.accountId : actor.kind);

export function createTriggers(parts: TriggerParts): Triggers {
  const { manifest, runtime, activity, faults, delayScale } = parts;
  const timers = createTimers();

  const delayOf = (): number => {
    const { eventDelayMs, eventReorder } = faults.get();
    const delayMs = parts.delayMs + eventDelayMs;
    return eventReorder ? delayMs + faults.randomOf('eventReorder').next() * (4 * delayMs + 50) : delayMs;
  };
  const run = async ({ trigger, eventType, payload, retries }: Delivery): Promise<void> => {
    const retry = await runtime
      .invoke(
        {
          functionKey: trigger.function,
          moduleKey: trigger.key,
          moduleType: 'trigger',
          accountId: null,
          subject: eventType,
        },
        payload,
      )
      // The failure stands in the activity log; Forge does not tell the product about it either.
      .then(retryAskedBy, (error: unknown) => retryAfterBreak(error, retries));
    if (retry === null || retries >= RETRIES) return;
    const retryContext = retryContextOf(retry, retries + 1);
    const again = { trigger, eventType, payload: { ...payload, retryContext }, retries: retries + 1 };
    timers.after(retry.afterSeconds * 1000 * delayScale, () => run(again));
  };
  const send = (eventType: string, { isOwn, actor, payload }: { isOwn: boolean; actor: string; payload: object }) => {
    const isLicensed = faults.get().license !== 'inactive';
    const targets = manifest.modules.trigger.filter(({ events }) =>
      events.some(
        (event) =>
          event.eventType === eventType && !(event.ignoreSelf && isOwn) && (isLicensed || !event.appIsLicensed),
      ),
    );
    // Jira knows many more events; the log tells of those that the app hears.
    if (targets.length === 0) return;
    const isLost = bytesOf(payload) > EVENT_BYTES || faults.strikes('eventLossShare');
    activity.record({
      kind: 'event',
      eventType,
      actor,
      deliveredTo: isLost ? [] : targets.map(({ key }) => key),
    });
    if (isLost) return;
    for (const trigger of targets) {
      const times = faults.strikes('eventDuplicateShare') ? 2 : 1;
      for (let time = 0; time < times; time += 1)
        timers.after(delayOf(), () => run({ trigger, eventType, payload, retries: 0 }));
    }
  };
  return {
    onJiraEvent: ({ eventType, occurredAt, actor, payload }) => {
      // The app's own are all its requests, those in a person's name too.
      const isOwn = actor.kind === 'app' || isOwnCall();
      send(eventType, {
        isOwn,
        actor: nameOf(actor),
        payload: { eventType, timestamp: String(occurredAt), ...payload, selfGenerated: isOwn },
      });
    },
    onLifecycle: (eventType, payload) => {
      send(eventType, { isOwn: false, actor: 'forge', payload });
    },
    pendingCount: timers.pendingCount,
    stop: timers.stop,
  };
}
