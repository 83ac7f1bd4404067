import type { Actor } from '../jira/actor';
import type { JiraEvent } from '../jira/jira-events';
import type { ActivityLog } from './activity-log';
import type { AppManifest } from './app-manifest';
import type { ForgeRuntime } from './forge-runtime';
import type { ForgeSite } from './forge-site';
import { timeoutSecondsOf } from './invocation-timeouts';

/** Delivers product events to the functions that the manifest's triggers name. */
export interface Triggers {
  readonly onJiraEvent: (event: JiraEvent) => void;
  /** `avi:forge:installed:app`, once for an installation. */
  readonly installed: (installerAccountId: string) => void;
  readonly pendingCount: () => number;
  readonly stop: () => void;
}

interface TriggerParts {
  readonly manifest: AppManifest;
  readonly site: ForgeSite;
  readonly runtime: ForgeRuntime;
  readonly activity: ActivityLog;
  /** Jira delivers events some time after the change. */
  readonly delayMs: number;
  readonly timeScale: number;
}

const nameOf = (actor: Actor): string => (actor.kind === 'user' ? actor.accountId : actor.kind);

export function createTriggers({ manifest, site, runtime, activity, delayMs, timeScale }: TriggerParts): Triggers {
  const timers = new Set<NodeJS.Timeout>();
  let pending = 0;
  const deliver = (
    trigger: { readonly key: string; readonly function: string },
    eventType: string,
    payload: object,
  ): void => {
    pending += 1;
    const timer = setTimeout(() => {
      timers.delete(timer);
      runtime
        .invoke(
          {
            functionKey: trigger.function,
            moduleKey: trigger.key,
            moduleType: 'trigger',
            accountId: null,
            timeoutMs: timeoutSecondsOf(manifest, trigger.function, 'trigger') * 1000 * timeScale,
            subject: eventType,
          },
          payload,
        )
        // The failure stands in the activity log; Forge does not tell the product about it either.
        .catch(() => undefined)
        .finally(() => {
          pending -= 1;
        });
    }, delayMs);
    timers.add(timer);
  };
  const send = (eventType: string, actor: Actor, payload: object): void => {
    const selfGenerated = actor.kind === 'app';
    const targets = manifest.modules.trigger.filter(({ events }) =>
      events.some((event) => event.eventType === eventType && !(event.ignoreSelf && selfGenerated)),
    );
    // Jira knows many more events; the log tells of those that the app hears.
    if (targets.length === 0) return;
    activity.record({ kind: 'event', eventType, actor: nameOf(actor), deliveredTo: targets.map(({ key }) => key) });
    for (const trigger of targets) deliver(trigger, eventType, selfGenerated ? { ...payload, selfGenerated } : payload);
  };
  return {
    onJiraEvent: (event) => {
      send(event.eventType, event.actor, {
        eventType: event.eventType,
        timestamp: String(event.occurredAt),
        ...event.payload,
      });
    },
    installed: (installerAccountId) => {
      send(
        'avi:forge:installed:app',
        { kind: 'user', accountId: installerAccountId },
        {
          id: `ari:cloud:ecosystem::installation/${site.installationId}`,
          installerAccountId,
          app: { id: manifest.app.id, version: '1.0.0' },
          environment: { id: site.environmentId },
        },
      );
    },
    pendingCount: () => pending,
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
      pending -= timers.size;
      timers.clear();
    },
  };
}
