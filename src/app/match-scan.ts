import type { IssueId, ProjectId, RuleId } from '../domain/ids';
import type { EvidenceFacts, IssueFacts } from '../domain/issue/issue-facts';
import type { MappingRule } from '../domain/roadmap/roadmap';
import type { Ports } from '../ports/ports';
import type { ScanMatches, ScanState } from '../ports/scan-store';
import { collectAncestors } from './collect-ancestors';
import { jqlRulesOf, withMatchedRules } from './matched-rules';
import { loadSiteBasis } from './scoring-basis';

/** What Jira says the rules match in a project. A rule that Jira does not understand matches nothing, and is logged. */
export async function listRuleMatches(
  ports: Ports,
  rules: readonly MappingRule[],
  projectIds: readonly ProjectId[],
): Promise<ScanMatches> {
  const matches: Record<RuleId, readonly IssueId[]> = {};
  for (const rule of rules) {
    const found = await ports.rules.listMatches(rule, projectIds);
    if (!found.ok) ports.log.warn('rule.notUnderstood', { ruleId: rule.ruleId });
    matches[rule.ruleId] = found.ok ? found.value : [];
  }
  return { matches, queries: Object.fromEntries(rules.map(({ ruleId, query }) => [ruleId, query])) };
}

/** Asks Jira once per JQL rule which issues of the project it matches. */
export async function matchScanRules(ports: Ports, state: ScanState): Promise<void> {
  const { roadmap } = await loadSiteBasis(ports);
  await ports.scans.saveMatches(state, await listRuleMatches(ports, jqlRulesOf(roadmap), [state.projectId]));
}

/** Every issue that the scan read, each once, in the order of the last page that had it. */
export async function loadScannedIssues(ports: Ports, state: ScanState): Promise<readonly IssueFacts[]> {
  const facts = new Map<IssueId, IssueFacts>();
  for (let index = 0; index < state.pages; index += 1) {
    const page = await ports.scans.loadPage(state, index);
    for (const issue of page.issues) facts.set(issue.facts.issueId, issue.facts);
  }
  return [...facts.values()];
}

/** Ancestors outside the read issues, with the rules that match them: what is below inherits their place. [A3] */
export async function findScanAncestors(ports: Ports, state: ScanState): Promise<void> {
  const { roadmap } = await loadSiteBasis(ports);
  const ancestors = await collectAncestors(ports, await loadScannedIssues(ports, state));
  await ports.scans.saveAncestors(state, await withRulesOf(ports, ancestors, jqlRulesOf(roadmap)));
}

/** Ancestors with the given rules asked for each. */
export async function withRulesOf(
  ports: Ports,
  ancestors: readonly EvidenceFacts[],
  rules: readonly MappingRule[],
): Promise<readonly EvidenceFacts[]> {
  if (rules.length === 0 || ancestors.length === 0) return ancestors;
  const ids = ancestors.map(({ issueId }) => issueId);
  return withMatchedRules(ancestors, await ports.rules.matchIssues(rules, ids));
}
