import { type BitRow, bitRow, firstBits, hasBit, joinBits, setBit } from './bit-row';
import type { DependencyGraph } from './dependency-graph';
import { fewestMovesByRange } from './fewest-moves-by-range';
import { largestMatching } from './largest-matching';
import { isClearlyBetter, type RatioRange } from './order-item';

/**
 * The fewest moves (an item taken out and put elsewhere) after which nothing clearly better stands below anything and no
 * item above its blocker. Of clear pairs only those count that the best order has the right way round, since links may
 * forbid the rest. Exact: by Dilworth's theorem as many as the largest matching of pairs that must change places. [O4]
 */
export function fewestMoves({
  ranges,
  graph,
  best,
}: {
  /** By position in the order as it stands. */
  readonly ranges: readonly RatioRange[];
  readonly graph: DependencyGraph;
  /** A best order, as positions. */
  readonly best: readonly number[];
}): number {
  if (!graph.hasBlocks) return fewestMovesByRange(ranges);
  const after = wantedAfter(ranges, graph, best);
  return largestMatching(after.map(firstBits));
}

/** For each item all that must stand after it: clearly worse ones, those it blocks, and what follows from both. */
function wantedAfter(
  ranges: readonly RatioRange[],
  { blocked }: DependencyGraph,
  best: readonly number[],
): readonly BitRow[] {
  const rows = ranges.map(() => bitRow(ranges.length));
  for (let place = best.length - 1; place >= 0; place -= 1) {
    const at = best[place] as number;
    const row = rows[at] as BitRow;
    const range = ranges[at] as RatioRange;
    const links = new Set(blocked[at]);
    for (const other of best.slice(place + 1)) {
      if (!links.has(other) && !isClearlyBetter(range, ranges[other] as RatioRange)) continue;
      if (hasBit(row, other)) continue;
      setBit(row, other);
      joinBits(row, rows[other] as BitRow);
    }
  }
  return rows;
}
