import type { ScoreProperty } from '../contract/issue-property';
import type { Instant, IssueId, ProjectId, RuleId } from '../domain/ids';
import type { IssueFacts } from '../domain/issue/issue-facts';
import { sizeFrom } from '../domain/issue/size-from';
import type { Ports } from '../ports/ports';
import type { OverlayEntry, SnapshotHead, SnapshotRow } from '../ports/snapshot-store';
import { loadFieldPlan } from './field-plan';
import { loadSnapshotRows, withOverlay } from './load-snapshot-rows';
import { listRuleMatches } from './match-scan';
import { jqlRulesOf, rulesByIssue, uncoveredRules } from './matched-rules';
import { noteMoves } from './note-moves';
import { scoreRows } from './score-rows';
import { deleteFolded, loadPriors } from './score-scan';
import { loadScoringBasis, type ScoringBasis } from './scoring-basis';
import { startScan } from './start-scan';
import { writeScores } from './write-scores';

/** What became of a rescore. `scanned`: the stored inputs do not suffice, so a scan was started instead. */
export type RescoreOutcome = 'rescored' | 'current' | 'noSnapshot' | 'scanned' | 'later';

const sameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id, at) => id === b[at]);

function isInForce(head: SnapshotHead, basis: ScoringBasis, sizeFieldIds: readonly string[]): boolean {
  return (
    head.modelFingerprint === basis.modelFingerprint &&
    head.modelRevision === basis.modelRevision &&
    head.roadmapRevision === basis.roadmapRevision &&
    sameList(head.sizeFieldIds, sizeFieldIds) &&
    uncoveredRules(jqlRulesOf(basis.roadmap), head.ruleQueries).length === 0
  );
}

/** Stored matches without those of rules that are gone, with those that Jira was asked for again. */
export function rematched<T extends { readonly issueId: IssueId; readonly matchedRules: readonly RuleId[] }>(
  issues: readonly T[],
  { kept, fresh }: { kept: ReadonlySet<RuleId>; fresh: ReadonlyMap<IssueId, readonly RuleId[]> },
): readonly T[] {
  return issues.map((issue) => ({
    ...issue,
    matchedRules: [...issue.matchedRules.filter((ruleId) => kept.has(ruleId)), ...(fresh.get(issue.issueId) ?? [])],
  }));
}

function knownProperties(rows: readonly SnapshotRow[], overlay: readonly OverlayEntry[]): Map<IssueId, ScoreProperty> {
  const known = new Map<IssueId, ScoreProperty>();
  for (const { row, property, written } of rows) if (written) known.set(row.issueId, property);
  for (const { issueId, property } of overlay) if (property !== null) known.set(issueId, property);
  return known;
}

async function replaceScores(
  ports: Ports,
  {
    head,
    basis,
    sizeFieldIds,
    rows,
    overlay,
  }: {
    readonly head: SnapshotHead;
    readonly basis: ScoringBasis;
    readonly sizeFieldIds: readonly string[];
    readonly rows: readonly SnapshotRow[];
    readonly overlay: readonly OverlayEntry[];
  },
): Promise<SnapshotHead> {
  const { projectId } = head;
  const rules = jqlRulesOf(basis.roadmap);
  const changed = uncoveredRules(rules, head.ruleQueries);
  const kept = new Set(rules.filter((rule) => !changed.includes(rule)).map(({ ruleId }) => ruleId));
  const { matches } = await listRuleMatches(ports, changed, [projectId]);
  const stored = withOverlay(
    rows.map(({ row }) => row),
    overlay,
  );
  const now = ports.clock();
  const issues: readonly IssueFacts[] = rematched(stored, { kept, fresh: rulesByIssue(matches) }).map((row) => ({
    ...row,
    size: sizeFrom(row.fields, sizeFieldIds),
  }));
  const ancestors = await ports.snapshots.loadForeignAncestors(head);
  const ancestorIds = ancestors.map(({ issueId }) => issueId);
  const fresh =
    changed.length === 0 || ancestors.length === 0 ? new Map() : await ports.rules.matchIssues(changed, ancestorIds);
  const foreignAncestors = rematched(ancestors, { kept, fresh });
  const priors = await loadPriors(ports, { projectId, basis, issues });
  const rescored = scoreRows({ issues, foreignAncestors, basis, priors, known: knownProperties(rows, overlay), now });
  const generation = ports.newId();
  await noteMoves(ports, { projectId, generation, earlier: { head, rows: stored }, rows: rescored, basis, now });
  return ports.snapshots.replace({
    head: {
      ...head,
      generation,
      completedAt: now,
      modelRevision: basis.modelRevision,
      modelFingerprint: basis.modelFingerprint,
      roadmapRevision: basis.roadmapRevision,
      ruleQueries: Object.fromEntries(rules.map(({ ruleId, query }) => [ruleId, query])),
      sizeFieldIds,
    },
    rows: rescored,
    foreignAncestors,
  });
}

/**
 * Scores a project again from its stored inputs, because the model, the roadmap or something above its issues changed.
 * Reads nothing from Jira but the ids that new or changed rules match, and writes only properties that say something new.
 */
export async function rescoreProject(
  ports: Ports,
  { projectId, deadline }: { readonly projectId: ProjectId; readonly deadline: Instant },
): Promise<RescoreOutcome> {
  const rescan = async (): Promise<RescoreOutcome> => {
    const project = await ports.projects.find(projectId);
    if (project !== undefined) await startScan(ports, { project });
    return 'scanned';
  };
  const head = await ports.snapshots.findHead(projectId);
  if (head === undefined) return (await ports.snapshots.rebuildCause(projectId)) === null ? 'noSnapshot' : rescan();
  const basis = await loadScoringBasis(ports, projectId);
  const { plan } = await loadFieldPlan(ports, { basis, projectId, maxAgeMs: Number.MAX_SAFE_INTEGER });
  const overlay = await ports.snapshots.listOverlay(projectId);
  const isMissing = head.count > 0 && plan.fieldIds.some((fieldId) => !head.fieldIds.includes(fieldId));
  if (isMissing) return rescan();
  let current = head;
  let outcome: RescoreOutcome = 'current';
  if (!isInForce(head, basis, plan.sizeFieldIds) || overlay.length > 0) {
    const rows = await loadSnapshotRows(ports, head);
    // Replaced while it was read: whoever did that scored with what is in force, or has left a message of its own.
    if (rows === undefined) return 'later';
    current = await replaceScores(ports, { head, basis, sizeFieldIds: plan.sizeFieldIds, rows, overlay });
    await deleteFolded(ports, projectId, overlay);
    outcome = 'rescored';
  }
  const written = await writeScores(ports, { head: current, deadline });
  return written === 'written' ? outcome : 'later';
}
