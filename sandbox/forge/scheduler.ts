import type { AppManifest } from './app-manifest';
import type { ForgeRuntime } from './forge-runtime';
import type { ForgeSite } from './forge-site';

const INTERVAL_MS: Readonly<Record<string, number>> = {
  fiveMinute: 300_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};
const FIRST_AFTER_MS = 5000;

/** Runs the manifest's scheduled triggers: soon after the start, then at their interval. */
export interface Scheduler {
  readonly start: () => void;
  readonly tick: (moduleKey: string) => Promise<unknown>;
  readonly stop: () => void;
}

export function createScheduler({
  manifest,
  site,
  runtime,
}: {
  readonly manifest: AppManifest;
  readonly site: ForgeSite;
  readonly runtime: ForgeRuntime;
}): Scheduler {
  let timers: NodeJS.Timeout[] = [];
  const tick = (moduleKey: string): Promise<unknown> => {
    const scheduled = manifest.modules.scheduledTrigger.find(({ key }) => key === moduleKey);
    if (scheduled === undefined) throw new Error(`The manifest has no scheduledTrigger ${moduleKey}.`);
    return runtime.invoke(
      {
        functionKey: scheduled.function,
        moduleKey,
        moduleType: 'scheduledTrigger',
        accountId: null,
        subject: scheduled.interval,
      },
      { context: { cloudId: site.cloudId, moduleKey }, contextToken: 'sandbox' },
    );
  };
  // A failure stands in the activity log; the next tick comes all the same.
  const quietly = (moduleKey: string) => (): void => void tick(moduleKey).catch(() => undefined);
  return {
    tick,
    start: () => {
      for (const { key, interval } of manifest.modules.scheduledTrigger) {
        timers.push(
          setTimeout(quietly(key), FIRST_AFTER_MS),
          setInterval(quietly(key), INTERVAL_MS[interval] ?? 3_600_000),
        );
      }
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
      timers = [];
    },
  };
}
