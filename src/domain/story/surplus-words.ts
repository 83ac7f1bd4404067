import { sentenceEnd } from './sentence-end';
import type { Story } from './story';
import { SO_WORDS } from './story-indicators';
import { type TextSpan, trimmedSpan } from './text-span';

/** Something in a story that is neither role nor means nor benefit. */
export interface Surplus {
  readonly kind: 'brackets' | 'punctuation' | 'repetition';
  readonly span: TextSpan;
}

const BRACKETS = /[([{⟨][^()[\]{}⟨⟩]{0,400}[)\]}⟩]/gu;
/** "customer(s)" is one word. */
const PLURAL = /^\((?:s|es|ies|n|d)\)$/i;
/** Marks behind which a remark follows: a semicolon, a colon, a dash between blanks, a bullet. */
const REMARK = /;\s*(?=\S)|:\s+(?=\S)|\s[-–—*•]{1,3}\s+(?=\S)|[—–]\s*(?=\S)|\n\s*[-*•]\s+(?=\S)/gu;
/** A word that stands twice, but for the few that may. */
const TWICE = /(?<![\p{L}\p{N}'’-])(?!(?:that|had)\s)(\p{L}{1,20})\s{1,3}\1(?![\p{L}\p{N}'’-])/giu;

/** Whatever makes a story longer than it is: remarks in brackets, remarks behind it, words that stand twice. [S4] */
export function surplusWords(text: string, story: Story): readonly Surplus[] {
  const told = text.slice(story.told.start, story.told.end);
  const found = [...inBrackets(told), ...remarks(told, story), ...repeated(told)];
  return found
    .map(({ kind, span }) => ({
      kind,
      span: { start: span.start + story.told.start, end: span.end + story.told.start },
    }))
    .sort((a, b) => a.span.start - b.span.start);
}

function inBrackets(told: string): readonly Surplus[] {
  return [...told.matchAll(BRACKETS)]
    .filter(([words]) => !PLURAL.test(words))
    .map((found) => ({ kind: 'brackets' as const, span: spanOf(found) }));
}

/** A remark behind a mark within the parts, to the end of its part; and whatever comes behind the last sentence. */
function remarks(told: string, story: Story): readonly Surplus[] {
  const behind = lastPartEnd(told, story) ?? told.length;
  const mark = [...told.matchAll(REMARK)].map(({ index }) => index).find((index) => index < behind);
  const ends = [story.role, story.means, story.ends].map((part) => (part === null ? 0 : part.end - story.told.start));
  const marked =
    mark === undefined
      ? null
      : trimmedSpan(told, { start: mark, end: Math.min(behind, ...ends.filter((end) => end > mark)) });
  const rest = trimmedSpan(told, { start: behind, end: told.length });
  return [marked, rest].filter((span) => span !== null).map((span) => ({ kind: 'punctuation', span }));
}

/** Where the sentences of the parts are over; null where no part is told. */
function lastPartEnd(told: string, { told: { start }, role, means, ends }: Story): number | null {
  const last = Math.max(...[role, means, ends].map((part) => (part === null ? -1 : part.end - start)));
  return last < 0 ? null : sentenceEnd(told, { start: last, end: told.length });
}

function repeated(told: string): readonly Surplus[] {
  const twice = [...told.matchAll(TWICE)].map(spanOf);
  const benefits = [...told.matchAll(SO_WORDS)].filter(([words]) => /^so\s+that/i.test(words));
  const doubled = benefits.filter(([words]) => words.split(/\s+/).length > 2).map(spanOf);
  const second = benefits.length > 1 ? [spanOf(benefits[1] as RegExpExecArray)] : [];
  return [...twice, ...doubled, ...second]
    .filter((span, at, all) => all.findIndex((other) => other.start <= span.start && other.end >= span.end) === at)
    .map((span) => ({ kind: 'repetition', span }));
}

function spanOf({ 0: words, index }: RegExpMatchArray): TextSpan {
  const start = index as number;
  return { start, end: start + words.length };
}
