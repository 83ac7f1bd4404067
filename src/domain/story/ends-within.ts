import type { Wish } from './means-within';
import { PURPOSE_WORDS, REASON_WORDS, SO_WORDS } from './story-indicators';
import { matchWithin, type TextSpan } from './text-span';

/** The words that introduce the benefit: behind the wish, else before it; "so that" wins over weaker words. */
export function endsWithin(
  told: string,
  { roleWords, wish }: { readonly roleWords: TextSpan | null; readonly wish: Wish | null },
): TextSpan | null {
  const behind = { start: wish?.from ?? roleWords?.end ?? 0, end: told.length };
  for (const pattern of [SO_WORDS, PURPOSE_WORDS, REASON_WORDS]) {
    const found = matchWithin(told, pattern, behind);
    if (found !== null) return found;
  }
  const before = { start: 0, end: behind.start };
  return matchWithin(told, SO_WORDS, before) ?? matchWithin(told, PURPOSE_WORDS, before);
}
