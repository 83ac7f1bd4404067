import { basename } from 'node:path';
import { type AdfDocument, type CustomFieldRecord, type Json, SITE_IDS } from '../jira/site-records';
import { adfDocument, adfParagraph, adfText } from './adf';
import { type CsvCell, csvTable } from './csv-table';
import { ImportRefusal } from './import-refusal';
import {
  type ImportedFile,
  type ImportedIssue,
  type ImportedLink,
  type ImportedPerson,
  ISSUE_KEY,
  type StatusCategory,
} from './imported-issue';
import { jiraDateFrom } from './jira-date';
import { wikiToAdf } from './wiki-to-adf';

const LINK_COLUMN = /^(inward|outward) issue link \((.+)\)$/i;
const CUSTOM_COLUMN = /^custom field \((.+)\)$/i;
const PARENT_COLUMNS = ['parent key', 'parent id', 'parent', 'custom field (epic link)'];
/** Fields whose exported names differ from the site's. */
const CUSTOM_IDS: Readonly<Record<string, string>> = {
  'story points': SITE_IDS.storyPointsField,
  'story point estimate': SITE_IDS.storyPointEstimateField,
};
const KNOWN = new Set([
  ...['summary', 'issue key', 'issue id', 'issue type', 'status', 'project key', 'project name', 'project type'],
  ...['priority', 'resolution', 'assignee', 'assignee id', 'reporter', 'reporter id', 'creator', 'creator id'],
  ...['created', 'updated', 'resolved', 'fix versions', 'fix version/s', 'components', 'component/s', 'due date'],
  ...['votes', 'labels', 'description', 'watchers', 'watchers id', 'original estimate', 'security level', 'sprint'],
  ...['comment', 'status category', 'status category changed', 'custom field (rank)', ...PARENT_COLUMNS],
]);
const CATEGORIES: Readonly<Record<string, StatusCategory>> = {
  'to do': 'new',
  new: 'new',
  'in progress': 'indeterminate',
  done: 'done',
  complete: 'done',
};

export interface CsvRequest {
  readonly filePath: string;
  readonly text: string;
  readonly customFields: readonly CustomFieldRecord[];
}

/** Reads a Jira CSV export: headers repeated for many values, wiki markup, Jira's dates; any column but Summary may lack. */
export function jiraCsv({ filePath, text, customFields }: CsvRequest): ImportedFile {
  const { header, rows } = csvTable(text);
  const columns = columnsOf(header);
  const start = header[0] ?? { line: 1, column: 1 };
  if (!columns.has('summary')) throw new ImportRefusal(start, 'The header has no column "Summary".');
  const keyless = !columns.has('issue key');
  if (keyless && !columns.has('issue id')) {
    throw new ImportRefusal(start, 'The header has neither a column "Issue key" nor a column "Issue id".');
  }
  const fieldIds = customColumns(columns, customFields);
  const readers = rows.map((row) => rowReader(row, columns));
  const keys = keyless ? keysByIdOrder(readers, projectKeyFrom(filePath)) : null;
  const issues = readers.map((reader, index) => issueFrom(reader, { key: keys?.[index] ?? null, fieldIds }));
  const ignored = header
    .map(({ text: name }) => name.trim())
    .filter((name) => !KNOWN.has(name.toLowerCase()) && !LINK_COLUMN.test(name) && !fieldIds.has(name.toLowerCase()));
  const notes = keyless
    ? [`The file has no issue keys; they were made in the order of issue ids, as ${projectKeyFrom(filePath)}-1 and on.`]
    : [];
  return { issues, ignored: [...new Set(ignored)].filter((name) => name !== ''), notes };
}

type Columns = ReadonlyMap<string, readonly number[]>;

function columnsOf(header: readonly CsvCell[]): Columns {
  const columns = new Map<string, number[]>();
  header.forEach(({ text }, index) => {
    const name = text.trim().toLowerCase();
    columns.set(name, [...(columns.get(name) ?? []), index]);
  });
  return columns;
}

/** Columns of custom fields that this site has, by lower-case header. */
function customColumns(
  columns: Columns,
  customFields: readonly CustomFieldRecord[],
): ReadonlyMap<string, CustomFieldRecord> {
  const found = new Map<string, CustomFieldRecord>();
  for (const header of columns.keys()) {
    const name = CUSTOM_COLUMN.exec(header)?.[1]?.toLowerCase();
    if (name === undefined || name === 'rank') continue;
    const field = customFields.find((one) => one.id === CUSTOM_IDS[name] || one.name.toLowerCase() === name);
    if (field !== undefined && (field.type === 'number' || field.type === 'string')) found.set(header, field);
  }
  return found;
}

