import type { WorkCounts } from '../contract/runs';
import type { WorkMeter } from '../ports/work-meter';

/** Nothing done yet. */
export const NO_WORK: WorkCounts = { issues: 0, requests: 0, points: 0, written: 0, notWritten: 0 };

/** The sum of two counts. */
export function addedCounts(one: WorkCounts, more: Partial<WorkCounts>): WorkCounts {
  return {
    issues: one.issues + (more.issues ?? 0),
    requests: one.requests + (more.requests ?? 0),
    points: one.points + (more.points ?? 0),
    written: one.written + (more.written ?? 0),
    notWritten: one.notWritten + (more.notWritten ?? 0),
  };
}

/** What a meter counted since it stood at `before`. */
export function countsSince(before: WorkCounts, meter: WorkMeter): WorkCounts {
  const now = meter.total();
  return {
    issues: now.issues - before.issues,
    requests: now.requests - before.requests,
    points: now.points - before.points,
    written: now.written - before.written,
    notWritten: now.notWritten - before.notWritten,
  };
}

/** A meter that stands at nothing. */
export function workMeter(): WorkMeter {
  let counts = NO_WORK;
  return {
    count: (more) => {
      counts = addedCounts(counts, more);
    },
    total: () => counts,
  };
}
