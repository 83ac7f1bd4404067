import { GOES_ON } from './story-indicators';

const MARKED_LINE =
  /^\s*(?:[*#+•-]\s|\d{1,3}[.)]\s|h[1-6]\.|\||\{|>|(?:acceptance|ac|given|scenario|notes?|definition)\b)/i;

/**
 * Where a story that begins at `start` ends: with its paragraph, at most `most` characters on. A next paragraph or a
 * list line that goes on with "I want" or "so that" belongs to it; lists, headings and criteria do not.
 */
export function storyEnd(text: string, start: number, most: number): number {
  const limit = Math.min(text.length, start + most);
  let end = lineEnd(text, start, limit);
  let isAfterBlank = false;
  let next = end;
  while (next < limit) {
    const lineStart = next + 1;
    next = lineEnd(text, lineStart, limit);
    const line = text.slice(lineStart, next);
    if (line.trim() === '') {
      isAfterBlank = true;
    } else if (GOES_ON.test(line) || !(isAfterBlank || MARKED_LINE.test(line))) {
      end = next;
      isAfterBlank = false;
    } else {
      break;
    }
  }
  return end;
}

function lineEnd(text: string, from: number, limit: number): number {
  const found = text.indexOf('\n', from);
  return found === -1 || found > limit ? limit : found;
}
