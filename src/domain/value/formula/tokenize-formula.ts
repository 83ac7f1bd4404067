import { err, ok, type Result } from '../../result';
import type { FormulaPlace, FormulaProblem } from './formula-tree';

/** The smallest parts of a formula. A `word` is bare, a `name` stood in brackets; `end` closes the list. */
export type FormulaToken = { readonly place: FormulaPlace } & (
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'word' | 'name' | 'symbol'; readonly text: string }
  | { readonly kind: 'end' }
);

// Sticky, so that each is tried just where the last token ended and no character is looked at twice.
const SPACE = /\s+/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const WORD = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
const SYMBOL = /[-+*/^(),]/y;
const ANYTHING = /./suy;

function matchAt(pattern: RegExp, text: string, offset: number): string | null {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? null;
}

type TokenResult = Result<FormulaToken, FormulaProblem>;

function tokenAt(text: string, offset: number): TokenResult {
  if (text[offset] === '[') return nameAt(text, offset);
  const digits = matchAt(NUMBER, text, offset);
  if (digits !== null) return numberFrom(digits, { offset, length: digits.length });
  const word = matchAt(WORD, text, offset);
  if (word !== null) return ok({ kind: 'word', text: word, place: { offset, length: word.length } });
  const symbol = matchAt(SYMBOL, text, offset);
  if (symbol !== null) return ok({ kind: 'symbol', text: symbol, place: { offset, length: 1 } });
  const character = matchAt(ANYTHING, text, offset) as string;
  const place = { offset, length: character.length };
  return err({ code: 'unknownCharacter', message: `A formula has no use for "${character}".`, place });
}

function numberFrom(digits: string, place: FormulaPlace): TokenResult {
  const value = Number(digits);
  return Number.isFinite(value)
    ? ok({ kind: 'number', value, place })
    : err({ code: 'numberTooLarge', message: `The number ${digits} is too large.`, place });
}

/** Any name in brackets; a closing bracket inside of it is written twice. */
function nameAt(text: string, start: number): TokenResult {
  let name = '';
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== ']') {
      name += text[at] as string;
    } else if (text[at + 1] === ']') {
      name += ']';
      at += 1;
    } else {
      return ok({ kind: 'name', text: name, place: { offset: start, length: at + 1 - start } });
    }
  }
  const place = { offset: start, length: text.length - start };
  return err({ code: 'openBracket', message: 'A name in brackets ends with "]".', place });
}

/** Cuts a formula into its parts; the first thing that is none ends it. Takes time in proportion to the text. [V3] */
export function tokenizeFormula(text: string): Result<readonly FormulaToken[], FormulaProblem> {
  const tokens: FormulaToken[] = [];
  let offset = 0;
  for (;;) {
    offset += matchAt(SPACE, text, offset)?.length ?? 0;
    if (offset >= text.length) break;
    const token = tokenAt(text, offset);
    if (!token.ok) return token;
    tokens.push(token.value);
    offset += token.value.place.length;
  }
  return ok([...tokens, { kind: 'end', place: { offset: text.length, length: 0 } }]);
}
