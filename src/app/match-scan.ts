import type { IssueId, ProjectId, RuleId } from '../domain/ids';
import type { EvidenceFacts, IssueFacts } from '../domain/issue/issue-facts';
import type { MappingRule } from '../domain/roadmap/roadmap';
import type { Ports } from '../ports/ports';
import type { ScanMatches, ScanState } from '../ports/scan-store';
import { collectAncestors } from './collect-ancestors';
import { loadScanned } from './load-scanned';
import { jqlRulesOf, uncoveredRules, withMatchedRules } from './matched-rules';
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
  return { partial: [], matches, queries: Object.fromEntries(rules.map(({ ruleId, query }) => [ruleId, query])) };
}

async function loadReadIds(ports: Ports, state: ScanState): Promise<readonly IssueId[]> {
  const ids = new Set<IssueId>();
  for (let index = 0; index < state.pages; index += 1) {
    for (const { facts } of (await ports.scans.loadPage(state, index)).issues) ids.add(facts.issueId);
  }
  return [...ids];
}

/**
 * Asks Jira which issues the JQL rules match: `all` of the project, else those that were read. Rules that are new or changed
 * are asked for the whole project in any case.
 */
export async function matchScanRules(
  ports: Ports,
  state: ScanState,
  { all }: { readonly all: boolean },
): Promise<void> {
  const { projectId } = state;
  const rules = jqlRulesOf((await loadSiteBasis(ports)).roadmap);
  const head = all ? undefined : await ports.snapshots.findHead(projectId);
  const whole = head === undefined ? rules : uncoveredRules(rules, head.ruleQueries);
  const partial = rules.filter((rule) => !whole.includes(rule));
  const { matches } = await listRuleMatches(ports, whole, [projectId]);
  const ids = partial.length === 0 ? [] : await loadReadIds(ports, state);
  const found = ids.length === 0 ? new Map<IssueId, readonly RuleId[]>() : await ports.rules.matchIssues(partial, ids);
  const some = partial.map(({ ruleId }): [RuleId, readonly IssueId[]] => [
    ruleId,
    ids.filter((issueId) => found.get(issueId)?.includes(ruleId) === true),
  ]);
  await ports.scans.saveMatches(state, {
    partial: partial.map(({ ruleId }) => ruleId),
    matches: { ...matches, ...Object.fromEntries(some) },
    queries: Object.fromEntries(rules.map(({ ruleId, query }) => [ruleId, query])),
  });
}

async function loadScannedFacts(ports: Ports, state: ScanState): Promise<readonly IssueFacts[]> {
  const found = await loadScanned(ports, { state, head: await ports.snapshots.findHead(state.projectId) });
  // Without a base the step that scores starts anew.
  return [...(found?.issues.values() ?? [])].map(({ facts }) => facts);
}

/** Ancestors outside the read issues, with the rules that match them: what is below inherits their place. [A3] */
export async function findScanAncestors(ports: Ports, state: ScanState): Promise<void> {
  const { roadmap } = await loadSiteBasis(ports);
  const ancestors = await collectAncestors(ports, await loadScannedFacts(ports, state));
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
