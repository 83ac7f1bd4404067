import { ownValue } from '../own-value';
import { type ClauseParts, type CompiledClause, compared, type IssueTest, NEVER, plain } from './clause-parts';
import type { ChoiceField, ExactField } from './jql-field';
import { unknownFunction, unknownValue, unsupportedOperator } from './jql-problem';

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
      const call = ownValue(field.functions ?? {}, name.toLowerCase());
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

/** A clause over values of a known set. */
export const choiceClause = (field: ChoiceField, parts: ClauseParts): CompiledClause => {
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

/** A clause over whole texts that need not be known. */
export const exactClause = (field: ExactField, parts: ClauseParts): CompiledClause => {
  const asChoice: ChoiceField = {
    kind: 'choice',
    name: field.name,
    valuesOf: field.exactsOf,
    resolve: (text) => [text],
  };
  return choiceClause(asChoice, parts);
};
