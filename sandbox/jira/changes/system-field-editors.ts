import { z } from 'zod';
import { adfOfText, isAdfDocument, textOfAdf } from '../adf-text';
import type { AdfDocument, IssueRecord, UserRecord } from '../site-records';
import { changed, type EditContext, type FieldEdit, type FieldEditor, NO_SIDE, refuse, type Side } from './field-edit';

const idOrNameSchema = z.looseObject({ id: z.string().optional(), name: z.string().optional() });
const personSchema = z.looseObject({ accountId: z.string().nullish(), id: z.string().nullish() });
const issueRefSchema = z.looseObject({ id: z.string().optional(), key: z.string().optional() });

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The record that `{id}` or `{name}` means. */
const findNamed = <T extends Named>(value: unknown, records: Iterable<T>): T | null => {
  const parsed = idOrNameSchema.safeParse(value);
  if (!parsed.success) return null;
  const { id, name } = parsed.data;
  for (const record of records) if (record.id === id || (id === undefined && record.name === name)) return record;
  return null;
};

const sideOf = (record: Named | undefined | null): Side => (record ? { id: record.id, text: record.name } : NO_SIDE);

/** Rich text of a request: a document in version 3, plain text in version 2. */
export const richTextFrom = (value: unknown, apiVersion: 2 | 3): AdfDocument | null | undefined => {
  if (value === null) return null;
  if (isAdfDocument(value)) return value;
  return apiVersion === 2 && typeof value === 'string' ? adfOfText(value) : undefined;
};

const summary: FieldEditor = (value, { issue }) => {
  if (typeof value !== 'string' || value.trim() === '') return refuse('You must specify a summary of the issue.');
  if (value.length > 255) return refuse("Summary can't exceed 255 characters.");
  if (/[\r\n]/.test(value)) return refuse('The summary is invalid because it contains newline characters.');
  return changed({
    patch: { summary: value.trim() },
    field: 'summary',
    fieldId: 'summary',
    from: { id: null, text: issue.summary },
    to: { id: null, text: value.trim() },
  });
};

const description: FieldEditor = (value, { issue, apiVersion }) => {
  const document = richTextFrom(value, apiVersion);
  if (document === undefined) {
    return refuse('Operation value must be an Atlassian Document (see the Atlassian Document Format)');
  }
  const text = (of: AdfDocument | null): string | null => (of === null ? null : textOfAdf(of));
  return changed({
    patch: { description: document },
    field: 'description',
    fieldId: 'description',
    from: { id: null, text: text(issue.description) },
    to: { id: null, text: text(document) },
  });
};

const priority: FieldEditor = (value, { site, issue }) => {
  const records = site.store.table('priorities');
  const found = findNamed(value, records.values());
  if (!found) return refuse('The priority selected is invalid.');
  return changed({
    patch: { priorityId: found.id },
    field: 'priority',
    fieldId: 'priority',
    from: sideOf(records.get(issue.priorityId ?? '')),
    to: sideOf(found),
  });
};

const personSide = (user: UserRecord | undefined): Side =>
  user ? { id: user.accountId, text: user.displayName } : NO_SIDE;

const personEditor =
  (field: 'assignee' | 'reporter', slot: 'assigneeAccountId' | 'reporterAccountId'): FieldEditor =>
  (value, { site, viewer, project, issue }) => {
    const users = site.store.table('users');
    const parsed = personSchema.nullable().safeParse(value);
    if (!parsed.success) return refuse('expected Object containing an accountId or an id');
    const accountId = parsed.data?.accountId ?? parsed.data?.id ?? null;
    if (accountId !== null && !users.has(accountId)) return refuse(`User '${accountId}' does not exist.`);
    const isKnownIssue = site.store.table('issues').has(issue.id);
    if (field === 'assignee' && isKnownIssue && !viewer.holds('ASSIGN_ISSUES', { project, issue })) {
      return refuse('You do not have permission to assign issues.');
    }
    return changed({
      patch: { [slot]: accountId },
      field,
      fieldId: field,
      from: personSide(users.get(issue[slot] ?? '')),
      to: personSide(users.get(accountId ?? '')),
    });
  };

const labels: FieldEditor = (value, { issue }) => {
  const parsed = z.array(z.string()).safeParse(value ?? []);
  if (!parsed.success) return refuse('Labels must be an array of strings');
  const next = [...new Set(parsed.data)];
  const spaced = next.find((label) => /\s/.test(label));
  if (spaced !== undefined) return refuse(`The label '${spaced}' contains spaces which is invalid.`);
  return changed({
    patch: { labels: next },
    field: 'labels',
    fieldId: 'labels',
    from: { id: null, text: issue.labels.join(' ') },
    to: { id: null, text: next.join(' ') },
  });
};

