import type { DescriptionFacts } from '../../domain/issue/issue-facts';

const CRITERIA_HEADING =
  /^(?:h[1-6]\.)?\W*(acceptance\s+criteria|akzeptanzkriterien|definition\s+of\s+done|conditions\s+of\s+satisfaction|ac)\W*(:|$)/i;
const GIVEN_WHEN_THEN = /\bgiven\b[\s\S]{1,600}?\bwhen\b[\s\S]{1,600}?\bthen\b/i;
const BLOCKS = new Set([
  'paragraph',
  'heading',
  'listItem',
  'taskItem',
  'codeBlock',
  'tableCell',
  'tableHeader',
  'blockquote',
]);
/** Deeper documents are cut off there: Jira itself nests far less. */
const MAX_DEPTH = 40;

interface Found {
  readonly lines: string[];
  hasTasks: boolean;
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

function factsOf(text: string, hasTasks: boolean): DescriptionFacts {
  const hasHeading = text.split(/\r?\n/).some((line) => CRITERIA_HEADING.test(line.trim()));
  return { length: text.length, hasAcceptanceCriteria: hasTasks || hasHeading || GIVEN_WHEN_THEN.test(text) };
}

/**
 * What readiness needs of a description: its length without markup, and whether it states acceptance criteria, by a
 * heading, `AC:`, Given/When/Then or a task list. Takes an Atlassian document, plain text, or nothing.
 */
export function descriptionFacts(description: unknown): DescriptionFacts {
  if (typeof description === 'string')
    return factsOf(description.trim(), /^\s*(\[ ?[xX]? ?\]|- \[[ xX]\])/m.test(description));
  const found: Found = { lines: [], hasTasks: false };
  const rest = collect(description, found, 0).trim();
  return factsOf([...found.lines, rest].join('\n').trim(), found.hasTasks);
}
