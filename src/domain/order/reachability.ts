import { type BitRow, bitRow, countBits, hasBit, joinBits, setBit } from './bit-row';
import { workableOrder } from './workable-order';

/** What can be reached from what along the links of a graph without cycles. */
export interface Reachability {
  readonly reaches: (from: number, to: number) => boolean;
  /** How many are reached from a node that has links. */
  readonly countFrom: (from: number) => number;
  /** Tells what is reached from at least one of these. */
  readonly reachedFromAny: (from: readonly number[]) => (to: number) => boolean;
}

/** Works out all that is reached; memory grows with the square of the nodes that have links, not of all. [O3] */
export function reachability({
  blockers,
  blocked,
}: {
  readonly blockers: readonly (readonly number[])[];
  readonly blocked: readonly (readonly number[])[];
}): Reachability {
  const rankOf = new Map<number, number>();
  for (const node of workableOrder({ blockers, blocked })) {
    if (blockers[node]?.length !== 0 || blocked[node]?.length !== 0) rankOf.set(node, rankOf.size);
  }
  const rows = new Map<number, BitRow>();
  const count = rankOf.size;
  for (const node of [...rankOf.keys()].toReversed()) {
    const row = bitRow(count);
    for (const one of blocked[node] as readonly number[]) {
      joinBits(row, rows.get(one) as BitRow);
      setBit(row, rankOf.get(one) as number);
    }
    rows.set(node, row);
  }
  const isIn = (row: BitRow, node: number): boolean => {
    const rank = rankOf.get(node);
    return rank !== undefined && hasBit(row, rank);
  };
  return {
    reaches: (from, to) => {
      const row = rows.get(from);
      return row !== undefined && isIn(row, to);
    },
    countFrom: (from) => countBits(rows.get(from) as BitRow),
    reachedFromAny: (from) => {
      const all = bitRow(count);
      for (const node of from) joinBits(all, rows.get(node) as BitRow);
      return (to) => isIn(all, to);
    },
  };
}
