import { z } from 'zod';

/** Why Jira answers 429: the reasons of its `RateLimit-Reason` header, and a gateway's refusal that names none. */
export const RATE_LIMIT_REASONS = [
  'jira-quota-global-based',
  'jira-quota-tenant-based',
  'jira-burst-based',
  'jira-per-issue-on-write',
  'jira-cost-based',
  'gateway',
] as const;
export type RateLimitReason = (typeof RATE_LIMIT_REASONS)[number];

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Jira says that events may come as late as this. */
const LATEST_EVENT_MS = 3 * MINUTE_MS;

const share = z.number().min(0).max(1);
const milliseconds = (most: number) => z.number().int().min(0).max(most);

/** Every fault switch with the values that it takes; the defaults are a site without faults. */
export const faultSettings = z.strictObject({
  /** Every request to Jira waits so long. */
  latencyMs: milliseconds(MINUTE_MS),
  /** And so much longer at most, by chance. */
  latencyJitterMs: milliseconds(MINUTE_MS),
  /** Jira answers 429 for this reason. */
  rateLimit: z.enum(['off', ...RATE_LIMIT_REASONS]),
  /** To this share of the requests that the reason concerns. */
  rateLimitShare: share,
  /** For so many seconds from when it was switched on; 0: until it is switched off. */
  rateLimitSeconds: z.number().int().min(0).max(3600),
  /** What the app may spend in an hour; Jira's default is 65,000. */
  pointsPerHour: z.number().int().min(0).max(500_000),
  /** Share of requests that Jira answers with 5xx, before or after it did what was asked. */
  serverErrorShare: share,
  serverErrorStatus: z.enum(['any', '500', '502', '503']),
  /** Share of requests whose connection breaks, before or after Jira did what was asked. */
  dropShare: share,
  /** Share of search pages that hold fewer issues than asked for, with a valid token. */
  truncatePageShare: share,
  /** Share of answers that end in the middle of their JSON. */
  cutBodyShare: share,
  /** Jira's search shows changes only so much later. */
  indexLagMs: milliseconds(10 * MINUTE_MS),
  /** The functions' clock goes ahead of Jira's by so much; behind, where negative. */
  clockSkewMs: z.number().int().min(-DAY_MS).max(DAY_MS),
  /** Events of Jira and of the queue. */
  eventDelayMs: milliseconds(LATEST_EVENT_MS),
  eventReorder: z.boolean(),
  eventDuplicateShare: share,
  eventLossShare: share,
  /** A consumer is killed after so many calls to Jira and storage; 0: never. */
  consumerKillAfter: z.number().int().min(0).max(100_000),
  /** Or after so long; 0: never. */
  consumerKillAfterMs: milliseconds(15 * MINUTE_MS),
  kvsLatencyMs: milliseconds(MINUTE_MS),
  /** Share of storage writes refused because of another writer. */
  kvsConflictShare: share,
  /** What Forge says of the licence: `unset` as in a development environment. */
  license: z.enum(['unset', 'active', 'inactive']),
  /** Nobody is signed in, whoever was chosen. */
  anonymous: z.boolean(),
  /** Start of the chances: the same seed gives the same faults. */
  seed: z.number().int().min(0).max(0xffff_ffff),
});
export type FaultSettings = Readonly<z.infer<typeof faultSettings>>;
export type FaultName = keyof FaultSettings;

/** Switches that strike by chance. */
export type ShareName = { [Name in FaultName]: Name extends `${string}Share` ? Name : never }[FaultName];

/** Points of Jira's first tier, over all sites of an app. */
export const TIER_1_POINTS = 65_000;

/** No fault at all. */
export const NO_FAULTS: FaultSettings = {
  latencyMs: 0,
  latencyJitterMs: 0,
  rateLimit: 'off',
  rateLimitShare: 1,
  rateLimitSeconds: 0,
  pointsPerHour: TIER_1_POINTS,
  serverErrorShare: 0,
  serverErrorStatus: 'any',
  dropShare: 0,
  truncatePageShare: 0,
  cutBodyShare: 0,
  indexLagMs: 0,
  clockSkewMs: 0,
  eventDelayMs: 0,
  eventReorder: false,
  eventDuplicateShare: 0,
  eventLossShare: 0,
  consumerKillAfter: 0,
  consumerKillAfterMs: 0,
  kvsLatencyMs: 0,
  kvsConflictShare: 0,
  license: 'unset',
  anonymous: false,
  seed: 1,
};

export const FAULT_NAMES = Object.keys(NO_FAULTS) as readonly FaultName[];

/** Settings that only shape other switches: alone they change nothing. */
const SHAPING: ReadonlySet<FaultName> = new Set(['rateLimitShare', 'rateLimitSeconds', 'serverErrorStatus', 'seed']);

/** The switches that make the site misbehave as they stand. */
export const activeFaults = (settings: FaultSettings): readonly FaultName[] =>
  FAULT_NAMES.filter((name) => !SHAPING.has(name) && settings[name] !== NO_FAULTS[name]);
