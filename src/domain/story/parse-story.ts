import { findRole } from './find-role';
import type { Story } from './story';
import { storyEnd } from './story-end';
import { ABILITY_WORDS, PURPOSE_WORDS, SO_WORDS, WISH_WORDS } from './story-indicators';
import { partsOf } from './story-parts';
import { matchWithin, type TextSpan } from './text-span';

/** A story longer than this is read up to here, in characters. */
const MOST_TOLD = 4000;

/** Reads role, means and ends, in whichever order and with whichever missing; takes time in proportion to the text. [S1] */
export function parseStory(text: string): Story {
  const roleWords = findRole(text);
  const start = roleWords === null ? startWithoutRole(text) : startBefore(text, roleWords.start);
  const told = { start, end: storyEnd(text, start, MOST_TOLD) };
  const shifted = (span: TextSpan | null): TextSpan | null =>
    span === null ? null : { start: span.start + start, end: span.end + start };
  const local =
    roleWords === null || roleWords.end > told.end
      ? null
      : { start: roleWords.start - start, end: roleWords.end - start };
  const parts = partsOf(text.slice(told.start, told.end), local);
  return {
    told,
    role: shifted(parts.role),
    means: shifted(parts.means),
    ends: shifted(parts.ends),
    roleWords: shifted(parts.roleWords),
    meansWords: shifted(parts.meansWords),
    endsWords: shifted(parts.endsWords),
    isAction: parts.isAction,
  };
}

/** A story may begin with its wish or its benefit: "In order to pay, as a guest I want …". */
function startBefore(text: string, roleStart: number): number {
  const paragraph = Math.max(text.lastIndexOf('\n\n', roleStart) + 1, roleStart - 600, 0);
  return firstPart(text, { start: paragraph, end: roleStart }) ?? roleStart;
}

function startWithoutRole(text: string): number {
  const first = /\S/.exec(text)?.index ?? 0;
  return firstPart(text, { start: first, end: Math.min(text.length, first + 600) }) ?? first;
}

function firstPart(text: string, within: TextSpan): number | null {
  const starts = [WISH_WORDS, ABILITY_WORDS, SO_WORDS, PURPOSE_WORDS]
    .map((pattern) => matchWithin(text, pattern, within)?.start)
    .filter((start) => start !== undefined && beginsClause(text, start, within.start));
  return starts.length === 0 ? null : Math.min(...(starts as number[]));
}

/** Nothing but marks and a short label stands between the start of the line and the part. */
function beginsClause(text: string, at: number, from: number): boolean {
  const line = Math.max(text.lastIndexOf('\n', at - 1) + 1, from);
  return !/\p{L}/u.test(text.slice(line, at)) || /[:\])>|#.–—-]\s*$/u.test(text.slice(Math.max(line, at - 8), at));
}
