import { err, ok, type Result } from '../../result';
import {
  ARGUMENT_COUNTS,
  type FormulaFunction,
  type FormulaOperator,
  type FormulaPlace,
  type FormulaProblem,
  isFormulaFunction,
  type NamedFormula,
} from './formula-tree';
import { type FormulaToken, tokenizeFormula } from './tokenize-formula';

/** A formula has at most so many characters. */
export const FORMULA_MAX_LENGTH = 1000;

/** Parentheses, calls, signs and powers may stand in one another so many times. */
export const FORMULA_MAX_DEPTH = 50;

type Parsed = Result<NamedFormula, FormulaProblem>;

interface Reader {
  readonly tokens: readonly FormulaToken[];
  position: number;
}

/**
 * Parses a formula into a tree: + - * / ^ (to the right, before a sign), signs, parentheses, the functions min, max,
 * abs, sqrt and ln, numbers, and criteria by name, bare or in brackets. Never throws, whatever the text. [V3]
 */
export function parseFormula(text: string): Parsed {
  if (text.length > FORMULA_MAX_LENGTH) {
    const place = { offset: FORMULA_MAX_LENGTH, length: text.length - FORMULA_MAX_LENGTH };
    const message = `A formula has at most ${FORMULA_MAX_LENGTH} characters, this one has ${text.length}.`;
    return err({ code: 'formulaTooLong', message, place });
  }
  const tokens = tokenizeFormula(text);
  if (!tokens.ok) return tokens;
  const reader: Reader = { tokens: tokens.value, position: 0 };
  const tree = parseSum(reader, 0);
  if (!tree.ok) return tree;
  const rest = peek(reader);
  return rest.kind === 'end' ? tree : err(unexpected(rest, 'an operator or the end'));
}

function peek({ tokens, position }: Reader): FormulaToken {
  // The list closes with `end`, and no rule steps over it.
  return tokens[position] as FormulaToken;
}

function takeSymbol(reader: Reader, symbols: string): string | null {
  const token = peek(reader);
  if (token.kind !== 'symbol' || !symbols.includes(token.text)) return null;
  reader.position += 1;
  return token.text;
}

function unexpected(token: FormulaToken, wanted: string): FormulaProblem {
  const { place } = token;
  if (token.kind === 'end') return { code: 'formulaEnds', message: `The formula ends where ${wanted} is due.`, place };
  const found = token.kind === 'number' ? String(token.value) : token.text;
  return { code: 'unexpected', message: `Here stands "${found}" where ${wanted} is due.`, place };
}

function spanning(from: FormulaPlace, to: FormulaPlace): FormulaPlace {
  return { offset: from.offset, length: to.offset + to.length - from.offset };
}

function parseLeftToRight(reader: Reader, symbols: string, parsePart: () => Parsed): Parsed {
  let left = parsePart();
  while (left.ok) {
    const operator = takeSymbol(reader, symbols);
    if (operator === null) break;
    const right = parsePart();
    if (!right.ok) return right;
    left = ok(binary(operator, left.value, right.value));
  }
  return left;
}

function binary(operator: string, left: NamedFormula, right: NamedFormula): NamedFormula {
  const place = spanning(left.place, right.place);
  return { kind: 'binary', operator: operator as FormulaOperator, left, right, place };
}

function parseSum(reader: Reader, depth: number): Parsed {
  return parseLeftToRight(reader, '+-', () => parseProduct(reader, depth));
}

function parseProduct(reader: Reader, depth: number): Parsed {
  return parseLeftToRight(reader, '*/', () => parseSigned(reader, depth));
}

function parseSigned(reader: Reader, depth: number): Parsed {
  const { place } = peek(reader);
  if (depth > FORMULA_MAX_DEPTH) {
    const message = `A formula has at most ${FORMULA_MAX_DEPTH} levels of parentheses, signs and powers.`;
    return err({ code: 'formulaTooDeep', message, place });
  }
  const sign = takeSymbol(reader, '+-');
  if (sign === null) return parsePower(reader, depth);
  const of = parseSigned(reader, depth + 1);
  if (!of.ok || sign === '+') return of;
  return ok({ kind: 'negate', of: of.value, place: spanning(place, of.value.place) });
}

// The exponent takes a sign, and a power in it is worked out first: 2^-1, 2^3^2 = 2^9.
function parsePower(reader: Reader, depth: number): Parsed {
  const base = parsePrimary(reader, depth);
  if (!base.ok || takeSymbol(reader, '^') === null) return base;
  const exponent = parseSigned(reader, depth + 1);
  return exponent.ok ? ok(binary('^', base.value, exponent.value)) : exponent;
}

function parsePrimary(reader: Reader, depth: number): Parsed {
  const token = peek(reader);
  switch (token.kind) {
    case 'number':
      reader.position += 1;
      return ok({ kind: 'number', value: token.value, place: token.place });
    case 'name':
      reader.position += 1;
      return ok({ kind: 'input', input: token.text, place: token.place });
    case 'word':
      reader.position += 1;
      return takeSymbol(reader, '(') === null
        ? ok({ kind: 'input', input: token.text, place: token.place })
        : parseCall(reader, { word: token.text, place: token.place, depth });
    default:
      return parseParentheses(reader, depth);
  }
}

function parseParentheses(reader: Reader, depth: number): Parsed {
  const opening = peek(reader);
  if (takeSymbol(reader, '(') === null) return err(unexpected(opening, 'a number, a criterion or "("'));
  const inner = parseSum(reader, depth + 1);
  if (!inner.ok) return inner;
  const closing = peek(reader);
  if (takeSymbol(reader, ')') === null) return err(unexpected(closing, '")"'));
  return ok({ ...inner.value, place: spanning(opening.place, closing.place) });
}

function parseCall(
  reader: Reader,
  { word, place, depth }: { readonly word: string; readonly place: FormulaPlace; readonly depth: number },
): Parsed {
  const name = word.toLowerCase();
  if (!isFormulaFunction(name)) {
    const functions = Object.keys(ARGUMENT_COUNTS).join(', ');
    const message = `There is no function "${word}"; a formula knows ${functions}.`;
    return err({ code: 'unknownFunction', message, place });
  }
  const args: NamedFormula[] = [];
  do {
    const argument = parseSum(reader, depth + 1);
    if (!argument.ok) return argument;
    args.push(argument.value);
  } while (takeSymbol(reader, ',') !== null);
  const closing = peek(reader);
  if (takeSymbol(reader, ')') === null) return err(unexpected(closing, '"," or ")"'));
  return callOf(name, args, spanning(place, closing.place));
}

function callOf(name: FormulaFunction, args: readonly NamedFormula[], place: FormulaPlace): Parsed {
  const { least, most } = ARGUMENT_COUNTS[name];
  if (args.length >= least && args.length <= most) return ok({ kind: 'call', name, args, place });
  const wanted = most === 1 ? 'one number' : `${least} to ${most} numbers`;
  return err({ code: 'argumentCount', message: `${name} takes ${wanted}, not ${args.length}.`, place });
}
