import type { IssueId } from '../ids';
import { longestKept } from './longest-kept';

/** So many items at most go into one call that ranks them. [O7] */
export const MOST_RANKED_AT_ONCE = 50;

/** One call that puts items, in this sequence, directly after or before another. [O7] */
export interface RankCall {
  readonly issueIds: readonly IssueId[];
  readonly place: 'before' | 'after';
  readonly anchorId: IssueId;
}

/**
 * The calls that make one order of another, from the top down: items that are next to one another go together, after what
 * stands above them, and at the top before the first that stays. Both orders hold the same items. [O7]
 */
export function planRanking({
  from,
  to,
  moved,
}: {
  readonly from: readonly IssueId[];
  readonly to: readonly IssueId[];
  /** What the person sees as moved; all others must stand alike in both orders. Without it as few as possible move. */
  readonly moved?: ReadonlySet<IssueId>;
}): readonly RankCall[] {
  // Something must stay, to be ranked against.
  const moving = moved !== undefined && moved.size < to.length ? moved : movedBetween(from, to);
  const calls: RankCall[] = [];
  let run: IssueId[] = [];
  const close = (above: IssueId | undefined, below: IssueId | undefined): void => {
    const anchor = above ?? below;
    if (run.length > 0 && anchor !== undefined) {
      calls.push({ issueIds: run, place: above === undefined ? 'before' : 'after', anchorId: anchor });
    }
    run = [];
  };
  let above: IssueId | undefined;
  const firstKept = to.find((issueId) => !moving.has(issueId));
  for (const issueId of to) {
    if (!moving.has(issueId)) {
      close(above, firstKept);
      above = issueId;
      continue;
    }
    if (run.length === MOST_RANKED_AT_ONCE) {
      const last = run.at(-1);
      close(above, firstKept);
      above = last;
    }
    run.push(issueId);
  }
  close(above, firstKept);
  return calls;
}

/** As few items as possible that must move to make one order of another of the same items. [O7] */
export function movedBetween(from: readonly IssueId[], to: readonly IssueId[]): ReadonlySet<IssueId> {
  const placeIn = new Map(from.map((issueId, place) => [issueId, place]));
  const kept = new Set(longestKept(to.map((issueId) => placeIn.get(issueId) as number)));
  return new Set(to.filter((_, at) => !kept.has(at)));
}

/** The order after calls, as Jira makes them. [O7] */
export function orderAfterCalls(order: readonly IssueId[], calls: readonly RankCall[]): readonly IssueId[] {
  let after = order;
  for (const { issueIds, place, anchorId } of calls) {
    const ranked = new Set(issueIds);
    const others = after.filter((issueId) => !ranked.has(issueId));
    const at = others.indexOf(anchorId) + (place === 'after' ? 1 : 0);
    after = [...others.slice(0, at), ...issueIds, ...others.slice(at)];
  }
  return after;
}
