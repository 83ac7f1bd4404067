import type { ScoreProperty } from '../contract/issue-property';
import type { AlignmentScore } from '../domain/alignment/alignment-score';
import { ancestorsOf } from '../domain/alignment/ancestors-of';
import type { Instant, IssueId } from '../domain/ids';
import type { EvidenceFacts, IssueFacts } from '../domain/issue/issue-facts';
import { sizeFrom } from '../domain/issue/size-from';
import type { NextStep } from '../domain/next-step';
import { indexRoadmap, type RoadmapIndex } from '../domain/roadmap/roadmap-index';
import { scoreIssue } from '../domain/snapshot/score-issue';
import type { ScoredIssue } from '../domain/snapshot/scored-issue';
import type { Priors } from '../domain/value/value-model';
import type { ValueScore } from '../domain/value/value-score';
import type { Ports } from '../ports/ports';
import { collectAncestors } from './collect-ancestors';
import { jqlRulesOf, withMatchedRules } from './matched-rules';
import { nextStepOf } from './next-step-of';
import { type IssueAtHand, readIssue } from './read-issue';
import { scorePropertyFrom } from './score-property-from';
import type { ScoringBasis } from './scoring-basis';

/** An issue with everything that its score rests on but the answers given to it. */
export interface IssueToScore extends IssueAtHand {
  readonly ancestors: readonly EvidenceFacts[];
  readonly priors: Priors;
  readonly facts: IssueFacts;
}

/** An issue read and scored just now, with everything that the score rests on. */
export interface IssueReading extends IssueToScore {
  readonly index: RoadmapIndex;
  readonly value: ValueScore;
  readonly alignment: AlignmentScore;
  readonly next: NextStep;
  readonly row: ScoredIssue;
  readonly property: ScoreProperty;
  readonly now: Instant;
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

/** Reads an issue with its ancestors and rules as the app. Undefined: the issue is gone. */
export async function readForScoring(ports: Ports, issueId: IssueId): Promise<IssueToScore | undefined> {
  const atHand = await readIssue(ports, issueId);
  if (atHand === undefined) return undefined;
  const { read, basis } = atHand;
  const above = await collectAncestors(ports, [read.facts]);
  const rules = jqlRulesOf(basis.roadmap);
  const chainIds = [issueId, ...above.map((ancestor) => ancestor.issueId)];
  const matched = rules.length === 0 ? new Map() : await ports.rules.matchChanged(rules, chainIds);
  const [facts] = withMatchedRules([read.facts], matched) as [IssueFacts];
  const byId = new Map(withMatchedRules(above, matched).map((ancestor) => [ancestor.issueId, ancestor]));
  const priors = (await ports.priors.find(facts.projectId, basis.modelFingerprint)) ?? {};
  return { ...atHand, facts, ancestors: ancestorsOf(facts, byId), priors };
}

/** Scores what was read. */
export function scoreReading(toScore: IssueToScore, now: Instant): IssueReading {
  const { basis, ancestors, priors, plan } = toScore;
  const { model } = basis;
  const issue = { ...toScore.facts, size: sizeFrom(toScore.facts.fields, plan.sizeFieldIds) };
  const index = indexRoadmap(basis.roadmap, doneNow(basis, [issue, ...ancestors]));
  const { scores, size, value, alignment } = scoreIssue({ issue, ancestors, model, priors, index, now });
  const facts = { ...issue, size };
  const next = nextStepOf(facts, { value, alignment, model });
  const property = scorePropertyFrom({ value, alignment, next, index, basis, now });
  return { ...toScore, facts, index, value, alignment, next, row: { ...facts, scores, scoredAt: now }, property, now };
}

/** Reads an issue and scores it. Undefined: the issue is gone. */
export async function scoreOneIssue(ports: Ports, issueId: IssueId): Promise<IssueReading | undefined> {
  const toScore = await readForScoring(ports, issueId);
  return toScore === undefined ? undefined : scoreReading(toScore, ports.clock());
}
