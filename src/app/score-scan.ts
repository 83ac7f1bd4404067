import type { ScoreProperty } from '../contract/issue-property';
import type { Instant, IssueId, ProjectId } from '../domain/ids';
import type { IssueFacts } from '../domain/issue/issue-facts';
import { sizeFrom } from '../domain/issue/size-from';
import { priorsFrom } from '../domain/value/priors';
import type { Priors } from '../domain/value/value-model';
import type { Ports } from '../ports/ports';
import type { ScanState } from '../ports/scan-store';
import type { OverlayEntry } from '../ports/snapshot-store';
import { loadFieldPlan } from './field-plan';
import { jqlRulesOf, rulesByIssue, uncoveredRules, withMatchedRules } from './matched-rules';
import { noteRoadmapIssues } from './note-roadmap-issues';
import { queueRescores } from './queue-rescores';
import { scoreRows } from './score-rows';
import { loadScoringBasis, type ScoringBasis } from './scoring-basis';

const DAYS_OF_HISTORY = 90;
const MONTHS_OF_HISTORY = 3;

interface ScannedIssue {
  readonly facts: IssueFacts;
  readonly storedScore: ScoreProperty | null;
  readonly readAt: Instant;
}

/** The priors frozen for a project and model; worked out from these issues where there are none yet. [V4] */
export async function loadPriors(
  ports: Ports,
  { projectId, basis, issues }: { projectId: ProjectId; basis: ScoringBasis; issues: readonly IssueFacts[] },
): Promise<Priors> {
  const frozen = await ports.priors.find(projectId, basis.modelFingerprint);
  if (frozen !== undefined) return frozen;
  const priors = priorsFrom(issues, basis.model, ports.clock());
  await ports.priors.save(projectId, basis.modelFingerprint, priors);
  return priors;
}

async function loadScanned(ports: Ports, state: ScanState): Promise<Map<IssueId, ScannedIssue>> {
  const scanned = new Map<IssueId, ScannedIssue>();
  for (let index = 0; index < state.pages; index += 1) {
    const { readAt, issues } = await ports.scans.loadPage(state, index);
    for (const { facts, storedScore } of issues) scanned.set(facts.issueId, { facts, storedScore, readAt });
  }
  return scanned;
}

// Issues that were read again by an event while the scan ran are newer than its pages.
function foldOverlay(scanned: Map<IssueId, ScannedIssue>, overlay: readonly OverlayEntry[]): void {
  for (const { issueId, row, property, at } of overlay) {
    const page = scanned.get(issueId);
    if (page !== undefined && page.readAt >= at) continue;
    if (row === null) scanned.delete(issueId);
    else scanned.set(issueId, { facts: row, storedScore: property, readAt: at });
  }
}

async function loadResolvedPerMonth(ports: Ports, projectId: ProjectId): Promise<number | null> {
  const resolved = await ports.issues.countResolvedSince(projectId, DAYS_OF_HISTORY);
  return resolved === 0 ? null : resolved / MONTHS_OF_HISTORY;
}

/** Removes readings that the new snapshot holds; those made in the meantime stay. */
export async function deleteFolded(ports: Ports, projectId: ProjectId, folded: readonly OverlayEntry[]): Promise<void> {
  const at = new Map(folded.map((entry) => [entry.issueId, entry.at]));
  const now = await ports.snapshots.listOverlay(projectId);
  const same = now.filter((entry) => at.get(entry.issueId) === entry.at).map(({ issueId }) => issueId);
  await ports.snapshots.deleteOverlay(projectId, same);
}

/** Scores everything that a scan read and puts it in force as one new generation. */
export async function scoreScan(ports: Ports, state: ScanState): Promise<void> {
  const { projectId } = state;
  const inForce = await ports.snapshots.findHead(projectId);
  const scanned = await loadScanned(ports, state);
  const overlay = await ports.snapshots.listOverlay(projectId);
  const { matches, queries } = await ports.scans.loadMatches(state);
  const matchedPages = new Map(
    withMatchedRules(
      [...scanned.values()].map(({ facts }) => facts),
      rulesByIssue(matches),
    ).map((facts) => [facts.issueId, facts]),
  );
  for (const [issueId, entry] of scanned) {
    scanned.set(issueId, { ...entry, facts: matchedPages.get(issueId) ?? entry.facts });
  }
  foldOverlay(scanned, overlay);
  const foreignAncestors = await ports.scans.loadAncestors(state);
  await noteRoadmapIssues(ports, [...[...scanned.values()].map(({ facts }) => facts), ...foreignAncestors]);
  const basis = await loadScoringBasis(ports);
  const plan = await loadFieldPlan(ports, { model: basis.model, projectId, maxAgeMs: Number.MAX_SAFE_INTEGER });
  const issues = [...scanned.values()].map(({ facts }) => ({
    ...facts,
    size: sizeFrom(facts.fields, plan.sizeFieldIds),
  }));
  const now = ports.clock();
  const known = new Map(
    [...scanned.values()].flatMap(({ facts, storedScore }) =>
      storedScore === null ? [] : [[facts.issueId, storedScore] as const],
    ),
  );
  const priors = await loadPriors(ports, { projectId, basis, issues });
  // A field counts as read only where every page has it: the model may have changed while the scan ran.
  const fieldIds = plan.fieldIds.filter((fieldId) => issues.every(({ fields }) => Object.hasOwn(fields, fieldId)));
  await ports.snapshots.replace({
    head: {
      projectId,
      projectKey: state.projectKey,
      // A repeated step must not write over the parts that readers are on.
      generation: inForce?.generation === state.scanId ? ports.newId() : state.scanId,
      completedAt: now,
      scannedAt: now,
      modelRevision: basis.modelRevision,
      modelFingerprint: basis.modelFingerprint,
      roadmapRevision: basis.roadmapRevision,
      resolvedPerMonth: await loadResolvedPerMonth(ports, projectId),
      ruleQueries: queries,
      fieldIds,
      sizeFieldIds: plan.sizeFieldIds,
    },
    rows: scoreRows({ issues, foreignAncestors, basis, priors, known, now }),
    foreignAncestors,
    previous: inForce,
  });
  await deleteFolded(ports, projectId, overlay);
  // What was saved after the scan had asked Jira is made up for from the snapshot.
  const isBehind =
    uncoveredRules(jqlRulesOf(basis.roadmap), queries).length > 0 || fieldIds.length < plan.fieldIds.length;
  if (isBehind) await queueRescores(ports, [projectId]);
}
