import { JastBuilder, JQLSyntaxError, type Query } from '@atlaskit/jql-ast';
import type { JqlProblem } from './jql-problem';

export type ParsedJql =
  | { readonly ok: true; readonly query: Query }
  | { readonly ok: false; readonly problem: JqlProblem };

const OPERATORS = "'=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'";
const BEFORE_OPERAND = /([A-Za-z_.\][0-9"' ]+?)\s+(in|not\s+in)\s+("[^"]*"|'[^']*'|[^\s()]+)\s*$/i;

/** What the grammar expected at the place of the error, told apart by the tokens that it lists. */
const expectationIn = (message: string): 'operator' | 'operand' | 'field' | 'list' | 'connective' => {
  const expected = message.slice(message.indexOf('expecting'));
  if (expected.includes('IS, NOT')) return 'operator';
  if (expected === "expecting '('") return 'list';
  if (expected.includes('EMPTY')) return 'operand';
  if (expected.includes('CUSTOMFIELD') || expected.includes("'!'")) return 'field';
  return 'connective';
};

const wordsFor = (text: string, error: JQLSyntaxError): string => {
  const where = `(line ${error.line}, character ${error.charPositionInLine + 1})`;
  const isAtEnd = error.start >= text.trimEnd().length;
  const got = text.slice(error.start, Math.max(error.stop, error.start + 1)).trim();
  switch (expectationIn(error.message)) {
    case 'operator':
      return isAtEnd
        ? `Error in the JQL Query: Expecting operator before the end of the query. The valid operators are ${OPERATORS}.`
        : `Error in the JQL Query: Expecting operator but got '${got}'. The valid operators are ${OPERATORS}. ${where}`;
    case 'list': {
      const [, field = '', operator = '', value = ''] = BEFORE_OPERAND.exec(text.slice(0, error.start)) ?? [];
      return `Operator '${operator.toLowerCase()}' does not support the non-list value '${value}' for field '${field.trim()}'.`;
    }
    case 'operand':
      return isAtEnd
        ? 'Error in the JQL Query: Expecting either a value, list or function before the end of the query.'
        : `Error in the JQL Query: Expecting either a value, list or function but got '${got}'. You must surround '${got}' in quotation marks to use it as a value. ${where}`;
    case 'field':
      return isAtEnd
        ? 'Error in the JQL Query: Expecting a field name at the end of the query.'
        : `Error in the JQL Query: Expecting a field name but got '${got}'. You must surround '${got}' in quotation marks to use it as a field name. ${where}`;
    case 'connective':
      return isAtEnd
        ? "Error in the JQL Query: Expecting ')' before the end of the query."
        : `Error in the JQL Query: Expecting either 'OR' or 'AND' but got '${got}'. ${where}`;
  }
};

const MAX_CHARACTERS = 1_000_000;
const MAX_DEPTH = 500;

/** Why a query is not even read: the grammar would need more room than there is. */
const excessIn = (text: string): string | null => {
  if (text.length > MAX_CHARACTERS) return 'The query is too long.';
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  const negations = text.match(/\bnot\b|!(?![=~])/gi)?.length ?? 0;
  return deepest > MAX_DEPTH || negations > MAX_DEPTH ? 'The query is nested too deeply.' : null;
};

const kept = new Map<string, ParsedJql>();
const KEPT_QUERIES = 200;

/** Parses a query with Atlassian's own grammar; errors are worded as Jira words them. */
export const parseJql = (text: string): ParsedJql => {
  const known = kept.get(text);
  if (known) return known;
  const excess = excessIn(text);
  if (excess !== null) {
    return { ok: false, problem: { kind: 'syntax', message: `Error in the JQL Query: ${excess}` } };
  }
  const { query, errors } = new JastBuilder().build(text);
  const [first] = errors;
  let parsed: ParsedJql;
  if (first instanceof JQLSyntaxError) {
    parsed = { ok: false, problem: { kind: 'syntax', message: wordsFor(text, first) } };
  } else if (first !== undefined || query === undefined) {
    parsed = {
      ok: false,
      problem: { kind: 'syntax', message: `Error in the JQL Query: ${first?.description ?? text}` },
    };
  } else {
    parsed = { ok: true, query };
  }
  if (kept.size >= KEPT_QUERIES) kept.clear();
  kept.set(text, parsed);
  return parsed;
};
