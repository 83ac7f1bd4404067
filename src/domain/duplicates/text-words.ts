/**
 * A word is cut here; what is longer is no word of a language. With the most words that are kept of a description it
 * bounds what a snapshot stores, also where each character takes two code units.
 */
const MOST_WORD_CHARS = 40;

/** Written without spaces between words; of these, pairs of characters are compared. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

// Issue keys and versions first, so that they stay whole; then words and numbers.
const WORDS = new RegExp(
  String.raw`[A-Z][A-Z\d_]{1,31}-\d{1,12}|[vV]?\d{1,8}(?:\.\d{1,8}){1,4}|[\p{L}\p{M}\p{N}]{1,${MOST_WORD_CHARS}}`,
  'gu',
);
const MARK = /^(?:[A-Z][A-Z\d_]{1,31}-\d{1,12}|[vV]?\d+(?:\.\d+)*)$/;
const INVISIBLE = /\p{Cf}+/gu;
const PARTS = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\d+/gu;
const NO_PLURAL = /(?:ss|us|is)$/;

/** The words of a text as they are written: issue keys, versions, numbers and runs of letters, without what is invisible. [D1] */
export function wordsOf(text: string): readonly string[] {
  return text.normalize('NFKC').replace(INVISIBLE, '').match(WORDS) ?? [];
}

/** Whether a word is an issue key, a version or a number: these tell apart items of the same wording. [D3] */
export function isMark(word: string): boolean {
  return MARK.test(word);
}

/** Whether a word is of a script that puts no spaces between words. */
export function isUnspaced(word: string): boolean {
  return UNSPACED.test(word);
}

/**
 * What of a word is compared: the word itself without capitals and plural s, then the parts of a compound such as
 * `HttpClient`; or the pairs of characters of a script without spaces. [D1]
 */
export function termsOf(word: string): readonly string[] {
  if (isMark(word)) return [word.toLowerCase()];
  if (isUnspaced(word)) return pairsOf(Array.from(word.toLowerCase()));
  const whole = withoutPlural(word.toLowerCase());
  const parts = word.match(PARTS) ?? [];
  if (parts.length < 2) return [whole];
  return [whole, ...parts.filter((part) => part.length > 1).map((part) => withoutPlural(part.toLowerCase()))];
}

function pairsOf(characters: readonly string[]): readonly string[] {
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, at) => `${characters[at] as string}${character}`);
}

// The plural of English; where it strikes a word of another language, it strikes it in every item alike.
function withoutPlural(word: string): string {
  if (word.length < 5 || !word.endsWith('s') || NO_PLURAL.test(word)) return word;
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}
