import type { HostedJira } from '../forge/hosted-jira';
import { endpointFinder } from '../jira/served-endpoints';
import type { BurstBucket } from './burst-buckets';
import type { FaultSwitches } from './fault-switches';
import { type FaultyAnswer, faultyJira } from './faulty-jira';
import { createPointsMeter } from './points-meter';
import { createRateLimits } from './rate-limits';

/** How Jira's limits stand. */
export interface LimitsView {
  readonly pointsThisHour: number;
  readonly pointsPerHour: number;
  readonly resetsAt: number;
  /** Those that were used, the emptiest first. */
  readonly buckets: readonly BurstBucket[];
  /** The last requests that were refused or whose answers were spoilt, the latest first. */
  readonly faultyAnswers: readonly FaultyAnswer[];
}

/** Jira as the app meets it. */
export type FaultyJira = HostedJira & {
  readonly limits: () => LimitsView;
};

const ID = /\/(\d+|[A-Za-z][A-Za-z0-9_]*-\d+)(?=\/|$)/g;

/** Puts rate limits and fault switches before a Jira. A real site has limits of its own: there only the switches count. */
export function openFaultyJira({
  jira,
  faults,
  now,
}: {
  readonly jira: HostedJira;
  readonly faults: FaultSwitches;
  readonly now: () => number;
}): FaultyJira {
  const points = createPointsMeter(now);
  jira.onRequest((request) => {
    points.add(request.points);
  });
  const limits = createRateLimits({
    faults,
    pointsThisHour: points.thisHour,
    now,
    areEnforced: jira.realSite === undefined,
  });
  const served = jira.endpoints === undefined ? null : endpointFinder(jira.endpoints());
  const endpointOf = (method: string, path: string): string | null => {
    if (served === null) return `${method} ${path.replaceAll(ID, '/{id}')}`;
    const found = served(method, path);
    return found === null ? null : `${method} ${found.path}`;
  };
  const { faultyAnswers, ...faulty } = faultyJira({ jira, faults, limits, endpointOf, now });
  const follow = (): void => jira.setIndexLag?.(faults.get().indexLagMs);
  if (faults.get().indexLagMs > 0) follow();
  const stopFollowing = faults.subscribe(follow);
  return {
    ...faulty,
    close: async () => {
      stopFollowing();
      await jira.close();
    },
    limits: () => ({
      pointsThisHour: points.thisHour(),
      pointsPerHour: limits.pointsPerHour(),
      resetsAt: limits.resetsAt(),
      buckets: limits.buckets().toSorted((a, b) => a.leastLeft / a.perSecond - b.leastLeft / b.perSecond),
      faultyAnswers: faultyAnswers().toReversed(),
    }),
  };
}
