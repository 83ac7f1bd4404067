import type { IssueId, RuleId } from '../domain/ids';
import type { MappingRule, Roadmap } from '../domain/roadmap/roadmap';

/** The rules that only Jira can evaluate. */
export function jqlRulesOf(roadmap: Roadmap): readonly MappingRule[] {
  return roadmap.rules.filter(({ kind }) => kind === 'jql');
}

/** `issues` with the rules that match each, in the given matches. */
export function withMatchedRules<T extends { readonly issueId: IssueId }>(
  issues: readonly T[],
  matched: ReadonlyMap<IssueId, readonly RuleId[]>,
): (T & { readonly matchedRules: readonly RuleId[] })[] {
  return issues.map((issue) => ({ ...issue, matchedRules: matched.get(issue.issueId) ?? [] }));
}

/** Matches by rule turned into matches by issue. */
export function rulesByIssue(
  matches: Readonly<Record<RuleId, readonly IssueId[]>>,
): ReadonlyMap<IssueId, readonly RuleId[]> {
  const byIssue = new Map<IssueId, RuleId[]>();
  for (const [ruleId, issueIds] of Object.entries(matches) as [RuleId, readonly IssueId[]][]) {
    for (const issueId of issueIds) byIssue.set(issueId, [...(byIssue.get(issueId) ?? []), ruleId]);
  }
  return byIssue;
}

/** Rules that stored matches do not cover: new ones, and those whose query changed since. */
export function uncoveredRules(
  rules: readonly MappingRule[],
  queries: Readonly<Record<string, string>>,
): readonly MappingRule[] {
  return rules.filter(({ ruleId, query }) => queries[ruleId] !== query);
}
