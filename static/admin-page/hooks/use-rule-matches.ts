import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { MappingRule } from '../../../src/domain/roadmap/roadmap';
import { countIssues, JiraFailure, jqlAutocomplete, parseJql, type SampleIssue, sampleIssues } from '../../shared/jira';
import { useDebounced } from '../../shared/use-debounced';
import { RULE_FIELDS, ruleJql } from '../draft/rule-jql';

/** How many matching issues are shown beside an open rule. */
export const RULE_SAMPLE = 5;

export type RuleMatches =
  | { readonly kind: 'empty' }
  | { readonly kind: 'checking' }
  /** Jira's own words. */
  | { readonly kind: 'wrong'; readonly errors: readonly string[] }
  | { readonly kind: 'counted'; readonly count: number; readonly sample: readonly SampleIssue[] }
  | { readonly kind: 'failed'; readonly failure: unknown };

async function askJira(jql: string, sampleSize: number, isByName: boolean): Promise<RuleMatches> {
  // A rule that is only listed is counted without being parsed first: one request instead of two.
  const { errors } = sampleSize > 0 ? await parseJql(jql) : { errors: [] };
  if (errors.length > 0) return { kind: 'wrong', errors };
  try {
    const [count, sample] = await Promise.all([
      countIssues(jql),
      sampleSize > 0 ? sampleIssues(jql, sampleSize) : Promise.resolve([]),
    ]);
    return { kind: 'counted', count, sample };
  } catch (failure) {
    // What parses can still be refused when it runs: a value that does not exist, an unbounded query.
    if (failure instanceof JiraFailure && failure.reason === 'invalid' && failure.problems.length > 0) {
      // A component or version that Jira does not know is no mistake in the rule's form: nothing carries the name.
      if (isByName) return { kind: 'counted', count: 0, sample: [] };
      return { kind: 'wrong', errors: failure.problems };
    }
    throw failure;
  }
}

/** What the rule matches right now, as the admin. An answer to an earlier wording is never shown for the present one. */
export function useRuleMatches(rule: Pick<MappingRule, 'kind' | 'query'>, sampleSize: number): RuleMatches {
  const jql = rule.query.trim() === '' ? '' : ruleJql(rule);
  const settled = useDebounced(jql, 400);
  const query = useQuery({
    queryKey: ['rule-matches', settled, sampleSize, rule.kind !== 'jql'],
    queryFn: () => askJira(settled, sampleSize, rule.kind !== 'jql'),
    enabled: settled !== '',
    staleTime: 120_000,
  });
  if (jql === '') return { kind: 'empty' };
  if (jql !== settled) return { kind: 'checking' };
  if (query.error !== null) return { kind: 'failed', failure: query.error };
  return query.data ?? { kind: 'checking' };
}

/** From this share of all issues on, and where there are enough of them to tell, a rule is said to match everything. */
const NEARLY_ALL = 0.95;
const ENOUGH_ISSUES = 20;

/** Whether a rule matches nearly everything that the scanned projects hold, and so tells nothing apart. */
export function matchesNearlyAll(matches: RuleMatches, total: number | null): boolean {
  return matches.kind === 'counted' && total !== null && total >= ENOUGH_ISSUES && matches.count >= total * NEARLY_ALL;
}

/** How many issues the scanned projects hold, to recognise a rule that matches everything. */
export function useIssueTotal(projectKeys: readonly string[]): number | null {
  const jql = `project in (${projectKeys.map((key) => `"${key}"`).join(', ')})`;
  const query = useQuery({
    queryKey: ['issue-total', jql],
    queryFn: () => countIssues(jql),
    enabled: projectKeys.length > 0,
    staleTime: 600_000,
    placeholderData: keepPreviousData,
  });
  return query.data ?? null;
}

/** Names in use that begin like what was typed, for a label, component or version rule that matches nothing. */
export function useLookalikes(rule: Pick<MappingRule, 'kind' | 'query'>, isWanted: boolean): readonly string[] {
  const start = rule.query.trim().slice(0, 3);
  const field = rule.kind === 'jql' ? null : RULE_FIELDS[rule.kind];
  const query = useQuery({
    queryKey: ['lookalikes', field, start],
    queryFn: () => jqlAutocomplete(field ?? '', start),
    enabled: isWanted && field !== null && start !== '',
    staleTime: 600_000,
  });
  if (!isWanted || query.data === undefined) return [];
  // Jira sends values as they would stand in JQL, quoted where they must be.
  return query.data
    .map((each) => each.value.replace(/^"(.*)"$/, '$1'))
    .filter((value) => value !== rule.query.trim())
    .slice(0, 4);
}
