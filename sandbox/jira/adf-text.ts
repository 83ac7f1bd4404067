import { z } from 'zod';
import { isJsonList, isJsonObject } from './json';
import type { AdfDocument, Json } from './site-records';

const nodeSchema = z.looseObject({ type: z.string() });

const documentSchema = z.looseObject({
  type: z.literal('doc'),
  version: z.literal(1),
  content: z.array(nodeSchema),
});

/** Whether a value is an Atlassian document as far as Jira checks on writing. */
export const isAdfDocument = (value: unknown): value is AdfDocument => documentSchema.safeParse(value).success;

const BLOCKS = new Set(['paragraph', 'heading', 'listItem', 'codeBlock', 'blockquote', 'rule', 'tableRow', 'taskItem']);

const write = (node: Json, out: string[]): void => {
  if (isJsonList(node)) {
    for (const child of node) write(child, out);
    return;
  }
  if (!isJsonObject(node)) return;
  const { type, text, content, attrs } = node;
  if (typeof text === 'string') out.push(text);
  if (type === 'hardBreak') out.push('\n');
  if ((type === 'mention' || type === 'emoji' || type === 'status') && attrs !== undefined && isJsonObject(attrs)) {
    const shown = attrs['text'];
    if (typeof shown === 'string') out.push(shown);
  }
  if (content !== undefined) write(content, out);
  if (typeof type === 'string' && BLOCKS.has(type)) out.push('\n');
};

const plain = new WeakMap<object, string>();

/** The words of a document, one block per line. */
export const textOfAdf = (document: AdfDocument | null): string => {
  if (document === null) return '';
  const known = plain.get(document);
  if (known !== undefined) return known;
  const out: string[] = [];
  write(document.content, out);
  const text = out
    .join('')
    .replace(/\n{2,}/g, '\n')
    .trim();
  plain.set(document, text);
  return text;
};

const linesOf = (paragraph: string): readonly Json[] =>
  paragraph.split('\n').flatMap((line, index): Json[] => {
    const text: Json[] = line === '' ? [] : [{ type: 'text', text: line }];
    return index === 0 ? text : [{ type: 'hardBreak' }, ...text];
  });

/** A document of plain paragraphs, for the text form of version 2 of the API: an empty line parts two paragraphs. */
export const adfOfText = (text: string): AdfDocument => ({
  type: 'doc',
  version: 1,
  content: text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ type: 'paragraph', content: linesOf(paragraph) })),
});
