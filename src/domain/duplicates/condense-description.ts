import { wordsOf } from './text-words';

/** As much of a description is read; Jira's own limit. */
const MOST_CHARS = 32_767;
/** So many words of a description are kept; more hardly finds more. Convention. [D1] */
const MOST_WORDS = 400;

/**
 * The words of a description, line by line, each line once: all that comparing needs, and what a snapshot keeps instead
 * of the text. Condensing what is condensed changes nothing. [D1] [D5]
 */
export function condenseDescription(description: string): string {
  const lines = new Set<string>();
  let left = MOST_WORDS;
  for (const line of description.slice(0, MOST_CHARS).split(/[\r\n\u2028\u2029]+/)) {
    const words = wordsOf(line).slice(0, left);
    const condensed = words.join(' ');
    if (words.length === 0 || lines.has(condensed)) continue;
    lines.add(condensed);
    left -= words.length;
    if (left === 0) break;
  }
  return [...lines].join('\n');
}
