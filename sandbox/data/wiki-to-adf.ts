import type { AdfDocument } from '../jira/site-records';
import { type AdfNode, adfDocument, adfHeading, adfParagraph } from './adf';
import { wikiInline } from './wiki-inline';
import { wikiListAt } from './wiki-list';

const FENCE = /^\s*\{(code|noformat|quote|panel)(?::([^}]*))?\}/;

/**
 * Turns Jira's wiki markup, as CSV exports carry it, into ADF: headings, lists, quotes, code, tables (one paragraph a
 * row) and inline marks. What it does not know stays as the text that was typed; nothing is dropped.
 */
export function wikiToAdf(markup: string): AdfDocument | null {
  const content = blocksFrom(markup.replace(/\r\n?/g, '\n').split('\n'));
  return content.length === 0 ? null : adfDocument(content);
}

function blocksFrom(lines: readonly string[]): AdfNode[] {
  const blocks: AdfNode[] = [];
  let open: string[] = [];
  const close = (): void => {
    const content = wikiInline(open.join('\n').trim());
    if (content.length > 0) blocks.push(adfParagraph(content));
    open = [];
  };
  let at = 0;
  while (at < lines.length) {
    const block = blockAt(lines, at);
    if (block === null) {
      open.push(lines[at] ?? '');
      at += 1;
    } else {
      close();
      blocks.push(...block.nodes);
      at = block.next;
    }
  }
  close();
  return blocks;
}

interface Block {
  readonly nodes: readonly AdfNode[];
  readonly next: number;
}

/** The block that begins on this line, or null where the line goes on with a paragraph. */
function blockAt(lines: readonly string[], at: number): Block | null {
  const line = lines[at] ?? '';
  if (line.trim() === '') return { nodes: [], next: at + 1 };
  const fence = FENCE.exec(line);
  if (fence !== null) return fencedAt(lines, at, fence);
  const heading = /^\s*h([1-6])\.\s+(.*)$/.exec(line);
  if (heading !== null) {
    const content = wikiInline((heading[2] ?? '').trim());
    return { nodes: content.length > 0 ? [adfHeading(Number(heading[1]), content)] : [], next: at + 1 };
  }
  if (/^\s*-{4,}\s*$/.test(line)) return { nodes: [{ type: 'rule' }], next: at + 1 };
  const quoted = /^\s*bq\.\s+(.*)$/.exec(line);
  if (quoted !== null) return { nodes: [quoteOf([quoted[1] ?? ''])], next: at + 1 };
  if (/^\s*\|/.test(line)) return { nodes: [tableRow(line)], next: at + 1 };
  return wikiListAt(lines, at);
}

function fencedAt(lines: readonly string[], at: number, fence: RegExpExecArray): Block | null {
  const kind = fence[1] ?? '';
  const closing = `{${kind}}`;
  const first = (lines[at] ?? '').slice(fence[0].length);
  const inside: string[] = [];
  for (let next = at; next < lines.length; next += 1) {
    const line = next === at ? first : (lines[next] ?? '');
    const end = line.indexOf(closing);
    if (end < 0) {
      inside.push(line);
      continue;
    }
    inside.push(line.slice(0, end));
    const rest = line.slice(end + closing.length).trim();
    return {
      nodes: [...fencedNodes(kind, fence[2], inside), ...(rest === '' ? [] : blocksFrom([rest]))],
      next: next + 1,
    };
  }
  // Never closed: Jira shows the rest of the text inside the block, so keep it all.
  return { nodes: fencedNodes(kind, fence[2], inside), next: lines.length };
}

function fencedNodes(kind: string, parameters: string | undefined, inside: readonly string[]): AdfNode[] {
  if (kind === 'quote' || kind === 'panel') return [quoteOf(inside)];
  const text = inside.join('\n').replace(/^\n+|\s+$/g, '');
  const language = kind === 'code' ? languageOf(parameters) : null;
  return [
    {
      type: 'codeBlock',
      ...(language === null ? {} : { attrs: { language } }),
      content: text === '' ? [] : [{ type: 'text', text }],
    },
  ];
}

function languageOf(parameters: string | undefined): string | null {
  const first = parameters?.split('|').find((one) => /^\w+$/.test(one.trim()));
  return first === undefined ? null : first.trim().toLowerCase();
}

function quoteOf(lines: readonly string[]): AdfNode {
  const content = blocksFrom(lines).flatMap(quotable);
  return { type: 'blockquote', content: content.length > 0 ? content : [adfParagraph([])] };
}

/** ADF allows no headings, quotes or rules inside a quote: their words stay, their form goes. */
function quotable(node: AdfNode): readonly AdfNode[] {
  const content = (node['content'] ?? []) as readonly AdfNode[];
  if (node['type'] === 'rule') return [];
  if (node['type'] === 'heading') return [adfParagraph(content)];
  return node['type'] === 'blockquote' ? content : [node];
}

function tableRow(line: string): AdfNode {
  const cells = line
    .trim()
    .replace(/^\|+|\|+$/g, '')
    .split(/\|+/)
    .map((cell) => cell.trim());
  return adfParagraph(wikiInline(cells.filter((cell) => cell !== '').join(' | ')));
}
