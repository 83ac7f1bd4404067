import type { Json } from '../../../sandbox/jira/site-records';

const BLOCKS = ['paragraph', 'heading', 'bulletList', 'orderedList', 'taskList', 'codeBlock', 'blockquote', 'rule'];
const INLINES = ['text', 'hardBreak', 'mention'];
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  doc: BLOCKS,
  paragraph: INLINES,
  heading: INLINES,
  taskItem: INLINES,
  codeBlock: ['text'],
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  taskList: ['taskItem'],
  listItem: ['paragraph', 'bulletList', 'orderedList', 'codeBlock'],
  blockquote: ['paragraph', 'bulletList', 'orderedList', 'codeBlock'],
};
const MARKS = ['strong', 'em', 'underline', 'code', 'link'];

type Node = { readonly [key: string]: Json };

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));

/** What ADF's schema would object to in the nodes that this site uses; empty for a valid document. */
export function adfProblems(document: Node): readonly string[] {
  const problems: string[] = [];
  const visit = (node: Node, path: string): void => {
    const type = textOf(node['type']);
    const children = (node['content'] ?? []) as readonly Node[];
    if (type === 'text' && (typeof node['text'] !== 'string' || node['text'] === ''))
      problems.push(`${path}: empty text`);
    if (type === 'heading' && !/^[1-6]$/.test(JSON.stringify((node['attrs'] as Node)['level'])))
      problems.push(`${path}: level`);
    const needsContent = ['bulletList', 'orderedList', 'listItem', 'taskList', 'blockquote', 'heading'].includes(type);
    if (needsContent && children.length === 0) problems.push(`${path}: ${type} without content`);
    for (const mark of (node['marks'] ?? []) as readonly Node[]) {
      if (!MARKS.includes(textOf(mark['type']))) problems.push(`${path}: mark ${textOf(mark['type'])}`);
    }
    const marks = ((node['marks'] ?? []) as readonly Node[]).map((mark) => mark['type']);
    if (marks.includes('code') && marks.some((mark) => mark !== 'code' && mark !== 'link'))
      problems.push(`${path}: code mark`);
    if (new Set(marks).size !== marks.length) problems.push(`${path}: mark twice`);
    children.forEach((child, index) => {
      const allowed = CHILDREN[type] ?? [];
      const childPath = `${path}.${index}`;
      if (!allowed.includes(textOf(child['type']))) problems.push(`${childPath}: ${textOf(child['type'])} in ${type}`);
      if (type === 'listItem' && index === 0 && child['type'] !== 'paragraph')
        problems.push(`${childPath}: item start`);
      visit(child, childPath);
    });
  };
  if (document['type'] !== 'doc' || document['version'] !== 1) problems.push('not a document');
  visit(document, 'doc');
  return problems;
}