interface RowReader {
  readonly row: readonly CsvCell[];
  readonly columns: Columns;
  /** Non-empty cells of all columns of that name. */
  cells(name: string): readonly CsvCell[];
  text(name: string): string | null;
}

function rowReader(row: readonly CsvCell[], columns: Columns): RowReader {
  const cells = (name: string): readonly CsvCell[] =>
    (columns.get(name) ?? []).flatMap((index) => {
      const cell = row[index];
      return cell === undefined || cell.text.trim() === '' ? [] : [cell];
    });
  return { row, columns, cells, text: (name) => cells(name)[0]?.text.trim() ?? null };
}

function projectKeyFrom(filePath: string): string {
  const word = /^[A-Za-z][A-Za-z0-9]+/.exec(basename(filePath))?.[0] ?? 'IMPORT';
  return word.toUpperCase().slice(0, 10);
}

function keysByIdOrder(readers: readonly RowReader[], projectKey: string): readonly string[] {
  const order = readers
    .map((reader, index) => ({ index, id: Number(reader.text('issue id') ?? Number.MAX_SAFE_INTEGER) }))
    .toSorted((one, other) => one.id - other.id);
  const keys: string[] = [];
  order.forEach(({ index }, position) => {
    keys[index] = `${projectKey}-${position + 1}`;
  });
  return keys;
}

interface IssueContext {
  readonly key: string | null;
  readonly fieldIds: ReadonlyMap<string, CustomFieldRecord>;
}

function issueFrom(reader: RowReader, context: IssueContext): ImportedIssue {
  const row = reader.row[0] ?? { line: 1, column: 1, text: '' };
  const place = { line: row.line, column: row.column };
  const summary = reader.text('summary');
  if (summary === null) throw new ImportRefusal(cellAt(reader, 'summary') ?? place, 'This issue has no summary.');
  const parents = PARENT_COLUMNS.flatMap((name) => reader.cells(name));
  const person = (name: string): ImportedPerson | null => {
    const accountId = reader.text(`${name} id`);
    const called = reader.text(name);
    return accountId === null && called === null ? null : { accountId, name: called };
  };
  const due = date(reader, 'due date');
  return {
    places: { row: place, key: cellAt(reader, 'issue key') ?? place, parent: parents[0] ?? place },
    externalId: reader.text('issue id'),
    key: context.key ?? keyFrom(reader, place),
    projectName: reader.text('project name'),
    projectType: reader.text('project type'),
    typeName: reader.text('issue type') ?? 'Task',
    hierarchyLevel: null,
    statusName: reader.text('status') ?? 'To Do',
    statusCategory: categoryFrom(reader),
    priorityName: reader.text('priority'),
    resolutionName: resolutionFrom(reader),
    summary,
    description: descriptionFrom(reader),
    reporter: person('reporter'),
    creator: person('creator'),
    assignee: person('assignee'),
    createdAt: date(reader, 'created'),
    updatedAt: date(reader, 'updated'),
    resolvedAt: date(reader, 'resolved'),
    statusChangedAt: date(reader, 'status category changed'),
    dueDate: due === null ? null : new Date(due).toISOString().slice(0, 10),
    parentRefs: parents.map(({ text }) => text.trim()),
    labels: texts(reader, 'labels').flatMap((text) => text.split(/\s+/)),
    components: [...texts(reader, 'components'), ...texts(reader, 'component/s')],
    versions: [...texts(reader, 'fix versions'), ...texts(reader, 'fix version/s')].map((name) => ({
      name,
      released: null,
      releaseDate: null,
    })),
    sprints: texts(reader, 'sprint').map((name) => ({
      ...{ name, state: null, goal: '' },
      ...{ startAt: null, endAt: null, completeAt: null },
    })),
    links: linksFrom(reader),
    votes: count(reader, 'votes'),
    ...watchersFrom(reader),
    rank: reader.text('custom field (rank)'),
    securityLevelName: reader.text('security level'),
    originalEstimateSeconds: number(reader.cells('original estimate')[0]),
    custom: customFrom(reader, context.fieldIds),
    comments: reader.cells('comment').map(commentFrom),
  };
}

function cellAt(reader: RowReader, name: string): CsvCell | undefined {
  return reader.row[reader.columns.get(name)?.[0] ?? -1];
}

