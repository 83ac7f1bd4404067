import { condenseDescription } from './condense-description';
import { isMark, termsOf, wordsOf } from './text-words';

/** The summary counts so many times as much as the description. [D1] */
const TITLE_TIMES = 2;
/** As much of a summary is read; Jira allows 255 characters. */
const MOST_TITLE_CHARS = 1000;

/** The text of an item; the description whole or condensed, which compares alike. */
export interface ItemText {
  readonly title: string;
  readonly description: string;
}

/** An item's text made ready for comparing. */
export interface ReadText {
  readonly titleWords: readonly string[];
  /** The lines of the condensed description. */
  readonly lines: readonly string[];
  /** The issue keys, versions and numbers of the summary as one text: equal where the sets are. [D3] */
  readonly marks: string;
}

/** Reads an item's text once, for all that is asked of it. */
export function readText({ title, description }: ItemText): ReadText {
  const condensed = condenseDescription(description);
  const titleWords = wordsOf(title.slice(0, MOST_TITLE_CHARS));
  const marks = new Set(titleWords.filter(isMark).map((word) => word.toLowerCase()));
  return {
    titleWords,
    lines: condensed === '' ? [] : condensed.split('\n'),
    marks: [...marks].sort().join(' '),
  };
}

/** Gives the terms of a word. */
export type TermReader = (word: string) => readonly string[];

/** Remembers what it read: many texts have few words. */
export function termReader(): TermReader {
  const known = new Map<string, readonly string[]>();
  return (word) => {
    let terms = known.get(word);
    if (terms === undefined) {
      terms = termsOf(word);
      known.set(word, terms);
    }
    return terms;
  };
}

/** How often each term occurs: those of the summary twice, and of the description without the lines that are templates. [D1] [D2] */
export function countTerms(
  text: ReadText,
  { isTemplate, readTerms }: { readonly isTemplate: (line: string) => boolean; readonly readTerms: TermReader },
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (word: string, times: number) => {
    for (const term of readTerms(word)) counts.set(term, (counts.get(term) ?? 0) + times);
  };
  for (const word of text.titleWords) add(word, TITLE_TIMES);
  for (const line of text.lines) {
    if (isTemplate(line)) continue;
    for (const word of line.split(' ')) add(word, 1);
  }
  return counts;
}
