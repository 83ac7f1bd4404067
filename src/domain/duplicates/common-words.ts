import type { TermWeights } from './rank-similar';
import { isUnspaced, termsOf } from './text-words';

/** So many are shown. [D4] */
const MOST_WORDS = 5;
/** Those of the description only where they make up so much of the likeness. Convention. [D4] */
const LEAST_SHARE = 0.02;
/** What more texts have than this share, and than so many, tells a reader nothing: "the", "to". Convention. [D4] */
const USUAL_SHARE = 0.2;
const USUAL_LEAST = 10;
/** What is left of a short form such as `don't`. */
const LONE_LETTER = /^\p{Ll}$/u;

/** Two texts of an index, one of them seen from its words. */
interface CommonText {
  readonly titleWords: readonly string[];
  /** The words of the description without templates. */
  readonly otherWords: readonly string[];
  /** What each common term adds to the likeness. */
  readonly shared: TermWeights;
  /** How many texts the index has. */
  readonly size: number;
}

interface WeighedWord {
  readonly word: string;
  readonly weight: number;
}

/**
 * The words by which a text is like another: those of its summary before others, the most telling first. A compound
 * stands for its parts where both texts have it whole. [D4]
 */
export function commonWordsOf(text: CommonText): readonly string[] {
  const mostTexts = Math.max(USUAL_LEAST, USUAL_SHARE * text.size);
  const telling = wordsOver(text, mostTexts);
  return telling.length > 0 ? telling : wordsOver(text, text.size);
}

/** The common words that at most so many texts have. */
function wordsOver({ titleWords, otherWords, shared }: CommonText, mostTexts: number): readonly string[] {
  const left = new Map<string, number>();
  let total = 0;
  for (const [{ text, slots }, weight] of shared) {
    total += weight;
    left.set(text, slots.length > mostTexts ? 0 : weight);
  }
  const shown = (words: readonly string[], least: number) =>
    weighedWords(words, left)
      .filter(({ word, weight }) => weight > 0 && weight >= least && !LONE_LETTER.test(word))
      .sort((a, b) => b.weight - a.weight)
      .map(({ word }) => word);
  return [...shown(titleWords, 0), ...shown(otherWords, LEAST_SHARE * total)].slice(0, MOST_WORDS);
}

/** Takes the weights of common terms over to the words that carry them, each once. */
function weighedWords(words: readonly string[], left: Map<string, number>): readonly WeighedWord[] {
  const take = (term: string): number => {
    const weight = left.get(term) ?? 0;
    left.delete(term);
    return weight;
  };
  return [...new Set(words)].flatMap((word) => {
    const terms = termsOf(word);
    const whole = terms[0] as string;
    if (isUnspaced(word) || !left.has(whole)) return terms.map((term) => ({ word: term, weight: take(term) }));
    return [{ word: word.toLowerCase(), weight: terms.reduce((sum, term) => sum + take(term), 0) }];
  });
}
