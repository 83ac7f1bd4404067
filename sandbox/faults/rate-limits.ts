import type { Via } from '../jira/actor';
import { type BurstBucket, createBurstBuckets } from './burst-buckets';
import type { RateLimitReason } from './fault-settings';
import type { FaultSwitches } from './fault-switches';
import { createIssueWriteLimits } from './issue-write-limits';

const HOUR_MS = 3_600_000;
/** Below this share of what is allowed Jira warns. */
const NEAR_LIMIT = 0.2;
/** What Jira has been seen to allow to tokens, in its own unit of cost. */
const COST_LIMIT = 300_000;
const COST_PAUSE_MS = 60_000;

/** What the limits look at. */
export interface LimitedRequest {
  readonly via: Via;
  /** Method and path with `{…}` for what varies; null where Jira serves no such path. */
  readonly endpoint: string | null;
  /** Id or key of the one issue that the request writes to. */
  readonly writtenIssue: string | null;
}

/** Why a request is refused, and for how long. */
export interface Refusal {
  readonly reason: RateLimitReason;
  readonly waitMs: number;
  readonly limit: number;
  /** Whether a fault switch says so, not a limit that was reached. */
  readonly isForced: boolean;
}

/** Jira's three systems of rate limits, as of 2026: points an hour, bursts per endpoint, writes per issue. */
export interface RateLimits {
  /** Takes from the buckets; a refusal where one is empty, or where the switches want one. */
  readonly refusalOf: (request: LimitedRequest) => Refusal | null;
  /** The headers that say how the limits stand, for an answer that was not refused. */
  readonly headersOf: (request: LimitedRequest) => Readonly<Record<string, string>>;
  readonly pointsPerHour: () => number;
  /** When the hour's points start anew. */
  readonly resetsAt: () => number;
  readonly buckets: () => readonly BurstBucket[];
}

const isQuota = (reason: RateLimitReason): boolean => reason.startsWith('jira-quota');

/** The requests that a reason can meet: points are counted for functions only, and browsers have no bursts. */
function concerns(reason: RateLimitReason, { via, writtenIssue }: LimitedRequest): boolean {
  if (isQuota(reason)) return via === 'function';
  if (reason === 'jira-per-issue-on-write') return writtenIssue !== null;
  return reason === 'gateway' || via !== 'bridge';
}

export function createRateLimits({
  faults,
  pointsThisHour,
  now,
  areEnforced,
}: {
  readonly faults: FaultSwitches;
  readonly pointsThisHour: () => number;
  readonly now: () => number;
  /** False: nothing is counted, and only the switches refuse. */
  readonly areEnforced: boolean;
}): RateLimits {
  const bursts = createBurstBuckets(now);
  const issueWrites = createIssueWriteLimits(now);
  const pointsPerHour = (): number => faults.get().pointsPerHour;
  const resetsAt = (): number => (Math.floor(now() / HOUR_MS) + 1) * HOUR_MS;

  const forced = (request: LimitedRequest): Refusal | null => {
    const { rateLimit: reason, rateLimitSeconds } = faults.get();
    if (reason === 'off' || !concerns(reason, request)) return null;
    const endsAt = rateLimitSeconds === 0 ? null : faults.changedAt('rateLimit') + rateLimitSeconds * 1000;
    if (endsAt !== null && now() >= endsAt) return null;
    if (!faults.strikes('rateLimitShare')) return null;
    const usual = isQuota(reason) ? resetsAt() - now() : reason === 'jira-cost-based' ? COST_PAUSE_MS : 1000;
    const limit = isQuota(reason) ? pointsPerHour() : reason === 'jira-cost-based' ? COST_LIMIT : 100;
    return { reason, limit, waitMs: endsAt === null ? usual : endsAt - now(), isForced: true };
  };
  const reached = ({ via, endpoint, writtenIssue }: LimitedRequest): Refusal | null => {
    if (!areEnforced) return null;
    if (via === 'function' && pointsThisHour() >= pointsPerHour()) {
      const waitMs = resetsAt() - now();
      return { reason: 'jira-quota-global-based', waitMs, limit: pointsPerHour(), isForced: false };
    }
    if (via !== 'bridge' && endpoint !== null && !bursts.take(endpoint)) {
      const limit = bursts.of(endpoint).perSecond;
      return { reason: 'jira-burst-based', waitMs: 1000, limit, isForced: false };
    }
    const waitMs = writtenIssue === null ? null : issueWrites.take(writtenIssue);
    return waitMs === null ? null : { reason: 'jira-per-issue-on-write', waitMs, limit: 20, isForced: false };
  };
  const headersOf = ({ via, endpoint }: LimitedRequest): Record<string, string> => {
    if (via === 'bridge' || !areEnforced) return {};
    const quota = pointsPerHour();
    const points = { name: 'global-app-quota', q: quota, left: Math.max(0, quota - pointsThisHour()), w: 3600 };
    const bucket = endpoint === null ? null : bursts.of(endpoint);
    const limits = [
      ...(via === 'function' ? [points] : []),
      ...(bucket === null ? [] : [{ name: 'jira-burst-based', q: bucket.perSecond, left: bucket.left, w: 1 }]),
    ];
    const [tightest] = limits.toSorted((a, b) => a.left / a.q - b.left / b.q);
    if (tightest === undefined) return {};
    const near = limits.filter(({ q, left }) => left < q * NEAR_LIMIT);
    const secondsTo = (w: number): number => (w === 1 ? 1 : Math.ceil((resetsAt() - now()) / 1000));
    return {
      'X-RateLimit-Limit': String(tightest.q),
      'X-RateLimit-Remaining': String(tightest.left),
      'RateLimit-Policy': limits.map(({ name, q, w }) => `"${name}";q=${q};w=${w}`).join(','),
      ...(near.length === 0
        ? {}
        : {
            'X-RateLimit-NearLimit': 'true',
            RateLimit: near.map(({ name, left, w }) => `"${name}";r=${left};t=${secondsTo(w)}`).join(','),
          }),
    };
  };
  return {
    refusalOf: (request) => forced(request) ?? reached(request),
    headersOf,
    pointsPerHour,
    resetsAt,
    buckets: bursts.list,
  };
}
