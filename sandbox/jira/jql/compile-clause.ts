import type { Operand, TerminalClause } from '@atlaskit/jql-ast';
import type { IssueRecord } from '../site-records';
import { DATE_FUNCTIONS, type JqlClock, type JqlMoment, momentOfFunction, momentOfLiteral } from './jql-dates';
import type { ChoiceField, JqlField } from './jql-field';
import {
  invalidDate,
  invalidNumber,
  type JqlProblem,
  unknownFunction,
  unknownValue,
  unsupportedOperator,
} from './jql-problem';
import { textMatcher } from './text-match';

export type IssueTest = (issue: IssueRecord) => boolean;

/** A clause made ready: its test, and where an index knows, the only issues worth testing. */
export interface CompiledClause {
  readonly test: IssueTest;
  readonly candidateIds: readonly string[] | null;
}

export type Report = (problem: JqlProblem) => void;

const NEVER: CompiledClause = { test: () => false, candidateIds: null };
const plain = (test: IssueTest): CompiledClause => ({ test, candidateIds: null });

type Comparison = '=' | '!=' | '<' | '>' | '<=' | '>=' | 'in' | 'not in' | 'is' | 'is not' | '~' | '!~';

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
  '~': '!~',
  '!~': '~',
};

const operandsIn = (operand: Operand): readonly Operand[] =>
  operand.operandType === 'list' ? operand.values.flatMap(operandsIn) : [operand];

const isComparison = (operator: string): operator is Comparison => operator in OPPOSITE;

interface ClauseParts {
  readonly operator: Comparison;
  readonly operands: readonly Operand[];
  readonly clock: JqlClock;
  readonly report: Report;
}

/** Values, and whether emptiness itself was asked for among them. */
interface Wanted {
  readonly values: readonly string[];
  readonly empty: boolean;
}

const wantedOf = (field: ChoiceField, { operands, report }: ClauseParts): Wanted => {
  const values: string[] = [];
  let empty = false;
  for (const operand of operands) {
    if (operand.operandType === 'keyword') empty = true;
    if (operand.operandType === 'value') {
      const found = field.resolve(operand.value);
      if (found === null) {
        const message = field.unknownMessage?.(operand.value);
        report(message === undefined ? unknownValue(operand.value, field.name) : { kind: 'value', message });
      }
      for (const value of found ?? []) {
        if (value === '') empty = true;
        else values.push(value);
      }
    }
    if (operand.operandType === 'function') {
      const name = operand.function.value;
      const call = field.functions?.[name.toLowerCase()];
      const found = call?.(operand.arguments.map((argument) => argument.value));
      if (!call) report(unknownFunction(name));
      else if (found === null) {
        report({ kind: 'value', message: `Function '${name}' was called with arguments that it does not accept.` });
      }
      values.push(...(found ?? []));
    }
  }
  return { values, empty };
};

const choiceClause = (field: ChoiceField, parts: ClauseParts): CompiledClause => {
  const { operator, operands, report } = parts;
  if (operator === '<' || operator === '>' || operator === '<=' || operator === '>=') {
    const [operand] = operands;
    const { ordering } = field;
    if (!ordering || operand?.operandType !== 'value') {
      report(unsupportedOperator(operator, field.name));
      return NEVER;
    }
    const bound = ordering.placeNamed(operand.value);
    if (!bound) {
      report(unknownValue(operand.value, field.name));
      return NEVER;
    }
    return plain((issue) => {
      const place = ordering.placeOf(issue);
      return place !== null && place.group === bound.group && compared(place.position, operator, bound.position);
    });
  }
  if (operator === '~' || operator === '!~') {
    report(unsupportedOperator(operator, field.name));
    return NEVER;
  }
  const { values, empty } = wantedOf(field, parts);
  const wanted = new Set(values);
  const [only] = wanted.size === 1 ? [...wanted] : [];
  const has: IssueTest =
    only === undefined
      ? (issue) => field.valuesOf(issue).some((value) => wanted.has(value))
      : (issue) => field.valuesOf(issue).includes(only);
  if (operator === '=' || operator === 'in' || operator === 'is') {
    if (empty) return plain((issue) => field.valuesOf(issue).length === 0 || has(issue));
    const candidates = field.candidatesFor?.(values);
    return { test: has, candidateIds: candidates ? [...new Set(candidates)] : null };
  }
  // As Jira has it, "is not X" never finds an issue without any value.
  return plain((issue) => field.valuesOf(issue).length > 0 && !has(issue));
};

const compared = <T extends number | string>(left: T, operator: Comparison, right: T): boolean => {
  switch (operator) {
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '>=':
      return left >= right;
    default:
      return left === right;
  }
};

/** A clause over one comparable value: numbers, days, instants. */
const scalarClause = <T extends number | string>(options: {
  readonly parts: ClauseParts;
  readonly valueOf: (issue: IssueRecord) => T | null;
  readonly read: (operand: Operand) => T | null;
}): CompiledClause => {
  const { parts, valueOf, read } = options;
  const { operator, operands } = parts;
  const asksEmpty = operands.some((operand) => operand.operandType === 'keyword');
  const bounds = operands.filter((operand) => operand.operandType !== 'keyword').flatMap((each) => read(each) ?? []);
  const [bound] = bounds;
  switch (operator) {
    case '=':
    case 'in':
    case 'is':
      return plain((issue) => {
        const value = valueOf(issue);
        return value === null ? asksEmpty : bounds.includes(value);
      });
    case '!=':
    case 'not in':
    case 'is not':
      return plain((issue) => {
        const value = valueOf(issue);
        return value !== null && !bounds.includes(value);
      });
    default:
      if (bound === undefined) return NEVER;
      return plain((issue) => {
        const value = valueOf(issue);
        return value !== null && compared(value, operator, bound);
      });
  }
};

