const WORD = /[\p{L}\p{N}]+/gu;

/** A light stem, enough for "payments" to find "payment"; Jira's own is finer. */
const stemOf = (word: string): string => {
  if (word.length > 5 && word.endsWith('ing')) return word.slice(0, -3);
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && word.endsWith('ed')) return word.slice(0, -2);
  if (word.length > 4 && word.endsWith('es')) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1);
  return word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
};

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(WORD) ?? [];

interface Indexed {
  readonly words: readonly string[];
  readonly stems: readonly string[];
  readonly stemSet: ReadonlySet<string>;
}

const indexOf = (text: string): Indexed => {
  const words = wordsOf(text);
  const stems = words.map(stemOf);
  return { words, stems, stemSet: new Set(stems) };
};

const hasPhrase = (stems: readonly string[], phrase: readonly string[]): boolean =>
  phrase.length > 0 && stems.some((_, start) => phrase.every((stem, offset) => stems[start + offset] === stem));

const escaped = (text: string): string => text.replace(/[.+^${}()|[\]\\]/g, '\\$&');

type Term = (text: Indexed) => boolean;

const termOf = (term: string): Term => {
  if (/[*?]/.test(term)) {
    const pattern = new RegExp(`^${escaped(term.toLowerCase()).replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 'u');
    return ({ words }) => words.some((word) => pattern.test(word));
  }
  const stems = wordsOf(term).map(stemOf);
  return ({ stemSet, stems: all }) => (stems.length === 1 ? stemSet.has(stems[0] ?? '') : hasPhrase(all, stems));
};

/** Matches a text as `~` does: every word, words joined by quotation marks as a phrase, `*` and `?` inside a word. */
export const textMatcher = (searched: string): ((text: string) => boolean) => {
  const phrases = [...searched.matchAll(/"([^"]+)"/g)].map(([, phrase = '']) => wordsOf(phrase).map(stemOf));
  const terms = searched
    .replace(/"[^"]*"/g, ' ')
    .split(/\s+/)
    .filter((term) => term !== '' && term !== 'AND' && /[\p{L}\p{N}*?]/u.test(term));
  const checks: readonly Term[] = [
    ...phrases.map(
      (phrase): Term =>
        ({ stems }) =>
          hasPhrase(stems, phrase),
    ),
    ...terms.map(termOf),
  ];
  return (text) => {
    if (text === '' || checks.length === 0) return false;
    const indexed = indexOf(text);
    return checks.every((check) => check(indexed));
  };
};
