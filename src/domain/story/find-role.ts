import {
  ABILITY_WORDS,
  DUTY_WORDS,
  NO_ROLE_AFTER_ARTICLE,
  NO_ROLE_AFTER_AS,
  ROLE_WORDS,
  SO_WORDS,
  WISH_WORDS,
} from './story-indicators';
import { matchWithin, type TextSpan } from './text-span';

/** So many "as" are looked at, so that a text of nothing else costs no more than others. */
const MOST_CANDIDATES = 200;
/** A wish within so many characters shows that an "as" introduces a role. */
const WISH_WITHIN = 300;

/** Punctuation and brackets behind which a clause begins. */
const CLAUSE_BEFORE = /[,.;:!?*_#>\])}"'“”‘’|/\-–—]/u;

interface Candidate {
  /** From "as" to just before the first word of the role. */
  readonly words: TextSpan;
  readonly hasArticle: boolean;
}

/** The words that introduce the role of a story, or null where none is told. [S1] */
export function findRole(text: string): TextSpan | null {
  ROLE_WORDS.lastIndex = 0;
  for (let count = 0; count < MOST_CANDIDATES; count += 1) {
    const found = ROLE_WORDS.exec(text);
    if (found === null) return null;
    const words = { start: found.index, end: found.index + found[0].length };
    if (introducesRole(text, { words, hasArticle: found[1] !== undefined })) return words;
  }
  return null;
}

function introducesRole(text: string, { words, hasArticle }: Candidate): boolean {
  const noRole = hasArticle ? NO_ROLE_AFTER_ARTICLE : NO_ROLE_AFTER_AS;
  if (noRole.test(text.slice(words.end, words.end + 40))) return false;
  const place = placeOf(text, words.start);
  const after = { start: words.end, end: Math.min(text.length, words.end + WISH_WITHIN) };
  switch (place) {
    case 'lineStart':
      return hasArticle || hasWish(text, { start: after.start, end: Math.min(after.end, after.start + 80) });
    case 'clauseStart':
      return hasArticle && (hasWish(text, after) || isTold(text, words.start));
    case 'within':
      // A title and its story in one line, without punctuation between them; or a wish told before its role.
      return hasArticle && ((text[words.start] === 'A' && hasWish(text, after)) || endsPerson(text, words));
  }
}

type Place = 'lineStart' | 'clauseStart' | 'within';

/** Only marks, digits and labels before it in its line make a line start: `1.`, `*`, `US-12:`, `Story:`. */
function placeOf(text: string, at: number): Place {
  let before = at - 1;
  while (before >= 0 && at - before < 40 && /[^\S\n]/.test(text[before] as string)) before -= 1;
  if (before < 0 || text[before] === '\n') return 'lineStart';
  if (!CLAUSE_BEFORE.test(text[before] as string)) return 'within';
  const lineStart = text.lastIndexOf('\n', before) + 1;
  if (before - lineStart < 60 && !/[\p{L}\p{N}][.,;]\s*$/u.test(text.slice(lineStart, at))) return 'lineStart';
  return 'clauseStart';
}

function hasWish(text: string, within: TextSpan): boolean {
  return [WISH_WORDS, ABILITY_WORDS, DUTY_WORDS].some((pattern) => matchWithin(text, pattern, within) !== null);
}

/** Whether a wish or a benefit stands before, so that the role comes later in the same story. */
function isTold(text: string, at: number): boolean {
  return hasWish(text, { start: Math.max(0, at - WISH_WITHIN), end: at });
}

/** "I want to pay as a guest, so that": a wish before, a person's word, and the end of the clause after it. */
function endsPerson(text: string, words: TextSpan): boolean {
  if (!isTold(text, words.start)) return false;
  const clause = /^(?:[\p{L}\p{N}'’-]+ ){0,3}?([\p{L}\p{N}'’-]+)(?=\s*(?:[,.;]|$))/u.exec(
    text.slice(words.end, words.end + 80),
  );
  const stop = matchWithin(text, SO_WORDS, { start: words.end, end: Math.min(text.length, words.end + 80) });
  const last = clause?.[1] ?? (stop === null ? '' : (/(\S+)\s*$/.exec(text.slice(words.end, stop.start))?.[1] ?? ''));
  return PERSON.test(last);
}

/** Words for people, by ending and by name. */
const PERSON =
  /^(?:\p{L}*(?:[^f]er|or|ist|ian|ant|man|woman|ee|member|admin)s?|users?|people|persons?|clients?|students?|agents?|parents?|staff|guests?|leads?|analyst|scientist|nurse|citizen|child|team|colleague)$/iu;
