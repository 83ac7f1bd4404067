import type { TextSpan } from './text-span';

const STOP = /[.!?]{1,6}["'”’)\]}]{0,4}(?=\s|$)/gu;
/** Abbreviations whose full stop ends no sentence, and initials. */
const ABBREVIATION = /(?:^|[^\p{L}])(?:e\.g|i\.e|eg|ie|vs|cf|ca|approx|incl|resp|no|fig|mr|mrs|ms|dr|st|\p{Lu})$/iu;
/** "etc." ends a sentence only before a capital. */
const MAYBE = /(?:^|[^\p{L}])(?:etc|inc|ltd|co)$/iu;
const LOWERCASE = /\s*\p{Ll}/uy;

/** Where the first sentence of a stretch ends, behind its full stop; the end of the stretch where there is none. */
export function sentenceEnd(text: string, { start, end }: TextSpan): number {
  STOP.lastIndex = start;
  const within = text.slice(0, end);
  for (let found = STOP.exec(within); found !== null; found = STOP.exec(within)) {
    const after = found.index + found[0].length;
    if (!isAbbreviation(within, found.index, after)) return after;
  }
  return end;
}

function isAbbreviation(text: string, stop: number, after: number): boolean {
  if (text[stop] !== '.') return false;
  const before = text.slice(Math.max(0, stop - 8), stop);
  if (ABBREVIATION.test(before)) return true;
  LOWERCASE.lastIndex = after;
  return MAYBE.test(before) && LOWERCASE.test(text);
}
