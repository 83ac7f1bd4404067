import { createTextIndex, type IndexedText, type TextIndex } from '../../../src/domain/duplicates/text-index';

/** How often an item finds the one that it was recorded with; each pair is asked from both sides. */
export interface PairFigures {
  readonly asked: number;
  /** Found as the first, among the first five, and among the first ten. */
  readonly first: number;
  readonly firstFive: number;
  readonly firstTen: number;
  /** Mean of one over the place; nothing for what is not among the first ten. */
  readonly meanReciprocal: number;
}

const MOST = 10;

export function indexOf(texts: readonly IndexedText[]): TextIndex {
  const index = createTextIndex();
  for (const text of texts) index.put(text);
  return index;
}

/** Asks the index for each pair from both sides. */
export function measurePairs(index: TextIndex, pairs: readonly (readonly [string, string])[]): PairFigures {
  const places = pairs.flatMap(([a, b]) => [placeOf(index, a, b), placeOf(index, b, a)]);
  const within = (most: number): number => places.filter((place) => place <= most).length;
  const reciprocals = places.reduce((sum, place) => sum + 1 / place, 0);
  return {
    asked: places.length,
    first: within(1),
    firstFive: within(5),
    firstTen: within(MOST),
    meanReciprocal: places.length === 0 ? 0 : reciprocals / places.length,
  };
}

function placeOf(index: TextIndex, id: string, wanted: string): number {
  const at = index.similarTo(id, { most: MOST }).findIndex((similar) => similar.id === wanted);
  return at === -1 ? Number.POSITIVE_INFINITY : at + 1;
}