const MINUTE_MS = 60_000;
const minuteOf = (at: number): number => Math.floor(at / MINUTE_MS);

const momentIn = (operand: Operand, field: JqlField, { clock, report }: ClauseParts): JqlMoment | null => {
  if (operand.operandType === 'value') {
    const moment = momentOfLiteral(operand.value, clock);
    if (!moment) report(invalidDate(operand.value, field.name));
    return moment;
  }
  if (operand.operandType !== 'function') return null;
  const name = operand.function.value;
  const moment = momentOfFunction(
    name,
    operand.arguments.map((argument) => argument.value),
    clock,
  );
  if (!moment) {
    const isKnown = DATE_FUNCTIONS.some((known) => known.toLowerCase() === name.toLowerCase());
    report(isKnown ? invalidDate(`${name}()`, field.name) : unknownFunction(name));
  }
  return moment;
};

const numberIn = (operand: Operand, field: JqlField, { report }: ClauseParts): number | null => {
  if (operand.operandType === 'function') {
    report(unknownFunction(operand.function.value));
    return null;
  }
  const number = operand.operandType === 'value' && operand.value.trim() !== '' ? Number(operand.value) : Number.NaN;
  if (!Number.isNaN(number)) return number;
  report(invalidNumber(operand.operandType === 'value' ? operand.value : '', field.name));
  return null;
};

const textClause = (field: JqlField & { kind: 'text' }, parts: ClauseParts): CompiledClause => {
  const { operator, operands, report } = parts;
  const [operand] = operands;
  const isFilled: IssueTest = (issue) => field.textsOf(issue).some((text) => text !== '');
  if (operand?.operandType === 'keyword' && (operator === 'is' || operator === 'is not')) {
    return plain(operator === 'is' ? (issue) => !isFilled(issue) : isFilled);
  }
  if ((operator !== '~' && operator !== '!~') || operand?.operandType !== 'value') {
    report(unsupportedOperator(operator, field.name));
    return NEVER;
  }
  const matches = textMatcher(operand.value);
  const has: IssueTest = (issue) => field.textsOf(issue).some(matches);
  return plain(operator === '~' ? has : (issue) => isFilled(issue) && !has(issue));
};

const exactClause = (field: JqlField & { kind: 'exact' }, parts: ClauseParts): CompiledClause => {
  const asChoice: ChoiceField = {
    kind: 'choice',
    name: field.name,
    valuesOf: field.exactsOf,
    resolve: (text) => [text],
  };
  return choiceClause(asChoice, parts);
};

const clauseFor = (field: JqlField, parts: ClauseParts): CompiledClause => {
  switch (field.kind) {
    case 'choice':
      return choiceClause(field, parts);
    case 'exact':
      return exactClause(field, parts);
    case 'text':
      return textClause(field, parts);
    case 'order':
      parts.report(unsupportedOperator(parts.operator, field.name));
      return NEVER;
    default:
  }
  if (parts.operator === '~' || parts.operator === '!~') {
    parts.report(unsupportedOperator(parts.operator, field.name));
    return NEVER;
  }
  switch (field.kind) {
    case 'number':
      return scalarClause({ parts, valueOf: field.numberOf, read: (operand) => numberIn(operand, field, parts) });
    case 'day':
      return scalarClause({
        parts,
        valueOf: field.dayOf,
        read: (operand) => momentIn(operand, field, parts)?.day ?? null,
      });
    case 'instant':
      // Literals have the precision of a minute, so instants are compared by their minutes.
      return scalarClause({
        parts,
        valueOf: (issue) => {
          const at = field.instantOf(issue);
          return at === null ? null : minuteOf(at);
        },
        read: (operand) => {
          const at = momentIn(operand, field, parts)?.at;
          return at === undefined ? null : minuteOf(at);
        },
      });
  }
};

/** Makes one clause ready; `isNegated` where a NOT stands over it, which Jira pushes down into the operator. */
export const compileTerminal = (options: {
  readonly clause: TerminalClause;
  readonly field: JqlField;
  readonly isNegated: boolean;
  readonly clock: JqlClock;
  readonly report: Report;
}): CompiledClause => {
  const { clause, field, isNegated, clock, report } = options;
  const written = clause.operator?.value ?? '';
  if (!isComparison(written)) {
    report({
      kind: 'operator',
      message: `The operator '${written.toUpperCase()}' on field '${field.name}' needs issue history, which this site does not search.`,
    });
    return NEVER;
  }
  if (!clause.operand) return NEVER;
  const isList = clause.operand.operandType === 'list' || clause.operand.operandType === 'function';
  if ((written === 'in' || written === 'not in') && !isList) {
    const text = clause.operand.operandType === 'value' ? clause.operand.text : 'EMPTY';
    report({
      kind: 'operator',
      message: `Operator '${written}' does not support the non-list value '${text}' for field '${field.name}'.`,
    });
    return NEVER;
  }
  if ((written === 'is' || written === 'is not') && clause.operand.operandType !== 'keyword') {
    report({
      kind: 'operator',
      message: `The '${written}' operator can only be used with 'EMPTY' for the field '${field.name}'.`,
    });
    return NEVER;
  }
  const operator = isNegated ? OPPOSITE[written] : written;
  return clauseFor(field, { operator, operands: operandsIn(clause.operand), clock, report });
};
