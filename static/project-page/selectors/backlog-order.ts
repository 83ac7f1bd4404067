import type { ProjectView } from '../../../src/contract/rpc';
import { isInBacklog } from '../../../src/domain/backlog/backlog-membership';
import { DAY_MS, type Instant, type IssueId } from '../../../src/domain/ids';
import { blocksFrom } from '../../../src/domain/order/blocks-from';
import { moveRobustness, type RateParts, ROBUST_SHARE } from '../../../src/domain/order/move-robustness';
import { orderItemsFrom, strategyFrom } from '../../../src/domain/order/order-items-from';
import { type OrderPlan, type PlannedMove, planOrder } from '../../../src/domain/order/plan-order';
import { trustAnchors } from '../../../src/domain/order/trust-order';
import type { ScoredIssue } from '../../../src/domain/snapshot/scored-issue';
import { scoreValue } from '../../../src/domain/value/score-value';
import { sizeOf } from '../../../src/domain/value/size-of';

/** Real velocity is read from what was resolved in so many days. */
const VELOCITY_DAYS = 90;

/** So many items at the top are compared: more would hold the page up for seconds, and few moves reach further. */
const MOST_COMPARED = 1000;

type Scoring = Pick<ProjectView, 'model' | 'priors' | 'modelRevision'>;

/** A proposed move, and of how many draws of the weights it stays a gain. [O6] */
export interface WeighedMove {
  readonly move: PlannedMove;
  /** 0 to 1; null: weights can change nothing. */
  readonly robustness: number | null;
  readonly isRobust: boolean;
}

/** Size that the viewer's issues show as done a day; null where none with a size was resolved lately. [O8] */
export function velocityPerDay(stored: readonly ScoredIssue[], { model }: Scoring, now: Instant): number | null {
  let done = 0;
  for (const issue of stored) {
    if (issue.resolvedAt === null || now - issue.resolvedAt > VELOCITY_DAYS * DAY_MS) continue;
    done += sizeOf(issue, model, now) ?? 0;
  }
  return done > 0 ? done / VELOCITY_DAYS : null;
}

/** What the backlog's order would be with few moves, how sure each of them is, and how many items are too far down for it. [O1]-[O8] */
export function backlogOrder({
  rows,
  project,
  trust,
  strategyWeight,
  velocity,
  now,
}: {
  /** In Jira's order. */
  readonly rows: readonly ScoredIssue[];
  readonly project: Scoring;
  readonly trust: number;
  readonly strategyWeight: number;
  readonly velocity: number | null;
  readonly now: Instant;
}): { readonly below: number; readonly plan: OrderPlan; readonly moves: readonly WeighedMove[] } {
  const all = rows.filter(isInBacklog);
  const backlog = all.slice(0, MOST_COMPARED);
  const items = orderItemsFrom(
    backlog.map((row) => ({ row, size: sizeOf(row, project.model, now) })),
    strategyWeight,
  );
  const plan = planOrder({ items, blocks: blocksFrom(backlog), trust, velocityPerDay: velocity });
  const { partsOf, shares } = rateParts({ backlog, items, plan, project, trust, strategyWeight, now });
  const robustness =
    project.model.preset === 'formula'
      ? null
      : moveRobustness({ moves: plan.moves, partsOf, shares, seed: String(project.modelRevision) });
  const moves = plan.moves.map((move, at): WeighedMove => {
    const share = robustness?.[at] ?? null;
    return { move, robustness: share, isRobust: share === null || share >= ROBUST_SHARE };
  });
  return { below: all.length - backlog.length, plan, moves };
}

function rateParts({
  backlog,
  items,
  plan,
  project: { model, priors },
  trust,
  strategyWeight,
  now,
}: {
  readonly backlog: readonly ScoredIssue[];
  readonly items: OrderPlan['items'];
  readonly plan: OrderPlan;
  readonly project: Scoring;
  readonly trust: number;
  readonly strategyWeight: number;
  readonly now: Instant;
}): { readonly partsOf: ReadonlyMap<IssueId, RateParts>; readonly shares: readonly number[] } {
  const concerned = new Set(plan.moves.flatMap(({ issueId, passed }) => [issueId, ...passed]));
  const strategy = strategyFrom(
    backlog.map(({ scores }) => scores),
    strategyWeight,
  );
  const anchors = trustAnchors(items, trust);
  const partsOf = new Map<IssueId, RateParts>();
  let shares: readonly number[] = [];
  for (const [at, issue] of backlog.entries()) {
    if (!concerned.has(issue.issueId) || items[at]?.takesPart !== true) continue;
    const { receipt } = scoreValue({ issue, model, priors, now });
    shares = receipt.map(({ weightShare }) => weightShare);
    partsOf.set(issue.issueId, {
      utilities: receipt.map(({ utility }) => utility),
      strategyFactor: strategy(issue.scores).point,
      anchor: anchors?.[at] ?? null,
    });
  }
  return { partsOf, shares };
}
