import { isBaseVerb, verbStrength } from './base-verbs';
import type { StoryToken } from './story-tokens';

const JOINERS = new Set(['and', 'or', '&', '+', 'then', 'plus', 'but', '/', ',']);
const SKIPPED = new Set([
  ...['also', 'then', 'even', 'not', 'only', 'just', 'later', 'so', 'thus', 'therefore', 'possibly', 'perhaps'],
  ...['and', 'or', '/', 'afterwards', 'both', 'either', 'still', 'always', 'again'],
]);
/** Words behind which the verb of a wish stands. */
const BEFORE_VERB = new Set(['to', 'can', 'could', 'must', 'should', 'will', 'may', 'would', 'shall', 'not', 'either']);
/** Words that begin an object, so that what stands before them is a verb. */
const BEGINS_OBJECT = new Set([
  ...['a', 'an', 'the', 'my', 'our', 'your', 'his', 'her', 'its', 'their', 'it', 'them', 'him', 'me', 'us', 'this'],
  ...['that', 'these', 'those', 'all', 'any', 'each', 'every', 'both', 'what', 'which', 'who', 'how', 'whether', 'if'],
  ...[
    'where',
    'when',
    'some',
    'several',
    'multiple',
    'many',
    'other',
    'another',
    'no',
    'new',
    'different',
    'one',
    'more',
  ],
]);
/** Words before which a noun, not a verb, has ended. */
const ENDS_NOUN = new Set([
  ...['of', 'for', 'from', 'in', 'on', 'at', 'by', 'with', 'to', 'per', 'via', 'as', 'within', 'into', 'is', 'are'],
  ...[
    'was',
    'were',
    'be',
    'and',
    'or',
    '&',
    ',',
    '.',
    ';',
    ':',
    ')',
    '/',
    '(',
    '-',
    'so',
    'has',
    'have',
    'can',
    'will',
  ],
]);
const CLAUSE_STARTS = new Set([
  ...['when', 'if', 'that', 'which', 'who', 'where', 'after', 'before', 'until', 'while', 'because', 'how', 'what'],
  ...['whether', 'once', 'whenever', 'unless', 'lets', 'allows', 'allowing', 'letting', 'enabling', 'enables'],
]);
/** Small words that belong to the verb before them: "log in", "search for". */
const PARTICLES = new Set(['in', 'out', 'up', 'off', 'on', 'down', 'back', 'for', 'away', 'over']);
/** Verbs that are known by their small word. */
const VERB_AND_PARTICLE = new Set([
  ...['log in', 'log out', 'log off', 'log on', 'sign in', 'sign up', 'sign out', 'check in', 'check out', 'back up'],
  ...[
    'report back',
    'turn on',
    'turn off',
    'print out',
    'call back',
    'filter by',
    'sort by',
    'search by',
    'search for',
  ],
]);
/** Pairs that are one action by custom. */
const ONE_ACTION = new Set([
  ...['drag drop', 'copy paste', 'cut paste', 'point click', 'search replace', 'find replace', 'plug play', 'try see'],
  ...['wait see', 'come go', 'go see', 'mix match', 'read write', 'pick choose', 'store forward', 'save exit'],
  ...['input output', 'request response', 'look feel', 'start stop', 'start end', 'load save'],
]);
/** Words in -ly and the like between a joiner and its verb: "and easily find". */
const ADVERB = /^[a-z]{2,}ly$/;

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
  return isBaseVerb(wordAt(tokens, at)) ? { at, hasTo } : null;
}

function isSecondAction(tokens: readonly StoryToken[], joint: Joint): boolean {
  const { at, verb } = joint;
  const word = wordAt(tokens, verb.at);
  if (ONE_ACTION.has(`${wordAt(tokens, at - 1)} ${word}`)) return false;
  if (followsVerb(tokens, joint)) return !isInClause(tokens, at);
  // Without a joining word, only verbs in a row are a list of actions.
  if (wordAt(tokens, at) === '/' || wordAt(tokens, at) === ',') return false;
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
