import type { ProjectId } from '../domain/ids';
import type { IssueFacts } from '../domain/issue/issue-facts';
import { sizeFrom } from '../domain/issue/size-from';
import { priorsFrom } from '../domain/value/priors';
import type { Priors } from '../domain/value/value-model';
import type { FieldPlan } from '../ports/issue-source';
import type { Ports } from '../ports/ports';
import type { ScanState } from '../ports/scan-store';
import type { SiteField } from '../ports/site-catalog';
import type { OverlayEntry, SnapshotHead } from '../ports/snapshot-store';
import { withEarlierReading } from './earlier-reading';
import { goneFieldIds, loadFieldPlan } from './field-plan';
import { applyMatches, foldOverlay, loadScanned } from './load-scanned';
import { loadCurrentRows } from './load-snapshot-rows';
import { jqlRulesOf, uncoveredRules } from './matched-rules';
import { noteMoves } from './note-moves';
import { noteRoadmapIssues } from './note-roadmap-issues';
import { queueRescores } from './queue-rescores';
import { scoreRows } from './score-rows';
import { loadScoringBasis, type ScoringBasis } from './scoring-basis';

const DAYS_OF_HISTORY = 90;
const MONTHS_OF_HISTORY = 3;

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

// Replaced while it was read: nothing can be said of what was before.
async function loadEarlier(ports: Ports, head: SnapshotHead | undefined) {
  const rows = head === undefined ? [] : ((await loadCurrentRows(ports, head)) ?? []);
  return { rows, byId: new Map(rows.map((row) => [row.issueId, row])) };
}

function fieldNamesFor({
  plan,
  fields,
  earlier,
}: {
  readonly plan: FieldPlan;
  readonly fields: readonly SiteField[];
  readonly earlier: SnapshotHead['fieldNames'];
}): SnapshotHead['fieldNames'] {
  const names = new Map(fields.map(({ fieldId, name }) => [fieldId, name]));
  return Object.fromEntries(
    // Those that a model may read soon too: once a field is gone, nobody tells its name.
    [...plan.fieldIds, ...plan.candidateFieldIds].flatMap((fieldId) => {
      const name = names.get(fieldId) ?? earlier[fieldId];
      return name === undefined ? [] : [[fieldId, name]];
    }),
  );
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

/**
 * Scores everything that a scan read and puts it in force as one new generation. `noBase`: it read changes only, and what
 * they change is not there any more.
 */
export async function scoreScan(ports: Ports, state: ScanState): Promise<'scored' | 'noBase'> {
  const { projectId } = state;
  const inForce = await ports.snapshots.findHead(projectId);
  const found = await loadScanned(ports, { state, head: inForce });
  if (found === undefined) return 'noBase';
  const { issues: scanned, fieldIds, options } = found;
  const overlay = await ports.snapshots.listOverlay(projectId);
  const asked = await ports.scans.loadMatches(state);
  const { queries } = asked;
  applyMatches(scanned, asked);
  foldOverlay(scanned, overlay);
  const foreignAncestors = await ports.scans.loadAncestors(state);
  await noteRoadmapIssues(ports, [...[...scanned.values()].map(({ facts }) => facts), ...foreignAncestors]);
  const basis = await loadScoringBasis(ports, projectId);
  const { plan, fields } = await loadFieldPlan(ports, { basis, projectId, maxAgeMs: Number.MAX_SAFE_INTEGER });
  const now = ports.clock();
  const earlier = await loadEarlier(ports, inForce);
  const gone = goneFieldIds(plan, fields);
  const issues = [...scanned.values()].map(({ facts }) => {
    const whole = withEarlierReading(facts, { earlier: earlier.byId.get(facts.issueId), goneFieldIds: gone });
    return { ...whole, size: sizeFrom(whole.fields, plan.sizeFieldIds) };
  });
  const known = new Map(
    [...scanned.values()].flatMap(({ facts, storedScore }) =>
      storedScore === null ? [] : [[facts.issueId, storedScore] as const],
    ),
  );
  const priors = await loadPriors(ports, { projectId, basis, issues });
  const rows = scoreRows({ issues, foreignAncestors, basis, priors, known, now });
  // A repeated step must not write over the parts that readers are on.
  const generation = inForce?.generation === state.scanId ? ports.newId() : state.scanId;
  await noteMoves(ports, { projectId, generation, earlier: { head: inForce, rows: earlier.rows }, rows, basis, now });
  await ports.fieldOptions.save(projectId, options);
  await ports.snapshots.replace({
    head: {
      projectId,
      projectKey: state.projectKey,
      generation,
      completedAt: now,
      scannedAt: now,
      modelRevision: basis.modelRevision,
      modelFingerprint: basis.modelFingerprint,
      roadmapRevision: basis.roadmapRevision,
      resolvedPerMonth: await loadResolvedPerMonth(ports, projectId),
      ruleQueries: queries,
      fieldIds,
      fieldNames: fieldNamesFor({ plan, fields, earlier: inForce?.fieldNames ?? {} }),
      sizeFieldIds: plan.sizeFieldIds,
    },
    rows,
    foreignAncestors,
  });
  await deleteFolded(ports, projectId, overlay);
  // What was saved after the scan had asked Jira is made up for from the snapshot.
  const isBehind =
    uncoveredRules(jqlRulesOf(basis.roadmap), queries).length > 0 ||
    !plan.fieldIds.every((fieldId) => fieldIds.includes(fieldId));
  if (isBehind) await queueRescores(ports, [projectId]);
  return 'scored';
}
