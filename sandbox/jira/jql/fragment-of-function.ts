import type { Clause, TerminalClause } from '@atlaskit/jql-ast';
import { type AppFunctions, type FunctionCall, refusalOf } from './app-functions';
import { operandsIn } from './clause-parts';
import type { JqlField } from './jql-field';
import type { JqlProblem } from './jql-problem';
import { parseJql } from './parse-jql';

const MAX_VALUES = 1000;

/** What stands in the place of a clause that calls an app, or what is wrong with it. */
export type Fragment =
  | { readonly kind: 'clause'; readonly clause: Clause }
  | { readonly kind: 'problem'; readonly problem: JqlProblem };

const problem = (message: string): Fragment => ({ kind: 'problem', problem: { kind: 'function', message } });

const terminalsIn = (clause: Clause): readonly TerminalClause[] => {
  if (clause.clauseType === 'not') return terminalsIn(clause.clause);
  return clause.clauseType === 'compound' ? clause.clauses.flatMap(terminalsIn) : [clause];
};

/** Names of fields as the manifest calls their kinds. */
const kindOf = (field: JqlField): string => (field.name === 'key' ? 'issue' : field.name.toLowerCase());

const written = (functions: AppFunctions, call: FunctionCall): Fragment => {
  const outcome = functions.outcomeOf(call);
  if ('error' in outcome) return problem(outcome.error);
  const { name } = call.function;
  const parsed = parseJql(outcome.jql);
  if (!parsed.ok) return problem(`The function '${name}' answered with an invalid query. ${parsed.problem.message}`);
  const { where, orderBy } = parsed.query;
  if (!where || orderBy) return problem(`The function '${name}' must answer with clauses, and with no order.`);
  const operands = terminalsIn(where).flatMap(({ operand }) => (operand ? operandsIn(operand) : []));
  if (operands.length > MAX_VALUES)
    return problem(`The function '${name}' answered with more than ${MAX_VALUES} values.`);
  if (operands.some((operand) => functions.callIn(operand, '') !== null)) {
    return problem(`The function '${name}' answered with a function of an app.`);
  }
  return { kind: 'clause', clause: where };
};

/** Puts the answer of an app's function in the place of the clause that calls it; null where a clause calls none. */
export const fragmentOfFunction = (
  functions: AppFunctions,
  clause: TerminalClause,
  field: JqlField,
): Fragment | null => {
  if (!clause.operand) return null;
  const operands = operandsIn(clause.operand);
  const calls = operands.flatMap((operand) => functions.callIn(operand, clause.operator?.value ?? '') ?? []);
  const [call] = calls;
  if (!call) return null;
  const { name, types } = call.function;
  if (operands.length > 1) return problem(`The function '${name}' cannot stand in a list with other values.`);
  const refusal = refusalOf(call);
  if (refusal !== null) return problem(refusal);
  if (!types.includes(kindOf(field))) {
    return problem(`The function '${name}' is not supported by the field '${field.name}'.`);
  }
  return written(functions, call);
};
