/** What Jira says of the hour's points; null where it does not say. */
export interface QuotaReport {
  readonly quota: number | null;
  readonly left: number | null;
  /** Set by a refusal for want of points: nothing is answered for so long. */
  readonly blockedSeconds: number | null;
}

interface Limit {
  readonly name: string;
  readonly values: Readonly<Record<string, number>>;
}

// "global-app-quota";r=11000;t=600, "jira-burst-based";r=10;t=1
function limitsIn(header: string | null): readonly Limit[] {
  return (header ?? '').split(',').flatMap((one) => {
    const [name = '', ...pairs] = one.split(';').map((part) => part.trim());
    if (name === '') return [];
    const values = pairs.map((pair) => pair.split('=')).map(([key = '', value]) => [key, Number(value)] as const);
    return [{ name: name.replaceAll('"', ''), values: Object.fromEntries(values) }];
  });
}

function quotaValue(header: string | null, key: string): number | null {
  const value = limitsIn(header).find(({ name }) => name.includes('quota'))?.values[key];
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** True where Jira refuses for want of points, not for haste. */
export const isQuotaReason = (reason: string | null): boolean => reason?.includes('quota') === true;

/** How long Jira asks to wait: by the seconds it names, else by the time; null where it says neither. */
export function retryAfterSecondsOf(headers: Pick<Headers, 'get'>, now: number): number | null {
  const named = headers.get('Retry-After');
  const seconds = named === null ? Number.NaN : Number(named);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const reset = Date.parse(headers.get('X-RateLimit-Reset') ?? '');
  return Number.isNaN(reset) ? null : Math.max(1, Math.ceil((reset - now) / 1000));
}

/** What the headers of an answer tell of the quota; undefined where they tell nothing. */
export function quotaReportOf(
  { status, headers }: { readonly status: number; readonly headers: Pick<Headers, 'get'> },
  now: number,
): QuotaReport | undefined {
  const quota = quotaValue(headers.get('RateLimit-Policy'), 'q');
  const left = quotaValue(headers.get('RateLimit'), 'r');
  const isBlocked = status === 429 && isQuotaReason(headers.get('RateLimit-Reason'));
  const blockedSeconds = isBlocked ? retryAfterSecondsOf(headers, now) : null;
  return quota === null && left === null && blockedSeconds === null ? undefined : { quota, left, blockedSeconds };
}
