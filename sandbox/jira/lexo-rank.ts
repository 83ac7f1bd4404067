const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;
const FORM = /^([012])\|([0-9a-z]+):([0-9a-z]*)$/;

const digitsOf = (rank: string): { readonly bucket: string; readonly digits: readonly number[] } => {
  const [, bucket, whole, fraction] = FORM.exec(rank) ?? [];
  if (bucket === undefined || whole === undefined) throw new Error(`"${rank}" is not a rank of Jira`);
  return { bucket, digits: Array.from(whole + (fraction ?? '')).map((digit) => DIGITS.indexOf(digit)) };
};

const WHOLE_LENGTH = 6;

const textOf = (bucket: string, digits: readonly number[]): string => {
  const text = digits.map((digit) => DIGITS[digit]).join('');
  return `${bucket}|${text.slice(0, WHOLE_LENGTH).padEnd(WHOLE_LENGTH, '0')}:${text.slice(WHOLE_LENGTH)}`;
};

const MIN: readonly number[] = [0];
const MAX: readonly number[] = [BASE];

/** Digits strictly between two digit strings, as short as possible; the last digit is never zero. */
const digitsBetween = (low: readonly number[], high: readonly number[]): readonly number[] => {
  const out: number[] = [];
  let openAbove = false;
  for (let at = 0; ; at += 1) {
    if (!openAbove && at > Math.max(low.length, high.length)) throw new Error('No rank fits between equal ranks');
    const from = low[at] ?? 0;
    const to = openAbove ? BASE : (high[at] ?? 0);
    if (to - from > 1) return [...out, from + Math.floor((to - from) / 2)];
    out.push(from);
    if (to - from === 1) openAbove = true;
  }
};

const spaced = (rank: string | null): readonly number[] | null => (rank === null ? null : digitsOf(rank).digits);

/**
 * Ranks strictly between two neighbours, in ascending order; `null` stands for an open end. Throws where the
 * neighbours are not in order.
 */
export const ranksBetween = (options: {
  readonly after: string | null;
  readonly before: string | null;
  readonly count: number;
}): readonly string[] => {
  const { after, before, count } = options;
  if (after !== null && before !== null && !(after < before)) {
    throw new Error(`No rank fits between "${after}" and "${before}"`);
  }
  const bucket = (after ?? before ?? '0|i00000:').slice(0, 1);
  const fill = (low: readonly number[], high: readonly number[], wanted: number): readonly (readonly number[])[] => {
    if (wanted === 0) return [];
    const middle = digitsBetween(low, high);
    const below = Math.floor((wanted - 1) / 2);
    return [...fill(low, middle, below), middle, ...fill(middle, high, wanted - 1 - below)];
  };
  return fill(spaced(after) ?? MIN, spaced(before) ?? MAX, count).map((digits) => textOf(bucket, digits));
};
