import { ownValue } from '../own-value';
import { dayAt, instantOfWallTime, type WallTime, wallTimeAt } from '../site-time';

const MINUTE_MS = 60_000;
const UNIT_MS: Readonly<Record<string, number>> = {
  w: 7 * 1440 * MINUTE_MS,
  d: 1440 * MINUTE_MS,
  h: 60 * MINUTE_MS,
  m: MINUTE_MS,
};
const LITERAL = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?$/;
const PERIOD = /^([+-]?)\s*(\d+[wdhm](?:\s+\d+[wdhm])*)$/;

/** A moment in a query: an instant, and its day in the caller's zone. */
export interface JqlMoment {
  readonly at: number;
  readonly day: string;
}

export interface JqlClock {
  readonly now: number;
  readonly timeZone: string;
  readonly locale: string;
}

/** What a calendar can show; a day less on both sides, for the zones. */
const FARTHEST_MS = 8.64e15 - 1440 * MINUTE_MS;

const momentAt = (at: number, clock: JqlClock): JqlMoment | null =>
  Math.abs(at) <= FARTHEST_MS ? { at, day: dayAt(at, clock.timeZone) } : null;

/** Reads a date literal or a period (`-5d`, `4w 2d`); `null` where it is neither. */
export const momentOfLiteral = (text: string, clock: JqlClock): JqlMoment | null => {
  const trimmed = text.trim();
  const literal = LITERAL.exec(trimmed);
  if (literal) {
    const [, ...parts] = literal;
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.map((part: string | undefined) =>
      Number(part ?? 0),
    );
    if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59) return null;
    return momentAt(instantOfWallTime({ year, month, day, hour, minute }, clock.timeZone), clock);
  }
  const period = PERIOD.exec(trimmed);
  if (period) {
    const [, sign, parts = ''] = period;
    const size = parts
      .split(/\s+/)
      .reduce((sum, part) => sum + Number(part.slice(0, -1)) * (UNIT_MS[part.slice(-1)] ?? 0), 0);
    return momentAt(clock.now + (sign === '-' ? -size : size), clock);
  }
  return /^\d{11,}$/.test(trimmed) ? momentAt(Number(trimmed), clock) : null;
};

type Unit = 'y' | 'M' | 'w' | 'd' | 'h' | 'm';
const INCREMENT = /^([+-]?\d+)([yMwdhm]?)$/;

const shift = (wall: WallTime, amount: number, unit: Unit): WallTime => {
  switch (unit) {
    case 'y':
      return { ...wall, year: wall.year + amount };
    case 'M':
      return { ...wall, month: wall.month + amount };
    case 'w':
      return { ...wall, day: wall.day + 7 * amount };
    case 'd':
      return { ...wall, day: wall.day + amount };
    case 'h':
      return { ...wall, hour: wall.hour + amount };
    case 'm':
      return { ...wall, minute: wall.minute + amount };
  }
};

const normalised = (wall: WallTime): WallTime =>
  wallTimeAt(Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute), 'UTC');

const dayOfWeek = (wall: WallTime): number => new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay();

/** The first moment of the day, week, month or year; weeks begin on Sunday in American locales and else on Monday. */
const startOf = (wall: WallTime, unit: Unit, locale: string): WallTime => {
  const midnight = { ...wall, hour: 0, minute: 0 };
  if (unit === 'y') return { ...midnight, month: 1, day: 1 };
  if (unit === 'M') return { ...midnight, day: 1 };
  if (unit === 'w') {
    const sinceStart = locale === 'en_US' ? dayOfWeek(wall) : (dayOfWeek(wall) + 6) % 7;
    return { ...midnight, day: wall.day - sinceStart };
  }
  return midnight;
};

const BOUNDS: Readonly<Record<string, { readonly unit: Unit; readonly end: boolean }>> = {
  startofday: { unit: 'd', end: false },
  endofday: { unit: 'd', end: true },
  startofweek: { unit: 'w', end: false },
  endofweek: { unit: 'w', end: true },
  startofmonth: { unit: 'M', end: false },
  endofmonth: { unit: 'M', end: true },
  startofyear: { unit: 'y', end: false },
  endofyear: { unit: 'y', end: true },
};

export const DATE_FUNCTIONS: readonly string[] = [
  'now',
  'startOfDay',
  'endOfDay',
  'startOfWeek',
  'endOfWeek',
  'startOfMonth',
  'endOfMonth',
  'startOfYear',
  'endOfYear',
];

/** The moment that a date function means; `null` where there is no such function or its increment is unreadable. */
export const momentOfFunction = (name: string, args: readonly string[], clock: JqlClock): JqlMoment | null => {
  const wanted = name.toLowerCase();
  if (wanted === 'now') return args.length === 0 ? momentAt(clock.now, clock) : null;
  const bound = ownValue(BOUNDS, wanted);
  if (!bound || args.length > 1) return null;
  const increment = INCREMENT.exec(args[0]?.trim() ?? '0');
  if (!increment) return null;
  const unit = (increment[2] || bound.unit) as Unit;
  const shifted = shift(wallTimeAt(clock.now, clock.timeZone), Number(increment[1]), unit);
  // Beyond what a calendar can show.
  if (!(Math.abs(Date.UTC(shifted.year, shifted.month - 1, shifted.day)) <= FARTHEST_MS)) return null;
  const moved = normalised(shifted);
  const first = startOf(moved, bound.unit, clock.locale);
  if (!bound.end) return momentAt(instantOfWallTime(first, clock.timeZone), clock);
  return momentAt(instantOfWallTime(shift(first, 1, bound.unit), clock.timeZone) - 1, clock);
};
