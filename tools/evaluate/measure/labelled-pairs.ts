import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { IndexedText } from '../../../src/domain/duplicates/text-index';

/** Items, and which of them people recorded as the same. */
export interface LabelledPairs {
  readonly texts: readonly IndexedText[];
  /** Each pair once, whichever way round it was recorded; both items are among the texts. */
  readonly pairs: readonly (readonly [string, string])[];
}

type Row = Readonly<Record<string, string>>;

// A column such as Sprint may be there several times; the last one is taken, and none of them is looked at.
const rows = z.array(z.record(z.string(), z.string()));

function rowsOf(file: string): readonly Row[] {
  return rows.parse(parse(readFileSync(file), { columns: true, relax_column_count: true, bom: true }));
}

// Pairs of a duplicates list stand under ids, those of a list of links under keys.
function endsOf(row: Row): readonly [string | undefined, string | undefined] {
  const isOther = row['name'] !== undefined && !/duplicate/i.test(row['name']);
  if (isOther) return [undefined, undefined];
  return [row['Issue id'] ?? row['issuekey'], row['Duplicate id'] ?? row['linkedIssueKey']];
}

/** Reads a CSV export of Jira, and a list of duplicates or of links. */
export function labelledPairs(exported: string, list: string): LabelledPairs {
  const recorded = rowsOf(list);
  const idColumn = recorded[0]?.['issuekey'] === undefined ? 'Issue id' : 'Issue key';
  const texts = rowsOf(exported).map((row) => ({
    id: row[idColumn] ?? '',
    title: row['Summary'] ?? '',
    description: row['Description'] ?? '',
  }));
  const known = new Set(texts.map(({ id }) => id));
  const pairs = new Map<string, readonly [string, string]>();
  for (const row of recorded) {
    const [a, b] = endsOf(row);
    if (a === undefined || b === undefined || a === b || !known.has(a) || !known.has(b)) continue;
    const pair = a < b ? ([a, b] as const) : ([b, a] as const);
    pairs.set(pair.join(' '), pair);
  }
  return { texts, pairs: [...pairs.values()] };
}
