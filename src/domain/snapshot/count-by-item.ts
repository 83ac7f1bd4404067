import { isOpenBaseLevel } from '../backlog/backlog-membership';
import type { RoadmapItemId } from '../ids';
import type { RoadmapIndex } from '../roadmap/roadmap-index';
import type { ScoredIssue } from './scored-issue';

/**
 * How many open base-level issues reach each roadmap item or anything below it, every item of the roadmap named. An
 * issue counts with its leading theme only; exempt issues do not count.
 */
export function countByItem(rows: readonly ScoredIssue[], index: RoadmapIndex): ReadonlyMap<RoadmapItemId, number> {
  const counts = new Map<RoadmapItemId, number>(index.order.map((itemId) => [itemId, 0]));
  for (const row of rows) {
    const { itemId, alignmentState } = row.scores;
    if (itemId === null || alignmentState === 'exempt' || !isOpenBaseLevel(row)) continue;
    for (const reached of index.items.get(itemId)?.path ?? []) counts.set(reached, (counts.get(reached) as number) + 1);
  }
  return counts;
}
