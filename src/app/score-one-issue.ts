import type { ScoreProperty } from '../contract/issue-property';
import type { AlignmentScore } from '../domain/alignment/alignment-score';
import { ancestorsOf } from '../domain/alignment/ancestors-of';
import type { Instant, IssueId } from '../domain/ids';
import type { EvidenceFacts, IssueFacts } from '../domain/issue/issue-facts';
import type { NextStep } from '../domain/next-step';
import { indexRoadmap, type RoadmapIndex } from '../domain/roadmap/roadmap-index';
import { scoreIssue } from '../domain/snapshot/score-issue';
import type { ScoredIssue } from '../domain/snapshot/scored-issue';
import type { ValueScore } from '../domain/value/value-score';
import type { FieldPlan, ReadIssue } from '../ports/issue-source';
import type { Ports } from '../ports/ports';
import type { SiteField } from '../ports/site-catalog';
import { collectAncestors } from './collect-ancestors';
import { fieldPlanFor, loadProjectFieldId } from './field-plan';
import { jqlRulesOf, withMatchedRules } from './matched-rules';
import { nextStepOf } from './next-step-of';
import { scorePropertyFrom } from './score-property-from';
import { loadScoringBasis, type ScoringBasis } from './scoring-basis';

const HOUR_MS = 3_600_000;

/** An issue read and scored just now, with everything that the score rests on. */
export interface IssueReading {
  readonly read: ReadIssue;
  readonly facts: IssueFacts;
  readonly ancestors: readonly EvidenceFacts[];
  readonly basis: ScoringBasis;
  readonly index: RoadmapIndex;
  readonly plan: FieldPlan;
  readonly fields: readonly SiteField[];
  readonly value: ValueScore;
  readonly alignment: AlignmentScore;
  readonly next: NextStep;
  readonly row: ScoredIssue;
  readonly property: ScoreProperty;
  readonly now: Instant;
}

async function readWithPlan(ports: Ports, issueId: IssueId, basis: ScoringBasis) {
  const fields = await ports.fields({ maxAgeMs: HOUR_MS });
  const { model } = basis;
  const sitePlan = fieldPlanFor({ model, fields, projectFieldId: null });
  const first = await ports.issues.findIssue(issueId, sitePlan);
  if (first === undefined) return undefined;
  const projectFieldId = await loadProjectFieldId(ports, first.facts.projectId);
  if (projectFieldId === null) return { read: first, plan: sitePlan, fields };
  // The project measures size in a field of its own, which is only known once its issue is read.
  const plan = fieldPlanFor({ model, fields, projectFieldId });
  const read = await ports.issues.findIssue(issueId, plan);
  return read === undefined ? undefined : { read, plan, fields };
}

// An issue that was just read knows better than the store whether it is done.
function doneNow(basis: ScoringBasis, chain: readonly EvidenceFacts[]): ReadonlySet<IssueId> {
  const done = new Set(basis.doneIssueIds);
  for (const { issueId, statusCategory } of chain) {
    if (statusCategory === 'done') done.add(issueId);
    else done.delete(issueId);
  }
  return done;
}

/** Reads an issue with its ancestors and rules as the app, and scores it. Undefined: the issue is gone. */
export async function scoreOneIssue(ports: Ports, issueId: IssueId): Promise<IssueReading | undefined> {
  const now = ports.clock();
  const basis = await loadScoringBasis(ports);
  const reading = await readWithPlan(ports, issueId, basis);
  if (reading === undefined) return undefined;
  const { read, plan, fields } = reading;
  const above = await collectAncestors(ports, [read.facts]);
  const rules = jqlRulesOf(basis.roadmap);
  const chainIds = [issueId, ...above.map((ancestor) => ancestor.issueId)];
  const matched = rules.length === 0 ? new Map() : await ports.rules.matchIssues(rules, chainIds);
  const [facts] = withMatchedRules([read.facts], matched) as [IssueFacts];
  const byId = new Map(withMatchedRules(above, matched).map((ancestor) => [ancestor.issueId, ancestor]));
  const ancestors = ancestorsOf(facts, byId);
  const { model } = basis;
  const priors = (await ports.priors.find(facts.projectId, basis.modelFingerprint)) ?? {};
  const index = indexRoadmap(basis.roadmap, doneNow(basis, [facts, ...ancestors]));
  const { scores, value, alignment } = scoreIssue({ issue: facts, ancestors, model, priors, index, now });
  const next = nextStepOf(facts, { value, alignment, model });
  const property = scorePropertyFrom({ value, alignment, next, index, basis, now });
  const row = { ...facts, scores, scoredAt: now };
  return { read, facts, ancestors, basis, index, plan, fields, value, alignment, next, row, property, now };
}
