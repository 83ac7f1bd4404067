import { isJsonList, isJsonObject } from './json';
import { ownValue } from './own-value';
import type { AdfDocument, Json } from './site-records';

type Node = { readonly [key: string]: Json };

const nodesIn = (value: Json | undefined): readonly Node[] =>
  value !== undefined && isJsonList(value) ? value.filter(isJsonObject) : [];

const attribute = (node: Node, name: string): string => {
  const { attrs } = node;
  const value = attrs !== undefined && isJsonObject(attrs) ? attrs[name] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

const MARKS: Readonly<Record<string, readonly [string, string]>> = {
  strong: ['*', '*'],
  em: ['_', '_'],
  strike: ['-', '-'],
  underline: ['+', '+'],
  code: ['{{', '}}'],
};

const marked = (node: Node): string => {
  let text = typeof node['text'] === 'string' ? node['text'] : '';
  for (const mark of nodesIn(node['marks'])) {
    const { type } = mark;
    const [before, after] = (typeof type === 'string' ? ownValue(MARKS, type) : undefined) ?? ['', ''];
    const href = attribute(mark, 'href');
    text = href === '' ? `${before}${text}${after}` : `[${text}|${href}]`;
  }
  return text;
};

const inline = (nodes: readonly Node[]): string =>
  nodes
    .map((node) => {
      switch (node['type']) {
        case 'text':
          return marked(node);
        case 'hardBreak':
          return '\n';
        case 'mention':
          return `[~accountid:${attribute(node, 'id')}]`;
        case 'inlineCard':
          return `[${attribute(node, 'url')}]`;
        default:
          return attribute(node, 'text') || attribute(node, 'shortName');
      }
    })
    .join('');

const listItem = (item: Node, bullet: string): string =>
  nodesIn(item['content'])
    .map((child) => {
      const kind = child['type'];
      if (kind === 'bulletList' || kind === 'orderedList') return list(child, bullet);
      return `${bullet} ${block(child)}`;
    })
    .join('\n');

const list = (node: Node, outer: string): string => {
  const bullet = `${outer}${node['type'] === 'orderedList' ? '#' : '*'}`;
  return nodesIn(node['content'])
    .map((item) => listItem(item, bullet))
    .join('\n');
};

const tableRow = (row: Node): string => {
  const cells = nodesIn(row['content']);
  const bar = cells.every((cell) => cell['type'] === 'tableHeader') ? '||' : '|';
  return `${bar}${cells.map((cell) => blocks(nodesIn(cell['content']))).join(bar)}${bar}`;
};

const block = (node: Node): string => {
  const children = nodesIn(node['content']);
  switch (node['type']) {
    case 'paragraph':
      return inline(children);
    case 'heading':
      return `h${attribute(node, 'level') || '1'}. ${inline(children)}`;
    case 'bulletList':
    case 'orderedList':
      return list(node, '');
    case 'codeBlock': {
      const language = attribute(node, 'language');
      return `{code${language === '' ? '' : `:${language}`}}\n${inline(children)}\n{code}`;
    }
    case 'blockquote':
      return `{quote}\n${blocks(children)}\n{quote}`;
    case 'panel':
      return `{panel}\n${blocks(children)}\n{panel}`;
    case 'rule':
      return '----';
    case 'table':
      return children.map(tableRow).join('\n');
    default:
      return children.some((child) => child['type'] === 'text') ? inline(children) : blocks(children);
  }
};

const blocks = (nodes: readonly Node[]): string =>
  nodes
    .map(block)
    .filter((text) => text !== '')
    .join('\n\n');

/** A document in wiki markup, as version 2 of the API gives it. */
export const wikiOfAdf = (document: AdfDocument): string => blocks(nodesIn(document.content));
