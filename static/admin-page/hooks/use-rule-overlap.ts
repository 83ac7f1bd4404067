import { useQuery } from '@tanstack/react-query';
import type { MappingRule } from '../../../src/domain/roadmap/roadmap';
import { countIssues } from '../../shared/jira';
import { useDebounced } from '../../shared/use-debounced';
import { conditionOf } from '../draft/rule-jql';

/** Rules beyond these are not compared one by one; the total says how much they share. */
const MOST_COMPARED = 10;

export interface RuleOverlapCount {
  /** Issues that this rule and any other rule to another item match. */
  readonly sharedCount: number;
  readonly byRule: readonly { readonly rule: MappingRule; readonly count: number }[];
}

async function countOverlap(rule: MappingRule, others: readonly MappingRule[]): Promise<RuleOverlapCount> {
  const own = conditionOf(rule);
  const any = others.map((other) => `(${conditionOf(other)})`).join(' OR ');
  const sharedCount = await countIssues(`(${own}) AND (${any})`);
  if (sharedCount === 0) return { sharedCount, byRule: [] };
  const byRule = await Promise.all(
    others.slice(0, MOST_COMPARED).map(async (other) => {
      const jql = `(${own}) AND (${conditionOf(other)})`;
      return { rule: other, count: others.length === 1 ? sharedCount : await countIssues(jql) };
    }),
  );
  return { sharedCount, byRule: byRule.filter(({ count }) => count > 0) };
}

/** The issues that a rule shares with rules to other items, as Jira counts them for the admin; null while unknown. */
export function useRuleOverlap(
  rule: MappingRule,
  rules: readonly MappingRule[],
  isWanted: boolean,
): { readonly overlap: RuleOverlapCount | null; readonly hasFailed: boolean } {
  const others = rules.filter(
    (other) => other.ruleId !== rule.ruleId && other.itemId !== rule.itemId && other.query.trim() !== '',
  );
  const asked = [rule, ...others].map(conditionOf).join('\n');
  const settled = useDebounced(asked, 600);
  const isSettled = asked === settled;
  const query = useQuery({
    queryKey: ['rule-overlap', asked],
    queryFn: () => countOverlap(rule, others),
    enabled: isWanted && isSettled && others.length > 0,
    staleTime: 120_000,
  });
  return { overlap: isWanted ? (query.data ?? null) : null, hasFailed: isWanted && isSettled && query.isError };
}
