import type { RoadmapItemId } from '../ids';
import type { ScoredIssue } from '../snapshot/scored-issue';
import type { FindingCode } from './health-report';
import {
  type BacklogView,
  type HealthRoadmapItem,
  idsWhere,
  meanOf,
  type PartAssessment,
  type PartFinding,
  withoutData,
} from './part-assessment';

/**
 * How the three sides of fit are weighed against each other; a side without data is left out. Convention.
 * - linked: the mean over backlog items of 1 (aligned), the traceability share (weak) or 0 (stale, unlinked); an exempt
 *   item was decided upon and does not count.
 * - allocated: 1 - M with M = half the sum of |effort share - target share| over the themes that have a target and the
 *   rest; only where targets are set. [A7]
 * - covered: the share of due leaf items (active, now or next) of the themes it serves that have open work.
 */
const SIDE_WEIGHT = { linked: 0.6, allocated: 0.2, covered: 0.2 } as const;

/** Does the backlog hold the right items? Without a roadmap there is nothing to fit to. [A7] */
export function assessFit(view: BacklogView): PartAssessment {
  const counted = view.backlog.filter(({ scores }) => scores.alignmentState !== 'exempt');
  if (view.roadmap.length === 0 || counted.length === 0) return withoutData('fit');
  const due = dueLeaves(view.roadmap, servedThemes(view.open));
  const reached = reachedItems(view.open);
  const hollow = due.filter((itemId) => !reached.has(itemId));
  const misallocation = misallocationOf(view);
  const scoreIf = (mended: FindingCode | null): number =>
    fitScore({
      linked: meanOf(counted, (row) => linkedShare(row, mended)),
      allocated: misallocation === null ? null : 1 - misallocation,
      covered: due.length === 0 ? null : mended === 'hollowItem' ? 1 : 1 - hollow.length / due.length,
    });
  const findings: readonly Omit<PartFinding, 'mendedScore'>[] = [
    ...STATE_FINDINGS.map(({ code, state }) => ({
      code,
      issueIds: idsWhere(counted, ({ scores }) => scores.alignmentState === state),
      itemIds: [],
    })),
    { code: 'hollowItem', issueIds: [], itemIds: hollow },
  ];
  return {
    partId: 'fit',
    score: scoreIf(null),
    facts: {
      items: view.backlog.length,
      ...countsByState(view.backlog),
      dueItems: due.length,
      hollowItems: hollow.length,
      ...(misallocation === null ? {} : { misallocation }),
    },
    findings: findings
      .filter(({ issueIds, itemIds }) => issueIds.length + itemIds.length > 0)
      .map((finding) => ({ ...finding, mendedScore: scoreIf(finding.code) })),
  };
}

const STATE_FINDINGS = [
  { code: 'unlinked', state: 'unlinked' },
  { code: 'staleRoadmap', state: 'stale' },
  { code: 'weakEvidence', state: 'weak' },
] as const;

function linkedShare({ scores }: ScoredIssue, mended: FindingCode | null): number {
  switch (scores.alignmentState) {
    case 'unlinked':
      return mended === 'unlinked' ? 1 : 0;
    case 'stale':
      return mended === 'staleRoadmap' ? 1 : 0;
    case 'weak':
      return mended === 'weakEvidence' ? 1 : scores.traceability / 100;
    default:
      return 1;
  }
}

function fitScore(sides: Readonly<Record<keyof typeof SIDE_WEIGHT, number | null>>): number {
  let weighted = 0;
  let weights = 0;
  for (const side of ['linked', 'allocated', 'covered'] as const) {
    const share = sides[side];
    if (share === null) continue;
    weighted += SIDE_WEIGHT[side] * share;
    weights += SIDE_WEIGHT[side];
  }
  return (100 * weighted) / weights;
}

function countsByState(backlog: readonly ScoredIssue[]): Readonly<Record<string, number>> {
  const counts = { aligned: 0, weak: 0, stale: 0, exempt: 0, unlinked: 0 };
  for (const { scores } of backlog) counts[scores.alignmentState] += 1;
  return counts;
}

/**
 * The most specific items that ask for work now or next, of the themes that this backlog serves: a roadmap spans
 * projects, and what another project delivers is no gap here. [A7]
 */
function dueLeaves(
  roadmap: readonly HealthRoadmapItem[],
  served: ReadonlySet<RoadmapItemId | null>,
): readonly RoadmapItemId[] {
  const parentOf = new Map(roadmap.map(({ itemId, parentId }) => [itemId, parentId]));
  const parents = new Set(parentOf.values());
  return roadmap
    .filter(({ itemId, state, horizon }) => {
      const isDue = state === 'active' && (horizon === 'now' || horizon === 'next');
      return isDue && !parents.has(itemId) && served.has(themeOf(itemId, parentOf));
    })
    .map(({ itemId }) => itemId);
}

function themeOf(
  itemId: RoadmapItemId,
  parentOf: ReadonlyMap<RoadmapItemId, RoadmapItemId | null>,
): RoadmapItemId | null {
  // A tree has fewer steps than items; more would be a cycle.
  let at = itemId;
  for (let step = 0; step < parentOf.size; step += 1) {
    const parentId = parentOf.get(at) ?? null;
    if (parentId === null) return at;
    at = parentId;
  }
  return null;
}

function servedThemes(open: readonly ScoredIssue[]): ReadonlySet<RoadmapItemId | null> {
  return new Set(open.flatMap(({ scores }) => (scores.themeId === null ? [] : [scores.themeId])));
}

function reachedItems(open: readonly ScoredIssue[]): ReadonlySet<RoadmapItemId | null> {
  return new Set(open.flatMap(({ scores }) => (scores.alignmentState === 'exempt' ? [] : [scores.itemId])));
}

/** M in [0,1], or null without target shares. Effort is size; an item without one counts as the median size. [A7] */
function misallocationOf({ backlog, roadmap }: BacklogView): number | null {
  const targets = roadmap.flatMap(({ itemId, parentId, targetShare }) =>
    parentId === null && targetShare !== null ? [{ itemId, targetShare }] : [],
  );
  if (targets.length === 0) return null;
  const usual = medianSize(backlog);
  const effort = new Map<RoadmapItemId | null, number>();
  let total = 0;
  for (const { size, scores } of backlog) {
    const amount = size ?? usual;
    const theme = scores.alignmentState === 'exempt' ? null : scores.themeId;
    effort.set(theme, (effort.get(theme) ?? 0) + amount);
    total += amount;
  }
  if (total === 0) return null;
  let distance = 0;
  let aimed = 0;
  let spent = 0;
  for (const { itemId, targetShare } of targets) {
    const share = (effort.get(itemId) ?? 0) / total;
    distance += Math.abs(share - targetShare);
    aimed += targetShare;
    spent += share;
  }
  const rest = Math.abs(1 - spent - (1 - aimed));
  return Math.min(1, (distance + rest) / 2);
}

function medianSize(backlog: readonly ScoredIssue[]): number {
  const sizes = backlog.flatMap(({ size }) => (size === null ? [] : [size])).toSorted((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 1;
}
