import type { Operand } from '@atlaskit/jql-ast';
import type { IssueRecord } from '../site-records';
import type { JqlClock } from './jql-dates';
import type { JqlProblem } from './jql-problem';

/** Whether an issue matches. */
export type IssueTest = (issue: IssueRecord) => boolean;

/** A clause made ready: its test, and where an index knows, the only issues worth testing. */
export interface CompiledClause {
  readonly test: IssueTest;
  readonly candidateIds: readonly string[] | null;
}

/** Takes note of what is wrong with a query. */
export type Report = (problem: JqlProblem) => void;

/** The outcome of a clause that a problem was reported for. */
export const NEVER: CompiledClause = { test: () => false, candidateIds: null };
/** A clause that no index helps with. */
export const plain = (test: IssueTest): CompiledClause => ({ test, candidateIds: null });

export type Comparison = '=' | '!=' | '<' | '>' | '<=' | '>=' | 'in' | 'not in' | 'is' | 'is not' | '~' | '!~';

/** What a NOT over a clause makes of its operator. */
export const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
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

/** All operands of a list, or the one there is. */
export const operandsIn = (operand: Operand): readonly Operand[] =>
  operand.operandType === 'list' ? operand.values.flatMap(operandsIn) : [operand];

export const isComparison = (operator: string): operator is Comparison => operator in OPPOSITE;

/** A clause without its field. */
export interface ClauseParts {
  readonly operator: Comparison;
  readonly operands: readonly Operand[];
  readonly clock: JqlClock;
  readonly report: Report;
}

/** Compares two values of one kind. */
export const compared = <T extends number | string>(left: T, operator: Comparison, right: T): boolean => {
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
