import type { IssueId } from '../../../src/domain/ids';

/**
 * The part of an order that says whether moves still fit it: what is moved, what it passes, and what stands next to it
 * before and after. In the sequence of the order. [O7]
 */
export function orderAround({
  before,
  after,
  moved,
}: {
  /** Both hold the same items. */
  readonly before: readonly IssueId[];
  readonly after: readonly IssueId[];
  readonly moved: readonly IssueId[];
}): readonly IssueId[] {
  const concerned = new Set<IssueId>();
  const placeAfter = new Map(after.map((issueId, at) => [issueId, at]));
  const placeBefore = new Map(before.map((issueId, at) => [issueId, at]));
  for (const issueId of moved) {
    const [from, to] = [placeBefore.get(issueId), placeAfter.get(issueId)];
    if (from === undefined || to === undefined) continue;
    const [top, bottom] = [Math.max(0, Math.min(from, to) - 1), Math.max(from, to) + 2];
    for (const one of [...before.slice(top, bottom), ...after.slice(top, bottom)]) concerned.add(one);
  }
  return before.filter((issueId) => concerned.has(issueId));
}
