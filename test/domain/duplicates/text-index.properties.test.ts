import * as fc from 'fast-check';
import { createTextIndex, type IndexedText, type TextIndex } from '../../../src/domain/duplicates/text-index';

const indexOf = (texts: Iterable<IndexedText>): TextIndex => {
  const index = createTextIndex();
  for (const text of texts) index.put(text);
  return index;
};

const words = fc.constantFrom(
  'card',
  'pay',
  'page',
  'slow',
  'Search',
  'HttpClient',
  'ABC-1',
  '3.2',
  '7',
  '支払い',
  'the',
);
const line = fc.array(words, { maxLength: 5 }).map((some) => some.join(' '));
const description = fc.array(line, { maxLength: 4 }).map((some) => some.join('\n'));
const id = fc.integer({ min: 0, max: 12 }).map((number) => `i${number}`);
const anyText = fc.record({ id, title: line, description });
const hostileText = fc.record({
  id,
  title: fc.string({ unit: 'binary', maxLength: 60 }),
  description: fc.string({ unit: 'binary', maxLength: 300 }),
});

type Step =
  | { readonly kind: 'put'; readonly text: IndexedText }
  | { readonly kind: 'remove' | 'ask'; readonly id: string };
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: anyText.map((text): Step => ({ kind: 'put', text })) },
    { weight: 1, arbitrary: id.map((at): Step => ({ kind: 'remove', id: at })) },
    { weight: 1, arbitrary: id.map((at): Step => ({ kind: 'ask', id: at })) },
  ),
  { maxLength: 60 },
);

/** Everything that an index answers. */
function answersOf(index: TextIndex, ids: readonly string[]): unknown {
  return ids.map((one) => ({
    one,
    similar: index.similarTo(one, { most: 20 }),
    words: ids.map((other) => index.commonWords(one, other)),
    foreign: index.similarToText({ title: 'Pay by card 7', description: 'the page\nslow search' }, { most: 3 }),
  }));
}

describe('an index of texts', () => {
  test('[D5] answers the same however its texts came and went', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const index = createTextIndex();
        const kept = new Map<string, IndexedText>();
        for (const step of taken) {
          if (step.kind === 'put') {
            index.put(step.text);
            kept.set(step.text.id, step.text);
          } else if (step.kind === 'remove') {
            index.remove(step.id);
            kept.delete(step.id);
          } else index.similarTo(step.id, { most: 3 });
        }
        const ids = [...kept.keys()].toSorted();
        const rebuilt = indexOf([...kept.values()].toReversed());
        expect(index.size()).toBe(kept.size);
        expect(answersOf(index, ids)).toEqual(answersOf(rebuilt, ids));
      }),
      { numRuns: 200 },
    );
  });

  test('[D1] likeness is the same from both sides, from above 0 to 1', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 13 }), (texts) => {
        const index = indexOf(texts);
        const scores = new Map<string, number>();
        for (const { id: one } of texts) {
          for (const { id: other, score } of index.similarTo(one, { most: 20 })) scores.set(`${one} ${other}`, score);
        }
        for (const [pair, score] of scores) {
          expect(scores.get(pair.split(' ').toReversed().join(' '))).toBe(score);
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('[D1] answers are in order and unlike the one that asks; of fewer the first are given', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 13 }), fc.nat(5), (texts, most) => {
        const index = indexOf(texts);
        const [first] = texts as [IndexedText];
        const all = index.similarTo(first.id, { most: 20 });
        const sorted = all.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
        expect(all).toEqual(sorted);
        expect(all.some(({ id: one }) => one === first.id)).toBe(false);
        expect(index.similarTo(first.id, { most })).toEqual(all.slice(0, most));
      }),
    );
  });

  test('[D1] no text makes it throw', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 12 }), (texts) => {
        const index = indexOf(texts);
        for (const { id: one } of texts) {
          for (const { id: other } of index.similarTo(one, { most: 3 })) {
            expect(index.commonWords(one, other).length).toBeLessThanOrEqual(5);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('hostile texts', () => {
  const bound = (text: string): string => text.repeat(Math.ceil(10_000_000 / text.length));

  test.each([
    ['one word', bound('x')],
    ['words', bound('word other ')],
    ['lines', bound('a\n')],
    ['zero-width', bound('\u200b')],
    ['right-to-left', bound('\u202eשלום ')],
    ['emoji', bound('👩‍👩‍👧‍👦 ')],
    ['script tags', bound('<script>alert(1)</script>')],
    ['marks on one letter', `a${bound('\u0301')}`],
    ['digits and dots', bound('1.')],
    ['capitals and dashes', bound('A-')],
    ['Chinese', bound('支払い')],
  ])('[D5] ten megabytes of %s in summary and description are indexed and asked', (_, huge) => {
    const index = indexOf([
      { id: 'huge', title: huge, description: huge },
      { id: 'twin', title: huge, description: huge },
      { id: 'small', title: 'word x', description: 'script' },
    ]);
    const scores = index.similarTo('huge', { most: 3 }).map(({ score }) => score);
    expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
    expect(index.commonWords('huge', 'twin').length).toBeLessThanOrEqual(5);
  });

  test('[D5] thousands of items of one wording find the first of their like, though not all are met', () => {
    const many = Array.from({ length: 60_000 }, (_, at) => ({
      id: String(at).padStart(5, '0'),
      title: 'The same two words',
      description: '',
    }));
    const index = indexOf(many);
    const found = index.similarTo('30000', { most: 3 });
    expect(found.map(({ id: one }) => one)).toEqual(['00000', '00001', '00002']);
    expect(found[0]?.score).toBeCloseTo(1, 12);
  });
});
