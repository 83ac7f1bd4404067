import { z } from 'zod';
import { createTextIndex } from '../../src/domain/duplicates/text-index';
import { err, ok } from '../../src/domain/result';
import type { Evaluate } from './evaluate';
import { type NumberedLine, readLines } from './read-lines';

/** So many candidates are given for each item. */
const MOST_CANDIDATES = 10;
const DIGITS = 1e6;

const item = z.object({
  id: z.union([z.string().min(1), z.number()]),
  title: z.string(),
  description: z.string().nullish(),
});
type Item = z.infer<typeof item>;

function repeatedIds(items: readonly NumberedLine<Item>[]): readonly string[] {
  const firstLines = new Map<string, number>();
  return items.flatMap(({ line, value }) => {
    const id = String(value.id);
    const first = firstLines.get(id);
    firstLines.set(id, first ?? line);
    return first === undefined ? [] : [`line ${line}: id: is that of line ${first}`];
  });
}

/** For each item the ten that may be the same, best first; none shares no word with it. [D1] [D2] [D3] */
export const evaluateDuplicates: Evaluate = (text) => {
  const items = readLines(text, item);
  if (!items.ok) return items;
  const repeated = repeatedIds(items.value);
  if (repeated.length > 0) return err(repeated);
  const index = createTextIndex();
  // By place, so that each id is given back as it was written.
  for (const [place, { value }] of items.value.entries()) {
    index.put({ id: String(place).padStart(9, '0'), title: value.title, description: value.description ?? '' });
  }
  const lines = items.value.map(({ value: { id } }, place) => {
    const similar = index.similarTo(String(place).padStart(9, '0'), { most: MOST_CANDIDATES });
    const candidates = similar.map(({ id: at, score }) => ({
      id: items.value[Number(at)]?.value.id,
      score: Math.round(score * DIGITS) / DIGITS,
    }));
    return `${JSON.stringify({ id, candidates })}\n`;
  });
  return ok(lines.join(''));
};
