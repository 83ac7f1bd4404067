/** Requests a second that Jira allows for one endpoint and method, over everybody who has a token on the site. */
const PER_SECOND: Readonly<Record<string, number>> = { GET: 100, POST: 100, PUT: 50, DELETE: 50 };
const OF_OTHER_METHODS = 50;
/** Endpoints with a limit of their own. */
const EXCEPTIONS: readonly (readonly [pattern: RegExp, perSecond: number])[] = [
  [/^GET \/rest\/api\/3\/issue\/\{[^}]+\}$/, 150],
  [/^\w+ \/rest\/(api\/3\/search|software\/1\.0\/.*)\/approximate-count$/, 150],
  [/^POST \/rest\/api\/3\/expression\/evaluate$/, 150],
  [/\/changelog(\/|$)/, 200],
  [/^GET \/rest\/api\/3\/attachment\/content\//, 300],
];

/** How one bucket stands. */
export interface BurstBucket {
  /** Method and path with `{…}` for what varies. */
  readonly endpoint: string;
  readonly perSecond: number;
  readonly left: number;
  /** The emptiest that it has been. */
  readonly leastLeft: number;
}

/** Token buckets per endpoint and method. Jira does not publish their size; here they hold what a second refills. */
export interface BurstBuckets {
  /** Takes a token; false where there is none. */
  readonly take: (endpoint: string) => boolean;
  readonly of: (endpoint: string) => BurstBucket;
  readonly list: () => readonly BurstBucket[];
}

export function burstPerSecondOf(endpoint: string): number {
  const exception = EXCEPTIONS.find(([pattern]) => pattern.test(endpoint));
  return exception?.[1] ?? PER_SECOND[endpoint.slice(0, endpoint.indexOf(' '))] ?? OF_OTHER_METHODS;
}

export function createBurstBuckets(now: () => number): BurstBuckets {
  const buckets = new Map<string, { left: number; leastLeft: number; at: number }>();
  const filled = (endpoint: string) => {
    const perSecond = burstPerSecondOf(endpoint);
    const at = now();
    const bucket = buckets.get(endpoint) ?? { left: perSecond, leastLeft: perSecond, at };
    bucket.left = Math.min(perSecond, bucket.left + (Math.max(0, at - bucket.at) / 1000) * perSecond);
    bucket.at = at;
    return bucket;
  };
  const of = (endpoint: string): BurstBucket => {
    const { left, leastLeft } = filled(endpoint);
    return {
      endpoint,
      perSecond: burstPerSecondOf(endpoint),
      left: Math.floor(left),
      leastLeft: Math.floor(leastLeft),
    };
  };
  return {
    take: (endpoint) => {
      const bucket = filled(endpoint);
      buckets.set(endpoint, bucket);
      if (bucket.left < 1) return false;
      bucket.left -= 1;
      bucket.leastLeft = Math.min(bucket.leastLeft, bucket.left);
      return true;
    },
    of,
    list: () => [...buckets.keys()].map(of),
  };
}
