/** A description as plain text, a line for each block. */
export interface DocumentText {
  readonly text: string;
  /** Whether it holds tasks to tick off, which count as acceptance criteria. */
  readonly hasTasks: boolean;
}

const BLOCKS = new Set([
  ...['paragraph', 'heading', 'listItem', 'taskItem', 'codeBlock', 'tableCell', 'tableHeader', 'blockquote'],
]);
/** Deeper documents are cut off there: Jira itself nests far less. */
const MAX_DEPTH = 40;

interface Found {
  readonly lines: string[];
  hasTasks: boolean;
}

/** Reads an Atlassian document, plain text, or nothing; anything else is empty. [S7] */
export function documentText(description: unknown): DocumentText {
  if (typeof description === 'string') return { text: description.trim(), hasTasks: false };
  const found: Found = { lines: [], hasTasks: false };
  const rest = collect(description, found, 0).trim();
  return { text: [...found.lines, rest].join('\n').trim(), hasTasks: found.hasTasks };
}

function collect(node: unknown, found: Found, depth: number): string {
  if (typeof node !== 'object' || node === null || depth > MAX_DEPTH) return '';
  const { type, text, content } = node as { type?: unknown; text?: unknown; content?: unknown };
  if (type === 'taskItem') found.hasTasks = true;
  if (type === 'hardBreak') return '\n';
  if (typeof text === 'string') return text;
  const inner = Array.isArray(content) ? content.map((child) => collect(child, found, depth + 1)).join('') : '';
  if (typeof type === 'string' && BLOCKS.has(type) && inner.trim() !== '') {
    found.lines.push(inner.trim());
    return '';
  }
  return inner;
}
