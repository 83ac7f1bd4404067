const DAY_MS = 86_400_000;

/** The moment that lies `ageDays` before now; never after now for ages of zero and more. */
export function instantAt(now: number, ageDays: number): number {
  return Math.floor(now - ageDays * DAY_MS);
}

/** A calendar day, `days` from now, as `YYYY-MM-DD`. */
export function dayFrom(now: number, days: number): string {
  return new Date(now + days * DAY_MS).toISOString().slice(0, 10);
}
