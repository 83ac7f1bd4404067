import { isBaseVerb, verbStrength } from './base-verbs';
import {
  BEFORE_VERB,
  BEGINS_OBJECT,
  CLAUSE_STARTS,
  DETERMINERS,
  ENDS_NOUN,
  JOINERS,
  NEVER_VERBS,
  ONE_ACTION,
  PARTICLES,
  SKIPPED,
  VERB_AND_PARTICLE,
} from './joining-words';
import type { StoryToken } from './story-tokens';

/** Words in -ly, as between a joining word and its verb: "and easily find". */
const ADVERB = /^[a-z]{2,}ly$/;
/** Endings that the second verb of a wish hardly ever has: "and saved the", "and technology the". */
const NO_VERB_ENDING = /(?:s|ed|ing|ly|tion|ment|ness|ity|ogy|ance|ence|ware|ship|ism|er|or|al|ic|ble|ous|ful|ive)$/;

/**
 * The first place where a second action is joined to a wish: the joining word and the verb behind it; null where the
 * wish is one action. Nouns joined by "and" are one action. [S3]
 */
export function joinedAction(tokens: readonly StoryToken[], isAction: boolean): { start: number; end: number } | null {
  for (let at = 1; at < tokens.length - 1; at += 1) {
    if (!JOINERS.has(wordAt(tokens, at))) continue;
    const verb = verbBehind(tokens, at);
    if (verb !== null && isSecondAction(tokens, { at, verb, isAction })) {
      return { start: (tokens[at] as StoryToken).start, end: (tokens[verb.at] as StoryToken).end };
    }
  }
  return null;
}

interface JoinedVerb {
  readonly at: number;
  readonly hasTo: boolean;
}

interface Joint {
  readonly at: number;
  readonly verb: JoinedVerb;
  readonly isAction: boolean;
}

function wordAt(tokens: readonly StoryToken[], at: number): string {
  return tokens[at]?.word ?? '';
}

function verbBehind(tokens: readonly StoryToken[], joiner: number): JoinedVerb | null {
  let at = joiner + 1;
  while (SKIPPED.has(wordAt(tokens, at)) || ADVERB.test(wordAt(tokens, at))) at += 1;
  const hasTo = wordAt(tokens, at) === 'to';
  if (hasTo) at += 1;
  while (ADVERB.test(wordAt(tokens, at))) at += 1;
  return isBaseVerb(wordAt(tokens, at)) || isUnknownVerb(tokens, at) ? { at, hasTo } : null;
}

/** "and onboard the": a word that only a verb can be, since an object begins behind it. */
function isUnknownVerb(tokens: readonly StoryToken[], at: number): boolean {
  const word = wordAt(tokens, at);
  return (
    /^\p{L}{3,}$/u.test(word) &&
    !NO_VERB_ENDING.test(word) &&
    !NEVER_VERBS.has(word) &&
    DETERMINERS.has(wordAt(tokens, at + 1))
  );
}

function isSecondAction(tokens: readonly StoryToken[], joint: Joint): boolean {
  const { at, verb } = joint;
  const word = wordAt(tokens, verb.at);
  if (ONE_ACTION.has(`${wordAt(tokens, at - 1)} ${word}`)) return false;
  if (followsVerb(tokens, joint)) return !isInClause(tokens, at);
  // Without a joining word, only verbs in a row are a list of actions.
  if (wordAt(tokens, at) === '/' || wordAt(tokens, at) === ',') return false;
  if (verbStrength(word) === null && isInClause(tokens, at)) return false;
  // "a date after which it will expire and be deleted": the verb goes on with the clause.
  if ((word === 'be' || word === 'have') && isInClause(tokens, at)) return false;
  return isSurelyVerb(tokens, verb, wordAt(tokens, at - 1) === ',');
}

/** Whether the joiner stands right behind a verb of the wish: "view and download", "create, modify". */
function followsVerb(tokens: readonly StoryToken[], { at, isAction }: Joint): boolean {
  let before = at - 1;
  while (before >= 0) {
    if (PARTICLES.has(wordAt(tokens, before)) || wordAt(tokens, before) === ',') before -= 1;
    if (!isBaseVerb(wordAt(tokens, before))) return false;
    let slot = before - 1;
    while (ADVERB.test(wordAt(tokens, slot))) slot -= 1;
    if (slot < 0) return isAction;
    if (BEFORE_VERB.has(wordAt(tokens, slot))) return true;
    if (!JOINERS.has(wordAt(tokens, slot))) return false;
    before = slot - 1;
  }
  return false;
}

function isSurelyVerb(tokens: readonly StoryToken[], { at, hasTo }: JoinedVerb, isBehindComma: boolean): boolean {
  const next = wordAt(tokens, at + 1);
  if (hasTo || BEGINS_OBJECT.has(next) || VERB_AND_PARTICLE.has(`${wordAt(tokens, at)} ${next}`)) return true;
  const strength = verbStrength(wordAt(tokens, at));
  if (strength !== 'mostly') return strength === 'always';
  return !ENDS_NOUN.has(next) && next !== '' && (isBehindComma || /[^s]s$/.test(next));
}

/** "a page that lets me search and filter" is one wish for a page. */
function isInClause(tokens: readonly StoryToken[], at: number): boolean {
  for (let before = at - 1; before >= 0; before -= 1) {
    if (CLAUSE_STARTS.has(wordAt(tokens, before))) return true;
    if (wordAt(tokens, before) === ',' && !isBaseVerb(wordAt(tokens, before - 1))) return false;
  }
  return false;
}
