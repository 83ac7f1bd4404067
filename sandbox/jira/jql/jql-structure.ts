import type { Clause, Field, Operand, Query } from '@atlaskit/jql-ast';
import type { Json } from '../site-records';

const fieldAnswer = (field: Field): Json => {
  const properties = field.properties ?? [];
  if (properties.length === 0) return { name: field.value, encodedName: field.text };
  return {
    name: field.value.replace(/\.property$/, ''),
    encodedName: field.text,
    property: properties.map((property) => ({
      entity: field.value.replace(/\.property$/, ''),
      key: property.key?.value ?? '',
      path: (property.path ?? [])
        .map((part) => part.value)
        .join('')
        .replace(/^\./, ''),
    })),
  };
};

const operandAnswer = (operand: Operand): Json => {
  switch (operand.operandType) {
    case 'value':
      return { value: operand.value, encodedValue: operand.text };
    case 'keyword':
      return { keyword: 'empty' };
    case 'function':
      return {
        function: operand.function.value,
        arguments: operand.arguments.map((argument) => argument.value),
        encodedOperand: `${operand.function.text}(${operand.arguments.map((argument) => argument.text).join(', ')})`,
      };
    case 'list':
      return { values: operand.values.map(operandAnswer) };
  }
};

const clauseAnswer = (clause: Clause): Json => {
  if (clause.clauseType === 'not') return { operator: 'not', clauses: [clauseAnswer(clause.clause)] };
  if (clause.clauseType === 'compound') {
    return { operator: clause.operator.value, clauses: clause.clauses.map(clauseAnswer) };
  }
  return {
    field: fieldAnswer(clause.field),
    operator: clause.operator?.value ?? '=',
    operand: clause.operand ? operandAnswer(clause.operand) : { keyword: 'empty' },
    ...(clause.predicates.length > 0
      ? {
          predicates: clause.predicates.map((predicate) => ({
            operator: predicate.operator.value,
            ...(predicate.operand ? { operand: operandAnswer(predicate.operand) } : {}),
          })),
        }
      : {}),
  };
};

/** The syntax tree of a query in the form that `jql/parse` gives. */
export const structureOf = (query: Query): Json => ({
  ...(query.where ? { where: clauseAnswer(query.where) } : {}),
  ...(query.orderBy
    ? {
        orderBy: {
          fields: query.orderBy.fields.map((order) => ({
            field: fieldAnswer(order.field),
            ...(order.direction ? { direction: order.direction.value.toLowerCase() } : {}),
          })),
        },
      }
    : {}),
});
