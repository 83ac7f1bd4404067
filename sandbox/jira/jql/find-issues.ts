import type { SiteContext } from '../site-context';
import type { IssueRecord } from '../site-records';
import type { Viewer } from '../viewer';
import type { CompiledJql, SortKey } from './compile-jql';

const order = (left: string | number | null, right: string | number | null): number => {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return left < right ? -1 : 1;
};

const NEWEST_FIRST: readonly SortKey[] = [{ keyOf: (issue) => Number(issue.id), isDescending: true }];

const sorted = (issues: readonly IssueRecord[], sortKeys: readonly SortKey[]): readonly IssueRecord[] => {
  const keys = [...sortKeys, ...NEWEST_FIRST];
  const rows = issues.map((issue) => ({ issue, values: keys.map((key) => key.keyOf(issue)) }));
  rows.sort((left, right) => {
    for (const [index, key] of keys.entries()) {
      const result = order(left.values[index] ?? null, right.values[index] ?? null);
      if (result !== 0) return key.isDescending ? -result : result;
    }
    return 0;
  });
  return rows.map((row) => row.issue);
};

const candidatesOf = (
  site: SiteContext,
  compiled: CompiledJql,
  stale: ReadonlyMap<string, IssueRecord | null>,
): Iterable<IssueRecord> => {
  const issues = site.store.table('issues');
  if (stale.size === 0) {
    return compiled.candidateIds === null
      ? issues.values()
      : compiled.candidateIds.flatMap((id) => issues.get(id) ?? []);
  }
  // Look-ups know the present only, so what is stale is tested whatever they say.
  const ids = new Set([...(compiled.candidateIds ?? issues.keys()), ...stale.keys()]);
  return [...ids].flatMap((id) => (stale.has(id) ? (stale.get(id) ?? []) : (issues.get(id) ?? [])));
};

/** A search: the query, and the issues that it is to see as they are and not as the index shows them. */
export interface IssueSearch {
  readonly compiled: CompiledJql;
  readonly reconciled?: ReadonlySet<string>;
}

/** The issues that match and that the viewer may see, unordered; as the index shows them. */
export const matchingIssues = (
  site: SiteContext,
  viewer: Viewer,
  { compiled, reconciled }: IssueSearch,
): readonly IssueRecord[] => {
  const found: IssueRecord[] = [];
  const stale = site.searchIndex.stale(reconciled);
  const issues = site.store.table('issues');
  // However late the index is, nobody sees what is hidden from them by now.
  const canSee = (issue: IssueRecord): boolean =>
    viewer.canSeeIssue(stale.size === 0 ? issue : (issues.get(issue.id) ?? issue));
  for (const issue of candidatesOf(site, compiled, stale)) {
    if (compiled.test(issue) && canSee(issue)) found.push(issue);
  }
  return found;
};

/** The same in the order that the query asks for; else newest first. */
export const findIssues = (site: SiteContext, viewer: Viewer, search: IssueSearch): readonly IssueRecord[] =>
  sorted(matchingIssues(site, viewer, search), search.compiled.sortKeys);
