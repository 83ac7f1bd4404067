import type { Operand } from '@atlaskit/jql-ast';
import type { IssueRecord } from '../site-records';
import { type ClauseParts, type CompiledClause, compared, type IssueTest, NEVER, plain } from './clause-parts';
import { DATE_FUNCTIONS, type JqlMoment, momentOfFunction, momentOfLiteral } from './jql-dates';
import type { DayField, InstantField, JqlField, NumberField, TextField } from './jql-field';
import { invalidDate, invalidNumber, unknownFunction, unsupportedOperator } from './jql-problem';
import { textMatcher } from './text-match';

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

/** A clause over words in texts. */
export const textClause = (field: TextField, parts: ClauseParts): CompiledClause => {
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

export const numberClause = (field: NumberField, parts: ClauseParts): CompiledClause =>
  scalarClause({ parts, valueOf: field.numberOf, read: (operand) => numberIn(operand, field, parts) });

export const dayClause = (field: DayField, parts: ClauseParts): CompiledClause =>
  scalarClause({ parts, valueOf: field.dayOf, read: (operand) => momentIn(operand, field, parts)?.day ?? null });

/** Literals have the precision of a minute, so instants are compared by their minutes. */
export const instantClause = (field: InstantField, parts: ClauseParts): CompiledClause =>
  scalarClause({
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
