import { condenseDescription } from '../../src/domain/duplicates/condense-description';
import { createTextIndex, type IndexedText, type TextIndex } from '../../src/domain/duplicates/text-index';
import type { Benchmark } from './benchmark';
import { randomFrom } from './sample-project';

const WORDS_A_DESCRIPTION = 80;
const VOCABULARY = 30_000;
const ALL_PAIRS = 1000;

/** A number as a word: digits would make compounds of them. */
function lettersOf(rank: number): string {
  return rank.toString().replace(/\d/g, (digit) => String.fromCharCode(97 + Number(digit)));
}

/** Texts of usual length whose words are as unevenly frequent as those of a language (Zipf). */
function sampleTexts(count: number): readonly IndexedText[] {
  const random = randomFrom(count);
  const word = (): string => lettersOf(Math.floor(VOCABULARY ** random()));
  const words = (many: number): string => Array.from({ length: many }, word).join(' ');
  return Array.from({ length: count }, (_, at) => ({
    id: `i${at}`,
    title: words(8),
    description: condenseDescription(`${words(WORDS_A_DESCRIPTION / 2)}\n${words(WORDS_A_DESCRIPTION / 2)}`),
  }));
}

function indexOf(texts: readonly IndexedText[]): TextIndex {
  const index = createTextIndex();
  for (const text of texts) index.put(text);
  index.similarTo('i0', { most: 1 });
  return index;
}

function askAll(index: TextIndex, texts: readonly IndexedText[]): void {
  for (const { id } of texts) index.similarTo(id, { most: 3 });
}

type Vector = ReadonlyMap<string, number>;

/** The weights of each text as the textbook has them, without templates, compounds and marks. */
function textbookVectors(texts: readonly IndexedText[]): readonly Vector[] {
  const counted = texts.map(({ title, description }) => {
    const counts = new Map<string, number>();
    for (const word of `${title} ${title} ${description}`.split(/\s/)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  });
  const having = new Map<string, number>();
  for (const counts of counted) for (const word of counts.keys()) having.set(word, (having.get(word) ?? 0) + 1);
  return counted.map((counts) => {
    const weights = new Map<string, number>();
    for (const [word, times] of counts) {
      weights.set(word, (1 + Math.log(times)) * Math.log(texts.length / (having.get(word) ?? 1)));
    }
    const length = Math.hypot(...weights.values());
    return new Map([...weights].map(([word, weight]) => [word, weight / length]));
  });
}

/** The three best of each by comparing it with every other. */
function compareAllPairs(vectors: readonly Vector[]): void {
  for (const a of vectors) {
    const scores = vectors.map((b) => {
      let sum = 0;
      for (const [word, weight] of a) sum += weight * (b.get(word) ?? 0);
      return sum;
    });
    scores.sort((one, other) => other - one).splice(3);
  }
}

/** Finding duplicates at the size that the app promises, beside the comparison of all pairs. */
export function duplicatesBenchmarks(): readonly Benchmark[] {
  const texts = sampleTexts(10_000);
  const some = texts.slice(0, ALL_PAIRS);
  const vectors = textbookVectors(some);
  const [index, indexOfSome] = [indexOf(texts), indexOf(some)];
  const changed = texts[77] as IndexedText;
  return [
    {
      name: 'three most alike of each of 1,000 items',
      n: ALL_PAIRS,
      run: () => askAll(indexOfSome, some),
      baselineName: 'all pairs of the same, weighed beforehand',
      baseline: () => compareAllPairs(vectors),
    },
    {
      name: 'three most alike of each of 10,000 items',
      n: texts.length,
      run: () => askAll(index, texts),
      baselineName: 'indexing them',
      baseline: () => void indexOf(texts),
    },
    {
      name: 'one item changed and asked among 10,000',
      n: texts.length,
      run: () => {
        index.put(changed);
        index.similarTo(changed.id, { most: 3 });
      },
      baselineName: 'indexing all of them anew',
      baseline: () => void indexOf(texts),
    },
  ];
}
