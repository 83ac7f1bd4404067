import type { IssueId } from '../ids';
import { movedBetween, planRanking, type RankCall } from './plan-ranking';

/** What happened to an order since it was read. */
export interface OrderChange {
  readonly came: readonly IssueId[];
  readonly gone: readonly IssueId[];
  /** As few as possible that explain the new order of the rest. */
  readonly moved: readonly IssueId[];
}

/** What changed between the order that somebody saw and the one there is now; null: nothing, so moves may be made. [O7] */
export function orderChange(seen: readonly IssueId[], now: readonly IssueId[]): OrderChange | null {
  const [before, after] = [new Set(seen), new Set(now)];
  const came = now.filter((issueId) => !before.has(issueId));
  const gone = seen.filter((issueId) => !after.has(issueId));
  const moved = movedBetween(
    seen.filter((issueId) => after.has(issueId)),
    now.filter((issueId) => before.has(issueId)),
  );
  return came.length + gone.length + moved.size === 0 ? null : { came, gone, moved: [...moved] };
}

/** What takes moves back, and what of them can no longer be taken back. */
export interface UndoPlan {
  readonly calls: readonly RankCall[];
  /** Moved by somebody since, or gone from the order: left where they are. */
  readonly left: readonly IssueId[];
}

/**
 * Takes moves back: each moved item goes back behind what stood above it before, as far as that is still there. What
 * somebody moved since is left alone; what else changed meanwhile stays. [O7]
 */
export function planUndo({
  before,
  after,
  moved,
  now,
}: {
  /** The orders before and after the moves were made, as far as they were made. */
  readonly before: readonly IssueId[];
  readonly after: readonly IssueId[];
  readonly moved: readonly IssueId[];
  /** The order there is now. */
  readonly now: readonly IssueId[];
}): UndoPlan {
  const change = orderChange(after, now);
  const touched = new Set([...(change?.moved ?? []), ...(change?.gone ?? [])]);
  const back = new Set(moved.filter((issueId) => !touched.has(issueId)));
  return {
    calls: planRanking({ from: now, to: restored({ before, now, back }), moved: back }),
    left: moved.filter((issueId) => touched.has(issueId)),
  };
}

function restored({
  before,
  now,
  back,
}: {
  readonly before: readonly IssueId[];
  readonly now: readonly IssueId[];
  readonly back: ReadonlySet<IssueId>;
}): readonly IssueId[] {
  const order = now.filter((issueId) => !back.has(issueId));
  const there = new Set(order);
  let above: IssueId | undefined;
  for (const issueId of before) {
    if (back.has(issueId)) {
      order.splice(above === undefined ? 0 : order.indexOf(above) + 1, 0, issueId);
      above = issueId;
    } else if (there.has(issueId)) {
      above = issueId;
    }
  }
  return order;
}
