import type { ReadText } from './text-terms';

/** A term of the index, and the texts that have it. */
export interface Term {
  readonly text: string;
  /** How telling it is; of the moment that the index was last settled. */
  idf: number;
  /** The places of the texts that have it, and how often each does. */
  readonly slots: number[];
  readonly counts: number[];
}

/** The terms of a text with how often each occurs, ready to be compared. */
export interface TextVector {
  readonly terms: readonly Term[];
  readonly counts: readonly number[];
  /** Euclidean length of its weights; 0 without words. */
  length: number;
}

/** A text in the index. */
export interface IndexedEntry {
  readonly id: string;
  /** Its place in the arrays of the index; another may have it once this one is gone. */
  readonly slot: number;
  readonly text: ReadText;
  vector: TextVector;
}

/** How telling a term is that `having` of `size` texts have; never 0, so that small backlogs compare too. [D1] */
export function idfOf(size: number, having: number): number {
  return Math.log((1 + size) / (1 + having)) + 1;
}

const TIMES_WEIGHTS = Array.from({ length: 64 }, (_, times) => 1 + Math.log(Math.max(1, times)));

/** The weight of occurring so many times: the tenth time says less than the second. [D1] */
export function timesWeight(times: number): number {
  return TIMES_WEIGHTS[times] ?? 1 + Math.log(times);
}

/** The Euclidean length of a vector by the present idf of its terms. */
export function lengthOf({ terms, counts }: Pick<TextVector, 'terms' | 'counts'>): number {
  let squares = 0;
  for (const [at, term] of terms.entries()) squares += (timesWeight(counts[at] as number) * term.idf) ** 2;
  return Math.sqrt(squares);
}
