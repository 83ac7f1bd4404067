import { describeField } from '../field-catalog';
import { ownValue } from '../own-value';
import type { HistoryRecord, IssueRecord, Json } from '../site-records';
import { jiraTimestamp } from '../site-time';
import { fieldWritersFor, type Reading } from './issue-fields';
import { vocabularyOf } from './vocabulary';

/** What a reading of issues asks for. */
export interface IssueSelection {
  readonly fields: readonly string[];
  readonly properties: readonly string[];
  readonly expand: readonly string[];
}

const NOT_FIELDS: ReadonlySet<string> = new Set(['id', 'key']);
const CHANGELOG_IN_LISTS = 40;

/** One entry of a changelog. */
export const historyAnswer = (history: HistoryRecord, reading: Reading): Json => {
  const { store, siteUrl, siteTimeZone } = reading.site;
  const author = store.table('users').get(history.authorAccountId);
  return {
    id: history.id,
    ...(author ? { author: vocabularyOf(siteUrl).user(author) } : {}),
    created: jiraTimestamp(history.createdAt, siteTimeZone),
    items: history.items.map((item) => ({
      field: item.field,
      fieldtype: item.fieldtype,
      ...(item.fieldId === null ? {} : { fieldId: item.fieldId }),
      from: item.from,
      fromString: item.fromString,
      to: item.to,
      toString: item.toString,
    })),
  };
};

const changelogIn = (issue: IssueRecord, reading: Reading, limit: number): Json => {
  const newestFirst = [...issue.history].reverse().slice(0, limit);
  return {
    startAt: 0,
    maxResults: newestFirst.length,
    total: issue.history.length,
    histories: newestFirst.map((history) => historyAnswer(history, reading)),
  };
};

/** Writes issues for one request; work that is the same for every issue is done once. */
export const issueWriter = (
  selection: IssueSelection,
  reading: Reading,
): { readonly write: (issue: IssueRecord) => Json; readonly fieldIds: readonly string[] } => {
  const { siteUrl } = reading.site;
  const wantsFields = selection.fields.some((name) => !NOT_FIELDS.has(name));
  const idsOnly = selection.fields.length > 0 && selection.fields.every((name) => name === 'id');
  const writers = wantsFields ? fieldWritersFor(selection.fields, reading) : [];
  const write = (issue: IssueRecord): Json => {
    const identity = idsOnly
      ? { id: issue.id }
      : { expand: '', id: issue.id, self: `${siteUrl}/rest/api/3/issue/${issue.id}`, key: issue.key };
    const fields: Record<string, Json> = {};
    for (const [id, writer] of writers) {
      const value = writer(issue);
      if (value !== undefined) fields[id] = value;
    }
    const properties: Record<string, Json> = {};
    for (const key of selection.properties) {
      const value = ownValue(issue.properties, key);
      if (value !== undefined) properties[key] = value;
    }
    return {
      ...identity,
      ...(wantsFields ? { fields } : {}),
      ...(selection.properties.length > 0 ? { properties } : {}),
      ...(selection.expand.includes('changelog') ? { changelog: changelogIn(issue, reading, CHANGELOG_IN_LISTS) } : {}),
    };
  };
  return { write, fieldIds: writers.map(([id]) => id) };
};

/** `names` and `schema` for the lists and issues that expand them. */
export const expandedDescriptions = (
  expand: readonly string[],
  fieldIds: readonly string[],
  reading: Reading,
): { readonly names?: Json; readonly schema?: Json } => {
  const described = fieldIds.map((id) => [id, describeField(reading.site.store, id)] as const);
  return {
    ...(expand.includes('names') ? { names: Object.fromEntries(described.map(([id, { name }]) => [id, name])) } : {}),
    ...(expand.includes('schema')
      ? { schema: Object.fromEntries(described.map(([id, { schema }]) => [id, schema])) }
      : {}),
  };
};
