/** Counts what happens in a stretch of time. */
export interface RateWindow {
  /** False where the window is full; then nothing is counted. */
  readonly take: (amount: number) => boolean;
  /** As if nothing had happened lately. */
  readonly forget: () => void;
}

/** Counts in windows of one length; the next begins with the first thing after the last one ended. */
export function rateWindow({
  most,
  windowMs,
  now,
}: {
  readonly most: number;
  readonly windowMs: number;
  readonly now: () => number;
}): RateWindow {
  let startedAt = Number.NEGATIVE_INFINITY;
  let taken = 0;
  return {
    take: (amount) => {
      const at = now();
      if (at - startedAt >= windowMs) {
        startedAt = at;
        taken = 0;
      }
      if (taken + amount > most) return false;
      taken += amount;
      return true;
    },
    forget: () => {
      startedAt = Number.NEGATIVE_INFINITY;
    },
  };
}
