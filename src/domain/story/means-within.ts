import { isBaseVerb } from './base-verbs';
import { ABILITY_WORDS, DUTY_WORDS, PURPOSE_WORDS, SO_WORDS, WISH_LINK, WISH_WORDS } from './story-indicators';
import { matchWithin, type TextSpan } from './text-span';

/** A wish: the words that introduce it, where what is wanted begins, and whether that is a verb. */
export interface Wish {
  readonly words: TextSpan;
  readonly from: number;
  readonly isAction: boolean;
}

/** What the teller of a story wants: after the role and before the benefit, else wherever a wish is told. */
export function meansWithin(told: string, roleWords: TextSpan | null): Wish | null {
  const start = roleWords?.end ?? 0;
  const all = { start, end: told.length };
  const benefit = [SO_WORDS, PURPOSE_WORDS]
    .map((pattern) => matchWithin(told, pattern, all)?.start ?? told.length)
    .reduce((least, next) => Math.min(least, next));
  const beforeBenefit = { start, end: benefit };
  return (
    wishWithin(told, beforeBenefit) ??
    bareWishWithin(told, roleWords, beforeBenefit) ??
    wishWithin(told, { start: 0, end: start }) ??
    laterWish(told, { start: benefit, end: told.length })
  );
}

function wishWithin(told: string, within: TextSpan): Wish | null {
  const words = matchWithin(told, WISH_WORDS, within) ?? matchWithin(told, ABILITY_WORDS, within);
  return words === null ? null : wishFrom(told, words);
}

/** A wish behind the benefit counts where a clause of its own begins with it: "so that I can pay, I want …". */
function laterWish(told: string, within: TextSpan): Wish | null {
  const words = matchWithin(told, WISH_WORDS, within);
  return words !== null && /[,.;:\n]\s*$/u.test(told.slice(within.start, words.start)) ? wishFrom(told, words) : null;
}

function wishFrom(told: string, words: TextSpan): Wish {
  WISH_LINK.lastIndex = words.end;
  const link = (WISH_LINK.exec(told) as RegExpExecArray)[0];
  const isAbility = !/(?:want|wants|wanted|need|needs|wish|like|love|prefer|expect|require|hope|desire|intend)$/i.test(
    told.slice(words.start, words.end),
  );
  return { words, from: words.end + link.length, isAction: isAbility || /\bto\s+$/i.test(link) };
}

/** Behind the comma of a role: "the page should load", or a bare order such as "export the list". */
function bareWishWithin(told: string, roleWords: TextSpan | null, within: TextSpan): Wish | null {
  if (roleWords === null) return null;
  const comma = told.slice(within.start, within.end).search(/[,\n]/);
  const from = comma === -1 ? within.start : within.start + comma + 1;
  const duty = matchWithin(told, DUTY_WORDS, { start: from, end: within.end });
  if (duty !== null && /^\s*$/.test(told.slice(from, duty.start))) return wishFrom(told, duty);
  const clause = /\S/.exec(told.slice(from, within.end));
  if (comma === -1 || clause === null) return null;
  const start = from + clause.index;
  const isOrder = isBaseVerb(/^[\p{L}-]+/u.exec(told.slice(start))?.[0] ?? '');
  return duty !== null || isOrder ? { words: { start, end: start }, from: start, isAction: isOrder } : null;
}
