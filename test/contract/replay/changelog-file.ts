import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One field that somebody changed in a real Jira. */
export interface RealChange {
  readonly key: string;
  readonly created: string;
  readonly field: string;
  readonly from: string;
  readonly fromText: string;
  readonly to: string;
  readonly toText: string;
}

const FOLDER = join(__dirname, '../../../../shared/data/jira');

/** The Jira export that the changes belong to. */
export const EXPORT_FILE = join(FOLDER, 'compass-export.csv');
const CHANGELOG_FILE = join(FOLDER, 'compass-changelog.csv');

/** Real exports are not part of this repository. */
export const isDataPresent = (): boolean => existsSync(EXPORT_FILE) && existsSync(CHANGELOG_FILE);

function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (char === '"') isQuoted = true;
    else if (char === ',' || char === '\n') {
      row.push(cell);
      cell = '';
      if (char === '\n') {
        rows.push(row);
        row = [];
      }
    } else if (char !== '\r') cell += char;
  }
  return rows;
}

/** Every change of the changelog, oldest first. */
export function realChanges(): readonly RealChange[] {
  const [, ...rows] = cellsOf(readFileSync(CHANGELOG_FILE, 'utf8'));
  return rows
    .map(([key = '', created = '', field = '', from = '', fromText = '', to = '', toText = '']) => ({
      key,
      created,
      field,
      from,
      fromText,
      to,
      toText,
    }))
    .filter(({ created }) => !Number.isNaN(Date.parse(created)))
    .toSorted((a, b) => (a.created < b.created ? -1 : a.created > b.created ? 1 : 0));
}
