/** A stretch of a text in UTF-16 units, end exclusive, so that `text.slice(start, end)` is what it names. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** What stands around a part of a story and is no part of it. */
const AROUND = /[\s,.;:!?*_\-–—|\u200b-\u200f\u2060\ufeff]/u;

/** The stretch without blanks and punctuation around it; null where nothing is left. */
export function trimmedSpan(text: string, { start, end }: TextSpan): TextSpan | null {
  let first = start;
  let last = end;
  while (first < last && AROUND.test(text[first] as string)) first += 1;
  while (last > first && AROUND.test(text[last - 1] as string)) last -= 1;
  return first < last ? { start: first, end: last } : null;
}

/** The first match of a pattern within a stretch, which it sees as if nothing stood behind the stretch. */
export function matchWithin(text: string, pattern: RegExp, { start, end }: TextSpan): TextSpan | null {
  const flags = pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`;
  const search = new RegExp(pattern.source, flags);
  search.lastIndex = start;
  const found = search.exec(text.slice(0, end));
  return found === null ? null : { start: found.index, end: found.index + found[0].length };
}
