import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SiteData } from '../jira/site-records';
import { recordsFromImport } from './import-records';
import { type ImportFault, ImportRefusal, placeOf } from './import-refusal';
import type { ImportSite } from './import-site';
import type { ImportedFile } from './imported-issue';
import { jiraCsv } from './jira-csv';
import { restSearchJson } from './rest-search-json';

/** What came in, and what did not. */
export interface ImportSummary {
  readonly file: string;
  readonly format: 'csv' | 'json';
  readonly projects: readonly { readonly key: string; readonly name: string; readonly issues: number }[];
  readonly issues: number;
  readonly epics: number;
  /** Issues whose status category is not done, epics included. */
  readonly open: number;
  readonly sprints: number;
  readonly users: number;
  readonly links: number;
  /** Links to issues that the file does not hold. */
  readonly droppedLinks: number;
  /** Issues whose parent the file does not hold; they came in without one. */
  readonly droppedParents: number;
  /** Columns or fields that were not used. */
  readonly ignored: readonly string[];
  /** What had to be assumed, in sentences. */
  readonly notes: readonly string[];
}

export type ImportResult =
  | { readonly ok: true; readonly value: { readonly data: SiteData; readonly summary: ImportSummary } }
  | { readonly ok: false; readonly error: ImportFault };

/**
 * Reads a Jira CSV export or the answer of a REST search, told apart by what is in the file. The result holds only what
 * is new to the site; a file with a fault gives nothing but the fault.
 */
export async function importFile(
  filePath: string,
  { now, site }: { readonly now: number; readonly site: ImportSite },
): Promise<ImportResult> {
  try {
    const text = textFrom(await bytesOf(filePath));
    const isJson = /^[{[]/.test(text.trimStart());
    const { customFields } = site;
    const file = isJson ? restSearchJson({ text, customFields }) : jiraCsv({ filePath, text, customFields });
    if (file.issues.length === 0) throw new ImportRefusal({ line: 1, column: 1 }, 'The file holds no issues.');
    const { data, droppedLinks, droppedParents } = recordsFromImport({ issues: file.issues, site, now });
    const summary = summaryOf({
      filePath,
      format: isJson ? 'json' : 'csv',
      file,
      data,
      droppedLinks,
      droppedParents,
      site,
    });
    return { ok: true, value: { data, summary } };
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error;
    return { ok: false, error: { file: filePath, ...error.place, reason: error.message } };
  }
}

async function bytesOf(filePath: string): Promise<Buffer> {
  try {
    return await readFile(filePath);
  } catch (error) {
    throw new ImportRefusal({ line: 1, column: 1 }, `The file cannot be read: ${(error as Error).message}.`);
  }
}

function textFrom(bytes: Buffer): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.trim() === '') throw new ImportRefusal({ line: 1, column: 1 }, 'The file is empty.');
    return text;
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    throw new ImportRefusal(firstBadByte(bytes), 'The file is not UTF-8 text; save it as UTF-8 and try again.');
  }
}

function firstBadByte(bytes: Buffer): { readonly line: number; readonly column: number } {
  const lenient = bytes.toString('utf8');
  const again = Buffer.from(lenient, 'utf8');
  let at = 0;
  while (at < bytes.length && bytes[at] === again[at]) at += 1;
  const before = bytes.subarray(0, at).toString('utf8');
  return placeOf(before, before.length);
}

function summaryOf(of: {
  readonly filePath: string;
  readonly format: 'csv' | 'json';
  readonly file: ImportedFile;
  readonly data: SiteData;
  readonly droppedLinks: number;
  readonly droppedParents: number;
  readonly site: ImportSite;
}): ImportSummary {
  const { filePath, format, file, data, droppedLinks, droppedParents, site } = of;
  const levels = new Map(
    [...site.issueTypes, ...data.issueTypes].map(({ id, hierarchyLevel }) => [id, hierarchyLevel]),
  );
  const done = new Set(
    [...site.statuses, ...data.statuses].filter(({ category }) => category === 'done').map(({ id }) => id),
  );
  return {
    file: basename(filePath),
    format,
    projects: data.projects.map(({ id, key, name }) => {
      return { key, name, issues: data.issues.filter(({ projectId }) => projectId === id).length };
    }),
    issues: data.issues.length,
    epics: data.issues.filter(({ issueTypeId }) => levels.get(issueTypeId) === 1).length,
    open: data.issues.filter(({ statusId }) => !done.has(statusId)).length,
    sprints: data.sprints.length,
    users: data.users.length,
    links: data.links.length,
    droppedLinks,
    droppedParents,
    ignored: file.ignored,
    notes: [
      ...file.notes,
      ...dateNotes(file.issues, data.issues.filter(({ resolvedAt }) => resolvedAt !== null).length),
    ],
  };
}

function dateNotes(issues: ImportedFile['issues'], resolved: number): readonly string[] {
  const undated = issues.filter(({ createdAt }) => createdAt === null).length;
  const notes: string[] = [];
  if (undated > 0) {
    notes.push(
      undated === issues.length
        ? 'No issue has a day of creation; all are dated at this import.'
        : `${undated} issues have no day of creation; they take that of the nearest lower key.`,
    );
  }
  const told = issues.filter(({ resolvedAt }) => resolvedAt !== null).length;
  if (resolved > told)
    notes.push(`${resolved - told} done issues have no day of resolution; their last update stands in.`);
  return notes;
}
