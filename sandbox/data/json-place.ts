import { type Place, placeOf } from './import-refusal';

/** Where the value at a path begins in JSON text that is known to be valid; the nearest existing parent if it lacks. */
export function jsonPlace(text: string, path: readonly PropertyKey[]): Place {
  let at = skipSpace(text, 0);
  for (const step of path) {
    const next = childAt(text, at, step);
    if (next === null) break;
    at = next;
  }
  return placeOf(text, at);
}

function childAt(text: string, start: number, step: PropertyKey): number | null {
  const isList = text[start] === '[';
  if (!isList && text[start] !== '{') return null;
  let at = skipSpace(text, start + 1);
  for (let index = 0; at < text.length && text[at] !== ']' && text[at] !== '}'; index += 1) {
    let name: PropertyKey = index;
    if (!isList) {
      const end = endOfValue(text, at);
      name = JSON.parse(text.slice(at, end)) as string;
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    if (name === step) return at;
    at = skipSpace(text, endOfValue(text, at));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return null;
}

function endOfValue(text: string, start: number): number {
  let depth = 0;
  let at = start;
  do {
    const here = text[at];
    if (here === '"') at = endOfString(text, at);
    else {
      if (here === '{' || here === '[') depth += 1;
      if (here === '}' || here === ']') depth -= 1;
      at += 1;
      if (depth === 0 && here !== '}' && here !== ']')
        while (at < text.length && !/[\s,\]}]/.test(text[at] ?? '')) at += 1;
    }
  } while (depth > 0 && at < text.length);
  return at;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && /\s/.test(text[at] ?? '')) at += 1;
  return at;
}
