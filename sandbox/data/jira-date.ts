const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const JIRA_DATE =
  /^(\d{1,2})\/([A-Za-z]{3})\/(\d{2}|\d{4})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([AaPp])\.?[Mm]\.?)?)?$/;
const ISO_DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * A date as Jira exports it: `25/Feb/26 10:17 PM`, `25/Feb/26 22:17`, or ISO 8601. Null where it is none. Exports do not
 * say in which zone they are written; without an offset UTC is taken.
 */
export function jiraDateFrom(text: string): number | null {
  const jira = JIRA_DATE.exec(text.trim());
  if (jira !== null) {
    const [, day, month, year, hour = '0', minute = '0', second = '0', half] = jira;
    const hours = hoursFrom(Number(hour), half);
    if (hours === null) return null;
    const index = MONTHS.indexOf((month ?? '').toLowerCase());
    return instantOf([fullYear(year ?? ''), index, Number(day), hours, Number(minute), Number(second)]);
  }
  const iso = ISO_DATE.exec(text.trim());
  if (iso === null) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', offset = 'Z'] = iso;
  const local = instantOf([Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)]);
  return local === null ? null : local + Math.floor(Number(`0.${fraction}`) * 1000) - offsetMinutes(offset) * 60_000;
}

function hoursFrom(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function fullYear(year: string): number {
  const number = Number(year);
  if (year.length === 4) return number;
  return number < 70 ? 2000 + number : 1900 + number;
}

function offsetMinutes(offset: string): number {
  if (offset === 'Z') return 0;
  const digits = offset.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return offset.startsWith('-') ? -minutes : minutes;
}

/** Null for what no calendar or clock shows, such as 31 February. */
function instantOf(parts: readonly [number, number, number, number, number, number]): number | null {
  const [year, month, day, hour, minute, second] = parts;
  if (month < 0 || month > 11 || hour > 23 || minute > 59 || second > 59) return null;
  const instant = Date.UTC(year, month, day, hour, minute, second);
  return new Date(instant).getUTCDate() === day ? instant : null;
}
