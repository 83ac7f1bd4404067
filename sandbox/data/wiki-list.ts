import { type AdfNode, adfList, adfParagraph } from './adf';
import { wikiInline } from './wiki-inline';

const ITEM = /^\s*([*#]+|-)\s+(.*)$/;

interface Item {
  readonly depth: number;
  readonly kind: 'bulletList' | 'orderedList';
  text: string;
}

/** The list that begins on this line, with lists inside it by the number of markers; null where there is none. */
export function wikiListAt(
  lines: readonly string[],
  at: number,
): { readonly nodes: readonly AdfNode[]; readonly next: number } | null {
  const items: Item[] = [];
  let next = at;
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    const item = itemOf(line);
    if (item !== null) items.push(item);
    else if (items.length > 0 && goesOn(line)) (items.at(-1) as Item).text += `\n${line.trim()}`;
    else break;
  }
  return items.length === 0 ? null : { nodes: listsFrom(items), next };
}

function itemOf(line: string): Item | null {
  const match = ITEM.exec(line);
  if (match === null) return null;
  const markers = match[1] ?? '*';
  return { depth: markers.length, kind: markers.endsWith('#') ? 'orderedList' : 'bulletList', text: match[2] ?? '' };
}

/** A line below an item belongs to it unless it is blank or begins something else. */
function goesOn(line: string): boolean {
  return line.trim() !== '' && !/^\s*(h[1-6]\.|bq\.|\||-{4,}|\{(code|noformat|quote|panel)[:}])/.test(line);
}

function listsFrom(items: readonly Item[]): AdfNode[] {
  const lists: AdfNode[] = [];
  let at = 0;
  while (at < items.length) {
    const first = items[at] as Item;
    const entries: AdfNode[][] = [];
    while (at < items.length) {
      const item = items[at] as Item;
      if (item.depth === first.depth && item.kind !== first.kind) break;
      if (item.depth < first.depth) break;
      at += 1;
      let end = at;
      while (end < items.length && (items[end] as Item).depth > item.depth) end += 1;
      entries.push([adfParagraph(wikiInline(item.text)), ...listsFrom(items.slice(at, end))]);
      at = end;
    }
    lists.push(adfList(first.kind, entries));
  }
  return lists;
}