const listEditor =
  (options: {
    readonly field: string;
    readonly fieldId: string;
    readonly word: string;
    readonly slot: 'componentIds' | 'fixVersionIds';
    readonly table: 'components' | 'versions';
  }): FieldEditor =>
  (value, { site, project, issue }) => {
    const { field, fieldId, word, slot, table } = options;
    if (!Array.isArray(value)) return refuse('data was not an array');
    const all = [...site.store.table(table).values()];
    const offered = all.filter((record) => record.projectId === project.id);
    const found: Named[] = [];
    for (const each of value as readonly unknown[]) {
      const record = findNamed(each, offered);
      if (!record) return refuse(`${word} name '${JSON.stringify(each)}' is not valid`);
      found.push(record);
    }
    const names = (ids: readonly string[]): Side => {
      const records = all.filter((record) => ids.includes(record.id));
      return records.length === 0
        ? NO_SIDE
        : { id: records.map(({ id }) => id).join(','), text: records.map(({ name }) => name).join(', ') };
    };
    const ids = [...new Set(found.map(({ id }) => id))];
    return changed({ patch: { [slot]: ids }, field, fieldId, from: names(issue[slot]), to: names(ids) });
  };

const duedate: FieldEditor = (value, { issue }) => {
  const isDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
  if (value !== null && !isDay) return refuse(`Error parsing date string: ${JSON.stringify(value)}`);
  const next = isDay ? value : null;
  return changed({
    patch: { dueDate: next },
    field: 'duedate',
    fieldId: 'duedate',
    from: { id: issue.dueDate, text: issue.dueDate },
    to: { id: next, text: next },
  });
};

const levelOf = (context: EditContext, issueTypeId: string): number =>
  context.site.store.table('issueTypes').get(issueTypeId)?.hierarchyLevel ?? 0;

const parent: FieldEditor = (value, context) => {
  const { site, viewer, issue } = context;
  const issueSide = (other: IssueRecord | undefined): Side => (other ? { id: other.id, text: other.key } : NO_SIDE);
  const before = issueSide(site.store.table('issues').get(issue.parentId ?? ''));
  const edit = (to: IssueRecord | undefined): FieldEdit =>
    changed({
      patch: { parentId: to?.id ?? null },
      field: 'IssueParentAssociation',
      fieldId: null,
      from: before,
      to: issueSide(to),
    });
  const isSubtask = levelOf(context, issue.issueTypeId) === -1;
  if (value === null)
    return isSubtask ? refuse('Issue type is a sub-task but parent issue key or id not specified.') : edit(undefined);
  const parsed = issueRefSchema.safeParse(value);
  const named = parsed.success ? (parsed.data.id ?? parsed.data.key) : undefined;
  const found = named === undefined ? undefined : site.store.findIssue(named);
  if (!found || !viewer.canSeeIssue(found)) return refuse('Could not find issue by id or key.');
  if (levelOf(context, found.issueTypeId) !== levelOf(context, issue.issueTypeId) + 1) {
    return refuse('Given parent work item does not belong to appropriate hierarchy.');
  }
  return edit(found);
};

const issuetype: FieldEditor = (value, { site, project, issue }) => {
  const types = site.store.table('issueTypes');
  const offered = project.issueTypeIds.flatMap((id) => types.get(id) ?? []);
  const found = findNamed(value, offered);
  if (!found) return refuse('Specify a valid issue type');
  return changed({
    patch: { issueTypeId: found.id },
    field: 'issuetype',
    fieldId: 'issuetype',
    from: sideOf(types.get(issue.issueTypeId)),
    to: sideOf(found),
  });
};

const security: FieldEditor = (value, { project, issue }) => {
  const found = value === null ? null : findNamed(value, project.securityLevels);
  if (value !== null && !found) return refuse('Specify a valid security level');
  return changed({
    patch: { securityLevelId: found?.id ?? null },
    field: 'security',
    fieldId: 'security',
    from: sideOf(project.securityLevels.find(({ id }) => id === issue.securityLevelId)),
    to: sideOf(found),
  });
};

/** Editors of system fields, by field id. */
export const SYSTEM_FIELD_EDITORS: Readonly<Record<string, FieldEditor>> = {
  summary,
  description,
  priority,
  assignee: personEditor('assignee', 'assigneeAccountId'),
  reporter: personEditor('reporter', 'reporterAccountId'),
  labels,
  components: listEditor({
    field: 'Component',
    fieldId: 'components',
    word: 'Component',
    slot: 'componentIds',
    table: 'components',
  }),
  fixVersions: listEditor({
    field: 'Fix Version',
    fieldId: 'fixVersions',
    word: 'Version',
    slot: 'fixVersionIds',
    table: 'versions',
  }),
  duedate,
  parent,
  issuetype,
  security,
};
