import type { MappingRule } from '../../../src/domain/roadmap/roadmap';

/** The JQL field that each kind of name is found in. */
export const RULE_FIELDS = { label: 'labels', component: 'component', version: 'fixVersion' } as const;

/** The JQL that finds what the rule matches; label, component and version rules are compared by name, so theirs is an equivalent. */
export function ruleJql(rule: Pick<MappingRule, 'kind' | 'query'>): string {
  if (rule.kind === 'jql') return rule.query;
  const name = rule.query.trim().replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return `${RULE_FIELDS[rule.kind]} = "${name}"`;
}

/** The same without its order, to stand in brackets beside others. */
export function conditionOf(rule: Pick<MappingRule, 'kind' | 'query'>): string {
  return ruleJql(rule)
    .replace(/\border\s+by\b[^"']*$/i, '')
    .trim();
}
