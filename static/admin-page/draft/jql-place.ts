/** What a query wants at the caret, and which part of its text a suggestion would replace. */
export interface JqlPlace {
  readonly wants: 'field' | 'operator' | 'value' | 'joiner' | 'nothing';
  /** The field whose operator or value stands here, as it was written, without quotes. */
  readonly field: string;
  /** The operator before a value, in lower case. */
  readonly operator: string;
  readonly from: number;
  readonly to: number;
  /** What was typed of it so far, without an opening quote. */
  readonly typed: string;
}

interface Token {
  readonly text: string;
  readonly from: number;
  readonly isSymbol: boolean;
}

const TOKEN = /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|!=|!~|<=|>=|[=<>~(),]|[^\s=<>~(),"']+/g;
const SYMBOLS = new Set(['=', '!=', '<', '<=', '>', '>=', '~', '!~', '(', ')', ',']);
const OPENING_QUOTE = /^["']/;
const CLOSED = /^(["'])(?:[^\\]|\\.)*\1$/;

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(TOKEN)].map((found) => ({
    text: found[0],
    from: found.index,
    isSymbol: SYMBOLS.has(found[0]),
  }));
}

function unquoted(text: string): string {
  return CLOSED.test(text) ? text.slice(1, -1) : text.replace(OPENING_QUOTE, '');
}

interface Reading {
  readonly wants: JqlPlace['wants'];
  readonly field: string;
  readonly operator: string;
  /** Where an operator of several words began. */
  readonly operatorFrom: number | null;
  readonly isInList: boolean;
  /** Brackets of a function that are still open. */
  readonly callDepth: number;
}

const START: Reading = {
  wants: 'field',
  field: '',
  operator: '',
  operatorFrom: null,
  isInList: false,
  callDepth: 0,
};

function afterOperator(now: Reading, token: Token): Reading {
  const word = token.text.toLowerCase();
  const operatorFrom = now.operatorFrom ?? token.from;
  if (word === 'not' || word === 'was') {
    return { ...now, operatorFrom, operator: `${now.operator} ${word}`.trim() };
  }
  return { ...now, wants: 'value', operator: `${now.operator} ${word}`.trim(), operatorFrom: null };
}

function afterValue(now: Reading, token: Token): Reading {
  const word = token.text.toLowerCase();
  if (token.text === '(') return { ...now, isInList: true };
  if (token.text === ')') return { ...now, isInList: false, wants: 'joiner' };
  if (word === 'not' && now.operator === 'is') return { ...now, operator: 'is not' };
  return { ...now, wants: 'joiner' };
}

function afterJoiner(now: Reading, token: Token): Reading {
  const word = token.text.toLowerCase();
  if (token.text === '(') return { ...now, callDepth: 1 };
  if (token.text === ')') return { ...now, isInList: false };
  if (token.text === ',' && now.isInList) return { ...now, wants: 'value' };
  if (word === 'and' || word === 'or') return START;
  return { ...now, wants: 'nothing' };
}

function next(now: Reading, token: Token): Reading {
  if (now.callDepth > 0) {
    const step = token.text === '(' ? 1 : token.text === ')' ? -1 : 0;
    return { ...now, callDepth: now.callDepth + step };
  }
  switch (now.wants) {
    case 'field':
      return token.text === '(' || token.text.toLowerCase() === 'not' || token.isSymbol
        ? now
        : { ...now, wants: 'operator', field: unquoted(token.text), operator: '', operatorFrom: null };
    case 'operator':
      return afterOperator(now, token);
    case 'value':
      return afterValue(now, token);
    case 'joiner':
      return afterJoiner(now, token);
    case 'nothing':
      return now;
  }
}

/** Reads a query up to the caret: what may stand there next. */
export function jqlPlace(text: string, caret: number): JqlPlace {
  const tokens = tokensOf(text.slice(0, caret));
  const last = tokens.at(-1);
  // A word that the caret touches is still being typed; a sign or a closed quotation is finished.
  const isTyping =
    last !== undefined && last.from + last.text.length === caret && !last.isSymbol && !CLOSED.test(last.text);
  const before = isTyping ? tokens.slice(0, -1) : tokens;
  const read = before.reduce(next, START);
  const wordFrom = isTyping ? last.from : caret;
  const from = read.wants === 'operator' ? (read.operatorFrom ?? wordFrom) : wordFrom;
  const rest = isTyping ? (/^[^\s=<>~(),"'!]*/.exec(text.slice(caret))?.[0].length ?? 0) : 0;
  return {
    wants: read.callDepth > 0 ? 'nothing' : read.wants,
    field: read.field,
    operator: read.operator,
    from,
    to: caret + rest,
    typed: text.slice(from, caret).replace(OPENING_QUOTE, ''),
  };
}
