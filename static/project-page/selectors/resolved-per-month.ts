import { DAY_MS, type Instant } from '../../../src/domain/ids';
import type { ScoredIssue } from '../../../src/domain/snapshot/scored-issue';

const WINDOW_DAYS = 90;
const MONTH_DAYS = 30;

/** Issues that the viewer may browse and that were resolved in the last 90 days, per 30 days; null where there is none. */
export function resolvedPerMonth(stored: readonly ScoredIssue[], now: Instant): number | null {
  const since = now - WINDOW_DAYS * DAY_MS;
  const resolved = stored.filter(({ resolvedAt }) => resolvedAt !== null && resolvedAt >= since).length;
  return resolved === 0 ? null : (resolved * MONTH_DAYS) / WINDOW_DAYS;
}
