import type { ImportedIssue, StatusCategory } from './imported-issue';

export interface IssueDates {
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly resolvedAt: number | null;
  readonly statusChangedAt: number;
}

/**
 * Completes the dates of the issues of one project. Where an issue has no day of creation it takes the one of the
 * nearest lower key that has one; a file without any is dated at the import, as Jira's own importer does. A done issue
 * without a day of resolution takes its last update; with neither the day stays unknown.
 */
export function datesFrom(of: {
  readonly issues: readonly ImportedIssue[];
  readonly categories: ReadonlyMap<string, StatusCategory>;
  readonly now: number;
}): ReadonlyMap<string, IssueDates> {
  const { issues, categories, now } = of;
  const numberOf = (key: string): number => Number(key.slice(key.lastIndexOf('-') + 1));
  const inOrder = issues.toSorted((one, other) => numberOf(one.key) - numberOf(other.key));
  let nearest = inOrder.find(({ createdAt }) => createdAt !== null)?.createdAt ?? now;
  const dates = new Map<string, IssueDates>();
  for (const issue of inOrder) {
    if (issue.createdAt !== null) nearest = issue.createdAt;
    const done = categories.get(issue.statusName) === 'done';
    const createdAt = issue.createdAt ?? Math.min(nearest, issue.updatedAt ?? nearest);
    const resolvedAt = done ? (issue.resolvedAt ?? issue.updatedAt) : null;
    const updatedAt = Math.max(createdAt, issue.updatedAt ?? resolvedAt ?? createdAt);
    dates.set(issue.key, {
      createdAt,
      updatedAt,
      resolvedAt,
      statusChangedAt: issue.statusChangedAt ?? resolvedAt ?? createdAt,
    });
  }
  return dates;
}
