/** Something wrong with a query, in Jira's words. A `value` problem is only a warning when queries are parsed. */
export interface JqlProblem {
  readonly kind: 'syntax' | 'field' | 'operator' | 'value' | 'function' | 'order';
  readonly message: string;
}

export const unknownField = (name: string): JqlProblem => ({
  kind: 'field',
  message: `Field '${name}' does not exist or you do not have permission to view it.`,
});

export const unknownValue = (value: string, field: string): JqlProblem => ({
  kind: 'value',
  message: `The value '${value}' does not exist for the field '${field}'.`,
});

export const unsupportedOperator = (operator: string, field: string): JqlProblem => ({
  kind: 'operator',
  message: `The operator '${operator}' is not supported by the '${field}' field.`,
});

export const unknownFunction = (name: string): JqlProblem => ({
  kind: 'function',
  message: `Unable to find JQL function '${name}()'.`,
});

export const invalidDate = (value: string, field: string): JqlProblem => ({
  kind: 'operator',
  message:
    `Date value '${value}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', ` +
    `'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
});

export const invalidNumber = (value: string, field: string): JqlProblem => ({
  kind: 'operator',
  message: `The value '${value}' is not a valid number for the field '${field}'.`,
});
