/** Writes to one issue that Jira allows within a time. */
const WINDOWS = [
  { writes: 20, withinMs: 2000 },
  { writes: 100, withinMs: 30_000 },
] as const;
const LONGEST_MS = Math.max(...WINDOWS.map(({ withinMs }) => withinMs));

/** Counts the writes to each issue. */
export interface IssueWriteLimits {
  /** Counts a write; else how long to wait until one is allowed, in milliseconds. */
  readonly take: (issue: string) => number | null;
}

export function createIssueWriteLimits(now: () => number): IssueWriteLimits {
  const writes = new Map<string, number[]>();
  return {
    take: (issue) => {
      const at = now();
      const recent = (writes.get(issue) ?? []).filter((written) => written > at - LONGEST_MS);
      const waits = WINDOWS.flatMap(({ writes: allowed, withinMs }) => {
        const within = recent.filter((written) => written > at - withinMs);
        const oldest = within[within.length - allowed];
        return oldest === undefined ? [] : [oldest + withinMs - at];
      });
      if (waits.length > 0) return Math.max(...waits);
      writes.set(issue, [...recent, at]);
      // An issue that rests is forgotten, so that a long run does not keep them all.
      if (writes.size > 10_000)
        for (const [key, times] of writes) if ((times.at(-1) ?? 0) <= at - LONGEST_MS) writes.delete(key);
      return null;
    },
  };
}
