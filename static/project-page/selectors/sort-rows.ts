import type { BacklogRow } from './backlog-rows';
import type { SortColumn, SortDirection } from './backlog-view';

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

type SortKey = number | string | null;

function keyOf(row: BacklogRow, column: SortColumn): SortKey {
  const { issue } = row;
  switch (column) {
    case 'rank':
      return row.rank;
    case 'type':
      return row.typeName;
    case 'key':
      return issue.issueKey;
    case 'summary':
      return issue.summary;
    case 'item':
      return row.itemPath === '' ? null : row.itemPath;
    case 'value':
      return issue.scores.value;
    case 'alignment':
      return hasAlignment(row) ? issue.scores.alignment : null;
    case 'size':
      return issue.size;
    case 'age':
      return row.ageDays;
    case 'flags':
      return row.flags.length;
  }
}

/** Unlinked is unknown and exempt is not measured: neither has a number. [A6] */
export function hasAlignment({ issue }: BacklogRow): boolean {
  return issue.scores.alignmentState !== 'unlinked' && issue.scores.alignmentState !== 'exempt';
}

function compareKeys(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

/** Sorted rows; the unknown comes last in both directions, and ties keep Jira's order. */
export function sortRows(
  rows: readonly BacklogRow[],
  { sortBy, direction }: { readonly sortBy: SortColumn; readonly direction: SortDirection },
): readonly BacklogRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows
    .map((row) => ({ row, key: keyOf(row, sortBy) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) {
        if (a.key !== b.key) return a.key === null ? 1 : -1;
        return a.row.rank - b.row.rank;
      }
      return sign * compareKeys(a.key, b.key) || a.row.rank - b.row.rank;
    })
    .map(({ row }) => row);
}
