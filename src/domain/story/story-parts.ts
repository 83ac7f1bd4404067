import { endsWithin } from './ends-within';
import { meansWithin } from './means-within';
import { sentenceEnd } from './sentence-end';
import type { Story } from './story';
import { type TextSpan, trimmedSpan } from './text-span';

type Parts = Omit<Story, 'told'>;

/** The parts of a story of which nothing but the story is given, and where its role is introduced. [S1] */
export function partsOf(told: string, roleWords: TextSpan | null): Parts {
  const wish = meansWithin(told, roleWords);
  const endsWords = endsWithin(told, { roleWords, wish });
  const marks = [roleWords, wish?.words ?? null, endsWords];
  const nextMark = (from: number, own: TextSpan): number => {
    const next = marks.filter((words) => words !== null && words !== own && words.start >= from);
    return Math.min(told.length, ...next.map((words) => (words as TextSpan).start));
  };
  return {
    role: roleWords === null ? null : roleSpan(told, roleWords, nextMark(roleWords.end, roleWords)),
    means: wish === null ? null : partSpan(told, wish.from, nextMark(wish.from, wish.words)),
    ends: endsWords === null ? null : partSpan(told, endsWords.end, nextMark(endsWords.end, endsWords)),
    roleWords,
    // A bare order has no words of its own.
    meansWords: wish === null || wish.words.start === wish.words.end ? null : wish.words,
    endsWords,
    isAction: wish?.isAction ?? false,
  };
}

/** A part ends where the next one begins, or with its sentence. */
function partSpan(told: string, start: number, nextMark: number): TextSpan | null {
  return trimmedSpan(told, { start, end: sentenceEnd(told, { start, end: nextMark }) });
}

/** A role ends at a comma as well, unless the comma stands in a list of roles: "as an owner, editor or reader". */
function roleSpan(told: string, words: TextSpan, nextMark: number): TextSpan | null {
  const upToNext = told.slice(words.end, nextMark);
  const comma = upToNext.search(/[,;\n]|\s[-–—]\s/u);
  const isList = /^[^,]{1,60}(?:,[^,]{1,60}){0,6},?\s(?:and|or)\s[^,]{1,60},?\s*$/iu.test(upToNext);
  const end = comma === -1 || isList ? nextMark : words.end + comma;
  return trimmedSpan(told, { start: words.end, end: sentenceEnd(told, { start: words.end, end }) });
}
