import { isInBacklog, isInProgress } from '../backlog/backlog-membership';
import type { Instant } from '../ids';
import type { ScoredIssue } from '../snapshot/scored-issue';
import { assessFit } from './assess-fit';
import { assessFresh } from './assess-fresh';
import { assessOrder } from './assess-order';
import { assessReady } from './assess-ready';
import { assessSize } from './assess-size';
import type { Finding, FindingCode, HealthPart, HealthReport, HealthSettings } from './health-report';
import { type HealthRoadmapItem, type PartAssessment, type PartFinding, withoutData } from './part-assessment';

/** Minutes to mend one issue or item. Convention, until real repairs have been timed. */
const MINUTES_EACH: Readonly<Record<FindingCode, number>> = {
  unlinked: 1,
  weakEvidence: 1,
  staleRoadmap: 1,
  hollowItem: 10,
  blockedAbove: 1,
  laterAboveNow: 0.5,
  noSize: 2,
  tooBig: 10,
  noDescription: 5,
  noAcceptanceCriteria: 5,
  notEnoughData: 1,
  ageing: 1,
  stale: 1,
  tooMuchStock: 0.5,
};

/**
 * The health of a backlog as one viewer sees it: the weighted mean of the parts that have data, each opening the issues
 * behind it and what mending them is worth. Work in progress stands beside it, never in it.
 */
export function assessHealth({
  rows,
  roadmap,
  settings,
  resolvedPerMonth,
  now,
}: {
  /** What the viewer may browse, of all levels, in rank order. */
  readonly rows: readonly ScoredIssue[];
  readonly roadmap: readonly HealthRoadmapItem[];
  readonly settings: HealthSettings;
  /** Issues resolved per 30 days; null without history. */
  readonly resolvedPerMonth: number | null;
  readonly now: Instant;
}): HealthReport {
  const backlog = rows.filter(isInBacklog);
  const inProgress = rows.filter(isInProgress);
  const view = { backlog, open: [...backlog, ...inProgress], roadmap, settings, resolvedPerMonth, now };
  const assessments = [
    assessFit(view),
    assessOrder(view),
    assessReady(view),
    assessFresh(view),
    assessSize(view),
    withoutData('clean'),
  ];
  const parts = weighed(assessments, settings);
  const assessed = parts.filter(({ score }) => score !== null);
  const orderable = backlog.filter(({ size, scores }) => size !== null && scores.value !== null).length;
  return {
    score:
      assessed.length === 0
        ? null
        : Math.min(
            100,
            sumOf(assessed, ({ adds }) => adds),
          ),
    parts,
    backlog: {
      count: backlog.length,
      points: sumOf(backlog, ({ size }) => size ?? 0),
      ordered: orderable,
      notEnoughData: backlog.length - orderable,
      unlinked: backlog.filter(({ scores }) => scores.alignmentState === 'unlinked').length,
    },
    inProgress: {
      count: inProgress.length,
      points: sumOf(inProgress, ({ size }) => size ?? 0),
      aligned: inProgress.filter(({ scores }) => scores.alignmentState === 'aligned').length,
      withoutSize: inProgress.filter(({ size }) => size === null).length,
    },
  };
}

function weighed(assessments: readonly PartAssessment[], settings: HealthSettings): readonly HealthPart[] {
  const counted = assessments.filter(({ score }) => score !== null);
  const total = sumOf(counted, ({ partId }) => settings.weights[partId]);
  return assessments.map(({ partId, score, facts, findings }) => {
    const target = settings.targets[partId];
    if (score === null) return { partId, score, weightShare: 0, adds: 0, target, facts, findings: [] };
    // Weights that are all zero express no preference: then the parts count alike.
    const weightShare = total > 0 ? settings.weights[partId] / total : 1 / counted.length;
    return {
      partId,
      score,
      weightShare,
      adds: weightShare * score,
      target,
      facts,
      findings: findings.map((finding) => priced(finding, score, weightShare)),
    };
  });
}

function priced({ code, issueIds, itemIds, mendedScore }: PartFinding, score: number, weightShare: number): Finding {
  return {
    code,
    issueIds,
    itemIds,
    healthGain: Math.max(0, weightShare * (mendedScore - score)),
    minutes: Math.ceil(MINUTES_EACH[code] * (issueIds.length + itemIds.length)),
  };
}

function sumOf<T>(members: readonly T[], amount: (member: T) => number): number {
  return members.reduce((sum, member) => sum + amount(member), 0);
}
