import type { AdfDocument, Json } from '../jira/site-records';

type Node = { readonly [key: string]: Json };

/** A text node; marks such as `strong`, `em`, `code`. */
export function adfText(text: string, marks: readonly Node[] = []): Node {
  return marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks };
}

export function adfParagraph(content: readonly Node[]): Node {
  return { type: 'paragraph', content };
}

export function adfHeading(level: number, content: readonly Node[]): Node {
  return { type: 'heading', attrs: { level }, content };
}

export function adfList(kind: 'bulletList' | 'orderedList', items: readonly (readonly Node[])[]): Node {
  return { type: kind, content: items.map((content) => ({ type: 'listItem', content })) };
}

/** A check list as Jira's editor makes it; `localId` must be unique within the document. */
export function adfTaskList(localId: string, items: readonly string[]): Node {
  return {
    type: 'taskList',
    attrs: { localId },
    content: items.map((item, index) => ({
      type: 'taskItem',
      attrs: { localId: `${localId}-${index + 1}`, state: 'TODO' },
      content: [adfText(item)],
    })),
  };
}

export function adfDocument(content: readonly Node[]): AdfDocument {
  return { type: 'doc', version: 1, content };
}

export type { Node as AdfNode };
