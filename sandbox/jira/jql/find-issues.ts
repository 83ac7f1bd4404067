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

const candidatesOf = (site: SiteContext, compiled: CompiledJql): Iterable<IssueRecord> => {
  const issues = site.store.table('issues');
  return compiled.candidateIds === null ? issues.values() : compiled.candidateIds.flatMap((id) => issues.get(id) ?? []);
};

/** The issues that match and that the viewer may see, unordered. */
export const matchingIssues = (site: SiteContext, viewer: Viewer, compiled: CompiledJql): readonly IssueRecord[] => {
  const found: IssueRecord[] = [];
  for (const issue of candidatesOf(site, compiled)) {
    if (compiled.test(issue) && viewer.canSeeIssue(issue)) found.push(issue);
  }
  return found;
};

/** The same in the order that the query asks for; else newest first. */
export const findIssues = (site: SiteContext, viewer: Viewer, compiled: CompiledJql): readonly IssueRecord[] =>
  sorted(matchingIssues(site, viewer, compiled), compiled.sortKeys);
