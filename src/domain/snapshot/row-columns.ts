import { err, ok, type Result } from '../result';
import type { IssueScores, ScoredIssue } from './scored-issue';

/** Rows as columns: every property of a row, and every score as `scores.<name>`, is an array of `count` values. */
export interface Columns {
  readonly count: number;
  readonly columns: Record<string, unknown[]>;
}

const SCORE_PREFIX = 'scores.';

// Records, so that the compiler insists on every property and on nothing else.
const SCORE_NAMES = Object.keys({
  value: 0,
  valueLow: 0,
  valueHigh: 0,
  knownWeight: 0,
  alignment: 0,
  traceability: 0,
  alignmentState: 0,
  horizon: 0,
  themeId: 0,
  itemId: 0,
  evidence: 0,
} satisfies Record<keyof IssueScores, 0>) as readonly (keyof IssueScores)[];

type RowName = Exclude<keyof ScoredIssue, 'scores'>;
const ROW_NAMES = Object.keys({
  issueId: 0,
  issueKey: 0,
  projectId: 0,
  summary: 0,
  issueTypeId: 0,
  hierarchyLevel: 0,
  statusName: 0,
  statusCategory: 0,
  priorityId: 0,
  parentId: 0,
  labels: 0,
  components: 0,
  fixVersions: 0,
  links: 0,
  createdAt: 0,
  updatedAt: 0,
  resolvedAt: 0,
  dueDate: 0,
  votes: 0,
  watchers: 0,
  linkedRequests: 0,
  size: 0,
  inActiveSprint: 0,
  description: 0,
  fields: 0,
  fieldChangedAt: 0,
  inputs: 0,
  roadmapLink: 0,
  exemption: 0,
  matchedRules: 0,
  scoredAt: 0,
} satisfies Record<RowName, 0>) as readonly RowName[];

/** Turns rows into columns, which compress and travel at about half the size. `rowsFrom` is its inverse. */
export function columnsFrom(rows: readonly ScoredIssue[]): Columns {
  const columns: Record<string, unknown[]> = {};
  for (const name of ROW_NAMES) columns[name] = rows.map((row) => row[name]);
  for (const name of SCORE_NAMES) columns[SCORE_PREFIX + name] = rows.map((row) => row.scores[name]);
  return { count: rows.length, columns };
}

/**
 * Turns columns back into rows. Checks the structure (every column there, each of `count` values); the values themselves
 * are trusted to be what `columnsFrom` wrote.
 */
export function rowsFrom({ count, columns }: Columns): Result<ScoredIssue[], string> {
  const names = [...ROW_NAMES, ...SCORE_NAMES.map((name) => SCORE_PREFIX + name)];
  for (const name of names) {
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (!Array.isArray(column)) return err(`The column "${name}" is missing.`);
    if (column.length !== count) return err(`The column "${name}" has ${column.length} of ${count} values.`);
  }
  return ok(Array.from({ length: count }, (_, position) => rowAt(columns, position)));
}

function rowAt(columns: Columns['columns'], position: number): ScoredIssue {
  const row: Record<string, unknown> = {};
  const scores: Record<string, unknown> = {};
  for (const name of ROW_NAMES) row[name] = columns[name]?.[position];
  for (const name of SCORE_NAMES) scores[name] = columns[SCORE_PREFIX + name]?.[position];
  return { ...row, scores } as unknown as ScoredIssue;
}
