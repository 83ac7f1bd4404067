/** A word or a mark of a story, with its place in the text. */
export interface StoryToken {
  /** Lower case. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const TOKEN = /[\p{L}\p{N}]+(?:['’_.-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu;

/** Cuts a stretch of a story into words and marks. */
export function storyTokens(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const tokens: StoryToken[] = [];
  for (const { 0: word, index } of text.slice(start, end).matchAll(TOKEN)) {
    tokens.push({ word: word.toLowerCase(), start: start + index, end: start + index + word.length });
  }
  return tokens as readonly StoryToken[];
}
