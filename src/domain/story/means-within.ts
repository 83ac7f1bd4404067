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

/** Behind a role: "the page should load", "should pay", or a bare order such as "export the list". */
function bareWishWithin(told: string, roleWords: TextSpan | null, within: TextSpan): Wish | null {
  if (roleWords === null) return null;
  const duty = matchWithin(told, DUTY_WORDS, within);
  const clause = clauseBehindRole(told.slice(within.start, duty?.start ?? within.end));
  if (clause === null) return duty === null ? null : wishFrom(told, duty);
  const start = within.start + clause;
  if (duty !== null && start === duty.start) return wishFrom(told, duty);
  const isOrder = isBaseVerb(/^[\p{L}-]+/u.exec(told.slice(start, within.end))?.[0] ?? '');
  return duty !== null || isOrder ? { words: { start, end: start }, from: start, isAction: isOrder } : null;
}

/** Where a clause begins behind the name of a role: after a comma, or with "the", "my" and the like. */
function clauseBehindRole(text: string): number | null {
  const comma = /[,\n]\s*/.exec(text);
  if (comma !== null) return comma.index + comma[0].length;
  const subject = /\s(?=(?:the|my|our|this|that|these|all|each|every|an?)\s)/i.exec(text);
  return subject === null ? null : subject.index + 1;
}
