import { type AdfNode, adfText } from './adf';

const PIECES = [
  String.raw`\\\\(?<br>)`,
  String.raw`\\(?<escaped>[*_{}[\]|!\-+^~#])`,
  String.raw`\{\{(?<mono>[^\n]+?)\}\}`,
  String.raw`\[~(?:accountid:)?(?<mention>[^\]\s]+)\]`,
  String.raw`\[(?<label>[^\]|\n]+)\|(?<target>[^\]\n|\s]+)(?:\|[^\]\n]*)?\]`,
  String.raw`\[(?<bracketed>(?:https?|mailto|ftp):[^\]\s|]+)\]`,
  String.raw`(?<url>https?:\/\/[^\s|\]})>"]+[^\s|\]})>".,;:])`,
  String.raw`\{color(?::[^}]*)?\}(?<colour>)`,
  String.raw`(?<![\p{L}\p{N}*])\*(?=\S)(?<strong>[^\n*]*[^\s*])\*(?![\p{L}\p{N}*])`,
  String.raw`(?<![\p{L}\p{N}_])_(?=\S)(?<em>[^\n_]*[^\s_])_(?![\p{L}\p{N}_])`,
  String.raw`(?<![\p{L}\p{N}+])\+(?=\S)(?<underline>[^\n+]*[^\s+])\+(?![\p{L}\p{N}+])`,
  String.raw`\n(?<line>)`,
];
const INLINE = new RegExp(PIECES.join('|'), 'gu');
const LINKABLE = /^(https?:\/\/|mailto:|ftp:\/\/)/;

/** The inline nodes of wiki markup; line breaks become hard breaks. */
export function wikiInline(text: string, marks: readonly AdfNode[] = []): AdfNode[] {
  const nodes: AdfNode[] = [];
  const say = (words: string, with_: readonly AdfNode[] = marks): void => {
    if (words !== '') nodes.push(adfText(words, with_));
  };
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    say(text.slice(at, match.index));
    at = match.index + match[0].length;
    nodes.push(...pieceFrom(match, marks));
  }
  say(text.slice(at));
  return nodes;
}

function pieceFrom(match: RegExpExecArray, marks: readonly AdfNode[]): AdfNode[] {
  const piece = match.groups ?? {};
  if (piece['line'] !== undefined || piece['br'] !== undefined) return [{ type: 'hardBreak' }];
  if (piece['colour'] !== undefined) return [];
  if (piece['escaped'] !== undefined) return [adfText(piece['escaped'], marks)];
  // ADF allows no other mark beside code.
  if (piece['mono'] !== undefined) return [adfText(piece['mono'], [{ type: 'code' }])];
  if (piece['mention'] !== undefined) {
    return [{ type: 'mention', attrs: { id: piece['mention'], text: `@${piece['mention']}` } }];
  }
  const address = piece['target'] ?? piece['bracketed'] ?? piece['url'];
  if (address !== undefined) return linkTo(address, piece['label'] ?? address, marks);
  for (const type of ['strong', 'em', 'underline'] as const) {
    const inside = piece[type];
    if (inside !== undefined) return wikiInline(inside, hasMark(marks, type) ? marks : [...marks, { type }]);
  }
  return [adfText(match[0], marks)];
}

function linkTo(href: string, label: string, marks: readonly AdfNode[]): AdfNode[] {
  // A link inside Jira (`#anchor`, an attachment) has no address to go to; its words stay.
  if (!LINKABLE.test(href)) return [adfText(label, marks)];
  return [adfText(label, [...marks, { type: 'link', attrs: { href } }])];
}

function hasMark(marks: readonly AdfNode[], type: string): boolean {
  return marks.some((mark) => mark['type'] === type);
}