function keyFrom(reader: RowReader, row: { readonly line: number; readonly column: number }): string {
  const key = reader.text('issue key') ?? '';
  if (ISSUE_KEY.test(key)) return key;
  const reason = key === '' ? 'This row has no issue key.' : `"${key}" is not an issue key such as ABC-12.`;
  throw new ImportRefusal(cellAt(reader, 'issue key') ?? row, reason);
}

function texts(reader: RowReader, name: string): readonly string[] {
  return [...new Set(reader.cells(name).map(({ text }) => text.trim()))];
}

function date(reader: RowReader, name: string): number | null {
  const cell = reader.cells(name)[0];
  if (cell === undefined) return null;
  const instant = jiraDateFrom(cell.text);
  if (instant !== null) return instant;
  throw new ImportRefusal(cell, `"${cell.text.trim()}" in column "${name}" is not a date such as 25/Feb/26 10:17 PM.`);
}

function number(cell: CsvCell | undefined): number | null {
  if (cell === undefined) return null;
  const value = Number(cell.text.trim());
  if (Number.isFinite(value)) return value;
  throw new ImportRefusal(cell, `"${cell.text.trim()}" is not a number.`);
}

function count(reader: RowReader, name: string): number {
  return Math.max(0, Math.round(number(reader.cells(name)[0]) ?? 0));
}

function categoryFrom(reader: RowReader): StatusCategory | null {
  const cell = reader.cells('status category')[0];
  if (cell === undefined) return null;
  const category = CATEGORIES[cell.text.trim().toLowerCase()];
  if (category !== undefined) return category;
  throw new ImportRefusal(cell, `"${cell.text.trim()}" is not a status category: To Do, In Progress or Done.`);
}

function resolutionFrom(reader: RowReader): string | null {
  const name = reader.text('resolution');
  return name === null || name.toLowerCase() === 'unresolved' ? null : name;
}

function descriptionFrom(reader: RowReader): AdfDocument | null {
  const cell = reader.cells('description')[0];
  return cell === undefined ? null : wikiToAdf(cell.text);
}

function linksFrom(reader: RowReader): readonly ImportedLink[] {
  return [...reader.columns.keys()].flatMap((name) => {
    const match = LINK_COLUMN.exec(name);
    if (match === null) return [];
    const direction = match[1]?.toLowerCase() === 'inward' ? 'inward' : 'outward';
    const typeName = capitalised(match[2] ?? '');
    return reader.cells(name).flatMap((cell) =>
      cell.text
        .split(/[\s,;]+/)
        .filter((key) => ISSUE_KEY.test(key))
        .map(
          (otherKey): ImportedLink => ({
            ...{ typeName, direction, otherKey },
            ...{ inwardWords: null, outwardWords: null },
          }),
        ),
    );
  });
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Cloud lists names and ids of watchers in columns of their own; some exports give a number only. */
function watchersFrom(reader: RowReader): Pick<ImportedIssue, 'watchers' | 'watcherCount'> {
  const ids = texts(reader, 'watchers id');
  const names = texts(reader, 'watchers');
  const [only] = names;
  if (ids.length === 0 && names.length === 1 && only !== undefined && /^\d+$/.test(only)) {
    return { watchers: [], watcherCount: Number(only) };
  }
  if (ids.length > 0) return { watchers: ids.map((accountId) => ({ accountId, name: null })), watcherCount: 0 };
  return { watchers: names.map((name) => ({ accountId: null, name })), watcherCount: 0 };
}

function customFrom(reader: RowReader, fieldIds: IssueContext['fieldIds']): Readonly<Record<string, Json>> {
  const custom: Record<string, Json> = {};
  for (const [header, field] of fieldIds) {
    const [cell] = reader.cells(header);
    if (cell !== undefined) custom[field.id] = field.type === 'number' ? number(cell) : cell.text;
  }
  return custom;
}

/** `25/Feb/26 4:38 PM;<accountId>;text`; a cell of another form is a comment whose author and day are unknown. */
function commentFrom(cell: CsvCell): ImportedIssue['comments'][number] {
  const match = /^\s*([^;\n]{6,40});([^;\n]*);([\s\S]*)$/.exec(cell.text);
  const createdAt = match === null ? null : jiraDateFrom(match[1] ?? '');
  const body = (words: string): AdfDocument => wikiToAdf(words) ?? adfDocument([adfParagraph([adfText(words || ' ')])]);
  if (match === null || createdAt === null) return { author: null, createdAt: null, body: body(cell.text) };
  const accountId = (match[2] ?? '').trim();
  return { author: accountId === '' ? null : { accountId, name: null }, createdAt, body: body(match[3] ?? '') };
}
