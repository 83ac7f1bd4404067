const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;

const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
};

const offsets = new Map<string, number>();

/** Minutes east of UTC at an instant; zones change only on quarters of an hour. */
const offsetMinutesAt = (at: number, timeZone: string): number => {
  if (timeZone === 'Etc/UTC' || timeZone === 'UTC') return 0;
  const quarter = Math.floor(at / QUARTER_MS);
  const key = `${timeZone}@${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(quarter * QUARTER_MS)
      .map((part) => [part.type, Number(part.value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  const offset = Math.round((Date.UTC(year, month - 1, day, hour, minute) - quarter * QUARTER_MS) / MINUTE_MS);
  if (offsets.size > 50_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
};

/** A wall-clock moment, `month` from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** The instant at which the zone's clocks show the moment; overflowing parts carry over. */
export const instantOfWallTime = (wall: WallTime, timeZone: string): number => {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  const guess = asUtc - offsetMinutesAt(asUtc, timeZone) * MINUTE_MS;
  return asUtc - offsetMinutesAt(guess, timeZone) * MINUTE_MS;
};

/** What the zone's clocks show at an instant. */
export const wallTimeAt = (at: number, timeZone: string): WallTime => {
  const shifted = new Date(at + offsetMinutesAt(at, timeZone) * MINUTE_MS);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
  };
};

/** `YYYY-MM-DD` on the zone's calendar. */
export const dayAt = (at: number, timeZone: string): string =>
  new Date(at + offsetMinutesAt(at, timeZone) * MINUTE_MS).toISOString().slice(0, 10);

/** Jira's own form: `2026-09-27T10:03:11.123+0200`. */
export const jiraTimestamp = (at: number, timeZone: string): string => {
  const offset = offsetMinutesAt(at, timeZone);
  const wall = new Date(at + offset * MINUTE_MS).toISOString().slice(0, -1);
  const size = Math.abs(offset);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  return `${wall}${offset < 0 ? '-' : '+'}${hours}${String(size % 60).padStart(2, '0')}`;
};
