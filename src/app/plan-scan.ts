import type { Instant } from '../domain/ids';
import type { FieldPlan } from '../ports/issue-source';
import type { Ports } from '../ports/ports';
import type { ClockReading, ScanState } from '../ports/scan-store';
import type { SnapshotHead } from '../ports/snapshot-store';

const MINUTE_MS = 60_000;
/** Read again of what the scan before saw: its search may have been behind. Convention. */
const OVERLAP_MINUTES = 15;
/** Longest without reading everything. Convention. */
const WHOLE_AFTER_MS = 7 * 86_400_000;
/** Rules that look at time or at other issues match differently without any change of the issue. Convention. */
const MATCH_AFTER_MS = 20 * 3_600_000;

/** The present moment by our clock and by Jira's. */
export const readClocks = (ports: Ports): ClockReading => ({ ours: ports.clock(), jira: ports.issues.jiraTime() });

/**
 * How long ago something was, in ms: by the clock that says more, since either may have been set back. Null where none can
 * be believed.
 */
export function elapsedSince(then: ClockReading, now: ClockReading): number | null {
  const ours = now.ours - then.ours;
  const jira = now.jira === null || then.jira === null ? null : now.jira - then.jira;
  const longest = Math.max(ours, jira ?? ours);
  return longest < 0 || (jira === null && ours < 0) ? null : longest;
}

/** How many minutes back to read for all that changed since the scan before; null: everything has to be read. */
export function minutesToRead({
  state,
  head,
  plan,
  now,
}: {
  readonly state: ScanState;
  readonly head: SnapshotHead | undefined;
  readonly plan: FieldPlan;
  readonly now: ClockReading;
}): number | null {
  if (state.wholeAsked || head === undefined || state.lastRead === null || state.lastWhole === null) return null;
  if (!plan.fieldIds.every((fieldId) => head.fieldIds.includes(fieldId))) return null;
  const sinceWhole = elapsedSince(state.lastWhole, now);
  const sinceRead = elapsedSince(state.lastRead, now);
  if (sinceWhole === null || sinceRead === null || sinceWhole > WHOLE_AFTER_MS) return null;
  return Math.ceil(sinceRead / MINUTE_MS) + OVERLAP_MINUTES;
}

/** Whether every rule is to be asked for the whole project, and not only for what was read. */
export function mustMatchAll(state: ScanState, now: Instant): boolean {
  const age = state.matchedAt === null ? null : now - state.matchedAt;
  return state.mode === 'whole' || age === null || age < 0 || age > MATCH_AFTER_MS;
}

/**
 * Whether so many issues are what Jira counts; where they are not, issues were deleted, moved or missed. Jira's count is
 * approximate. Convention.
 */
export function agreesWithCount(found: number, counted: number): boolean {
  return Math.abs(found - counted) <= Math.max(2, counted * 0.005);
}

/** Whether the query of the first page still means the same: it names minutes before now. */
export function isTooSlow(state: ScanState, now: ClockReading): boolean {
  if (state.mode === 'whole' || state.beganAt === null) return false;
  const elapsed = elapsedSince(state.beganAt, now);
  return elapsed === null || elapsed > (OVERLAP_MINUTES - 5) * MINUTE_MS;
}
