/** How long the site asked to be left alone. */
export interface SitePause {
  readonly note: (response: Response) => void;
  /** Null: it may be asked. */
  readonly now: () => { readonly seconds: number; readonly reason: string | null } | null;
}

/** What Jira limits by issue concerns that issue alone; the app waits with it by itself. */
const OF_ONE_ISSUE = 'jira-per-issue-on-write';

/** Remembers a 429 with `Retry-After`: until then nothing more is sent, since every further request only adds to the load. */
export function createSitePause(now: () => number): SitePause {
  let until = 0;
  let reason: string | null = null;
  return {
    note: (response) => {
      const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
      const why = response.headers.get('ratelimit-reason');
      if (response.status !== 429 || !Number.isFinite(seconds) || seconds <= 0 || why === OF_ONE_ISSUE) return;
      until = Math.max(until, now() + seconds * 1000);
      reason = why;
    },
    now: () => (until <= now() ? null : { seconds: Math.ceil((until - now()) / 1000), reason }),
  };
}
