import { joinedAction } from './joined-actions';
import type { Story } from './story';
import { WISH_WORDS } from './story-indicators';
import { storyTokens } from './story-tokens';
import type { TextSpan } from './text-span';

/** Where a story begins to ask for a second thing; null where it asks for one. [S3] */
export function secondAction(text: string, story: Story): TextSpan | null {
  if (story.means === null) return null;
  return joinedAction(storyTokens(text, story.means), story.isAction) ?? secondWish(text, story);
}

/** Another "I want" in a sentence of its own, or joined by "and" before the benefit. */
function secondWish(text: string, { told, means, ends }: Story): TextSpan | null {
  const from = (means as TextSpan).start;
  const rest = text.slice(from, told.end);
  for (const { 0: words, index } of rest.matchAll(WISH_WORDS)) {
    const isInBenefit = ends !== null && from + index >= ends.start && from + index < ends.end;
    const before = rest.slice(Math.max(0, index - 12), index);
    const joins = isInBenefit ? /[.;\n]\s*$/ : /(?:[.;\n]|,?\s(?:and|but))\s*$/;
    const isWishOfItsOwn = joins.test(before) && /^\s+(?:to|an?|the|my)\s/.test(rest.slice(index + words.length));
    if (isWishOfItsOwn) return { start: from + index, end: from + index + words.length };
  }
  return null;
}
