import { DAY_MS, type Instant } from '../ids';

/** When work must begin at the latest to be done by its due date. */
export interface SafeStart {
  readonly at: Instant;
  /** Days from now until then, with fractions; negative: it is too late already. */
  readonly slackDays: number;
  readonly isTooLate: boolean;
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Latest safe start = end of the due day - size / velocity - buffer. Due dates are no part of value: they say when, not
 * how much. Null where the due day, the size or the velocity is unknown. [V9]
 */
export function latestSafeStart({
  due,
  size,
  velocityPerDay,
  bufferDays,
  now,
}: {
  /** `YYYY-MM-DD`; work may end on that day, in UTC. */
  readonly due: string | null;
  /** In the unit of the velocity. */
  readonly size: number | null;
  readonly velocityPerDay: number | null;
  readonly bufferDays: number;
  readonly now: Instant;
}): SafeStart | null {
  if (due === null || !ISO_DAY.test(due) || size === null || velocityPerDay === null) return null;
  const dueDay = Date.parse(due);
  const workDays = size / velocityPerDay;
  if (Number.isNaN(dueDay) || !(workDays >= 0 && Number.isFinite(workDays) && velocityPerDay > 0)) return null;
  const at = dueDay + DAY_MS - (workDays + bufferDays) * DAY_MS;
  const slackDays = (at - now) / DAY_MS;
  return { at, slackDays, isTooLate: slackDays < 0 };
}
