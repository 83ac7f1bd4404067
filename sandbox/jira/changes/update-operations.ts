import { JiraRefusal } from '../jira-refusal';
import { ownValue } from '../own-value';
import type { IssueRecord } from '../site-records';

type Operation = Readonly<Record<string, unknown>>;

const currentList = (fieldId: string, issue: IssueRecord): readonly unknown[] => {
  switch (fieldId) {
    case 'labels':
      return issue.labels;
    case 'components':
      return issue.componentIds.map((id) => ({ id }));
    case 'fixVersions':
      return issue.fixVersionIds.map((id) => ({ id }));
    default: {
      const value = ownValue(issue.custom, fieldId);
      return Array.isArray(value) ? (value as readonly unknown[]) : [];
    }
  }
};

const isSameChoice = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** The value that a list of `set`, `add` and `remove` operations leads to. */
export const valueAfterOperations = (
  fieldId: string,
  operations: readonly Operation[],
  issue: IssueRecord,
): unknown => {
  let list = currentList(fieldId, issue);
  let single: unknown;
  let isList = false;
  for (const operation of operations) {
    const [[verb, value] = ['', undefined]] = Object.entries(operation);
    if (verb === 'set' || verb === 'edit') {
      // `{"none": true}` is how a parent is taken away.
      const isNone = fieldId === 'parent' && isSameChoice(value, { none: true });
      single = isNone ? null : value;
      list = Array.isArray(value) ? (value as readonly unknown[]) : list;
    } else if (verb === 'add') {
      isList = true;
      list = [...list.filter((known) => !isSameChoice(known, value)), value];
    } else if (verb === 'remove') {
      isList = true;
      list = list.filter((known) => !isSameChoice(known, value));
    } else {
      throw new JiraRefusal(400, { errors: { [fieldId]: `Operation '${verb}' is not supported for this field.` } });
    }
  }
  return isList ? list : single;
};
