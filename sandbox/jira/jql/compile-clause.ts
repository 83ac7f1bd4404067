import type { TerminalClause } from '@atlaskit/jql-ast';
import { choiceClause, exactClause } from './choice-clause';
import {
  type ClauseParts,
  type CompiledClause,
  isComparison,
  NEVER,
  OPPOSITE,
  operandsIn,
  type Report,
} from './clause-parts';
import type { JqlClock } from './jql-dates';
import type { JqlField } from './jql-field';
import { unsupportedOperator } from './jql-problem';
import { dayClause, instantClause, numberClause, textClause } from './value-clauses';

const clauseFor = (field: JqlField, parts: ClauseParts): CompiledClause => {
  const isTextual = parts.operator === '~' || parts.operator === '!~';
  if (field.kind === 'order' || (isTextual && field.kind !== 'text')) {
    parts.report(unsupportedOperator(parts.operator, field.name));
    return NEVER;
  }
  switch (field.kind) {
    case 'choice':
      return choiceClause(field, parts);
    case 'exact':
      return exactClause(field, parts);
    case 'text':
      return textClause(field, parts);
    case 'number':
      return numberClause(field, parts);
    case 'day':
      return dayClause(field, parts);
    case 'instant':
      return instantClause(field, parts);
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
