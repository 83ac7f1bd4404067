import { DAY_MS, type Instant } from '../../src/domain/ids';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

let locale: string | undefined;
let timeZone: string | undefined;

function isKnown(test: () => unknown): boolean {
  try {
    test();
    return true;
  } catch {
    return false;
  }
}

/** Numbers and dates are written as the viewer's profile asks; an unknown locale or zone falls back to the browser's. */
export function setLocale(wanted: string | null, zone: string | null): void {
  const tag = wanted?.replace('_', '-');
  locale = tag !== undefined && isKnown(() => new Intl.NumberFormat(tag)) ? tag : undefined;
  timeZone = zone !== null && isKnown(() => new Intl.DateTimeFormat('en', { timeZone: zone })) ? zone : undefined;
}

/** A whole number with the viewer's separators: "5,106". */
export function wholeNumber(value: number): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value);
}

/** A number with a fixed number of decimals: "22.5". */
export function decimal(value: number, digits = 1): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/** A size as people wrote it: "3", "0.5". */
export function sizeText(value: number): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}

/** A number as people type it, with the viewer's separators or with none: "1,500", "1.5", "0,5"; NaN where it is none. */
export function numberFrom(text: string): number {
  const typed = text.replace(/[\s\u00a0\u202f'’]/g, '');
  const group = new Intl.NumberFormat(locale).formatToParts(1e6).find(({ type }) => type === 'group')?.value;
  const isGrouped = /^-?\d{1,3}([.,])\d{3}(\1\d{3})*(?!\1)([.,]\d+)?$/.test(typed);
  const plain = isGrouped && group !== undefined ? typed.replaceAll(group, '') : typed;
  return /^-?\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : Number.NaN;
}

/** A share of 1 in percent: .78 is "78 %". The space does not break. */
export function percent(share: number): string {
  return `${wholeNumber(Math.round(share * 100))}\u00a0%`;
}

/** A number from 0 to 100 in percent. */
export function percentOf100(value: number): string {
  return percent(value / 100);
}

/** "1 item", "14 items". */
export function plural(amount: number, one: string, many = `${one}s`): string {
  return `${wholeNumber(amount)} ${amount === 1 ? one : many}`;
}

/** An age in whole days: "Today", "1 day", "12 days". */
export function ageInDays(days: number): string {
  const whole = Math.floor(days);
  return whole < 1 ? 'Today' : plural(whole, 'day');
}

/** How long: "4 min", "3 h", "12 days"; below a minute "less than 1 min". */
export function duration(milliseconds: number): string {
  const elapsed = Math.max(0, milliseconds);
  if (elapsed < MINUTE_MS) return 'less than 1\u00a0min';
  if (elapsed < HOUR_MS) return `${wholeNumber(Math.floor(elapsed / MINUTE_MS))}\u00a0min`;
  if (elapsed < 2 * DAY_MS) return `${wholeNumber(Math.floor(elapsed / HOUR_MS))}\u00a0h`;
  return plural(Math.floor(elapsed / DAY_MS), 'day');
}

/** From where to where in whole numbers: "47–83"; one number where both ends round to the same. */
export function range({ low, high }: { readonly low: number; readonly high: number }): string {
  const [from, to] = [wholeNumber(Math.round(low)), wholeNumber(Math.round(high))];
  return from === to ? from : `${from}–${to}`;
}

/** How long ago: "just now", "4 min ago", "12 days ago". */
export function ago(at: Instant, now: Instant): string {
  return now - at < MINUTE_MS ? 'just now' : `${duration(now - at)} ago`;
}

/** How long until, for a pause: "40 s", "4 min". */
export function until(at: Instant, now: Instant): string {
  const left = at - now;
  return left < MINUTE_MS ? `${wholeNumber(Math.max(1, Math.ceil(left / 1000)))}\u00a0s` : duration(left);
}

/** A day: "31 Jan 2027" in the viewer's order. */
export function date(at: Instant): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone }).format(at);
}

/** A time of day: "14:02". */
export function time(at: Instant): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(at);
}

/** A day and time, for tooltips and receipts. */
export function dateTime(at: Instant): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at);
}
