import type { IssueId } from '../ids';
import { bestOrder } from '../order/best-order';
import { blocksFrom } from '../order/blocks-from';
import { type DependencyGraph, dependencyGraph } from '../order/dependency-graph';
import { orderCost, worstOrder } from '../order/job';
import { orderEfficiency } from '../order/order-efficiency';
import { orderItemsFrom } from '../order/order-items-from';
import { withTrust } from '../order/trust-order';
import type { Horizon } from '../roadmap/roadmap';
import type { ScoredIssue } from '../snapshot/scored-issue';
import type { FindingCode } from './health-report';
import { type BacklogView, type PartAssessment, withoutData } from './part-assessment';

/**
 * How the sides of order are weighed against each other; a side without data is left out. Convention.
 * - efficient: the order efficiency with the usual trust in today's order and the usual weight of strategy. [O8]
 * - unblocked: the share of blocked items that stand below everything that blocks them; only where there are such links. [O3]
 * - due: the share of items for later that stand below every item that is due now; only where there are both. [A7]
 */
const SIDE_WEIGHT = { efficient: 0.5, unblocked: 0.3, due: 0.2 } as const;

/** Does the order deliver value early, blockers first, and what is due before what can wait? [scoring.md, Health] */
export function assessOrder({ backlog }: Pick<BacklogView, 'backlog'>): PartAssessment {
  const sized = backlog.map((row) => ({ row, size: row.size }));
  const items = withTrust(orderItemsFrom(sized));
  const ordered = items.filter(({ takesPart }) => takesPart).length;
  if (ordered < 2) return withoutData('order');
  const graph = dependencyGraph(items.length, blocksFrom(backlog));
  const best = orderCost(items, bestOrder({ jobs: items, ...graph }).order);
  const scale = { best, worst: orderCost(items, worstOrder(items)) };
  const efficiency = orderEfficiency(orderCost(items, [...items.keys()]), scale);
  const { blocked, misplaced } = placesOfBlocked(backlog, graph);
  const { later, early } = placesOfLater(backlog);
  const scoreIf = (mended: FindingCode | null): number =>
    weighed({
      efficient: efficiency,
      unblocked: blocked === 0 ? null : mended === 'blockedAbove' ? 1 : 1 - misplaced.length / blocked,
      due: later === 0 ? null : mended === 'laterAboveNow' ? 1 : 1 - early.length / later,
    });
  const findings = [
    { code: 'blockedAbove', issueIds: misplaced, itemIds: [] },
    { code: 'laterAboveNow', issueIds: early, itemIds: [] },
  ] as const;
  return {
    partId: 'order',
    score: scoreIf(null),
    facts: {
      items: backlog.length,
      ordered,
      efficiency,
      blocked,
      misplaced: misplaced.length,
      later,
      early: early.length,
    },
    findings: findings
      .filter(({ issueIds }) => issueIds.length > 0)
      .map((finding) => ({ ...finding, mendedScore: scoreIf(finding.code) })),
  };
}

function placesOfBlocked(backlog: readonly ScoredIssue[], { blockers }: DependencyGraph) {
  const blocked = blockers.filter(({ length }) => length > 0).length;
  const misplaced = backlog.flatMap(({ issueId }, at): readonly IssueId[] =>
    blockers[at]?.some((blocker) => blocker > at) === true ? [issueId] : [],
  );
  return { blocked, misplaced };
}

// What stands at the same place in the queue is judged by the horizon of its leading theme, as the pages show it.
function placesOfLater(backlog: readonly ScoredIssue[]) {
  const isDue = ({ scores }: ScoredIssue, horizon: Horizon): boolean =>
    scores.alignmentState === 'aligned' && scores.horizon === horizon;
  const lastNow = backlog.findLastIndex((row) => isDue(row, 'now'));
  const waiting = backlog.flatMap((row, at) => (isDue(row, 'later') ? [{ issueId: row.issueId, at }] : []));
  if (lastNow === -1) return { later: 0, early: [] };
  return { later: waiting.length, early: waiting.filter(({ at }) => at < lastNow).map(({ issueId }) => issueId) };
}

function weighed(sides: Readonly<Record<keyof typeof SIDE_WEIGHT, number | null>>): number {
  let sum = 0;
  let weights = 0;
  for (const side of ['efficient', 'unblocked', 'due'] as const) {
    const share = sides[side];
    if (share === null) continue;
    sum += SIDE_WEIGHT[side] * share;
    weights += SIDE_WEIGHT[side];
  }
  return (100 * sum) / weights;
}
