import { type Reachability, reachability } from './reachability';
import { strongComponents } from './strong-components';

/** One dependency as positions in today's order: the first blocks the second. */
export type Block = readonly [blocker: number, blocked: number];

/** What blocks what, over items by their positions in today's order. [O3] */
export interface DependencyGraph {
  /** Of each item those that block it, and those that it blocks: without cycles and without what follows from the rest. */
  readonly blockers: readonly (readonly number[])[];
  readonly blocked: readonly (readonly number[])[];
  /** Whether the first must be done before the second, directly or by way of others. */
  readonly precedes: (one: number, other: number) => boolean;
  /** Items that block one another in a circle, each circle in today's order. No order can satisfy them. */
  readonly cycles: readonly (readonly number[])[];
  readonly hasBlocks: boolean;
}

/** Reads dependencies: finds cycles, leaves out the links within them, and drops what follows from other links. [O3] */
export function dependencyGraph(count: number, blocks: readonly Block[]): DependencyGraph {
  const all = neighbours(count, blocks);
  const { componentOf, cycles } = strongComponents(all.blocked);
  const open = blocks.filter(([blocker, blocked]) => componentOf[blocker] !== componentOf[blocked]);
  const acyclic = neighbours(count, open);
  const reach = reachability(acyclic);
  const needed = neighbours(
    count,
    acyclic.blocked.flatMap((blocked, blocker) => neededOf(blocked, reach).map((one): Block => [blocker, one])),
  );
  return { ...needed, precedes: reach.reaches, cycles, hasBlocks: open.length > 0 };
}

/** Those that are reached by way of no other. */
function neededOf(blocked: readonly number[], reach: Reachability): readonly number[] {
  if (blocked.length < 2) return blocked;
  const isReached = reach.reachedFromAny(blocked);
  return blocked.filter((one) => !isReached(one));
}

/** Both directions of the links, each once and in today's order. */
export function neighbours(
  count: number,
  blocks: readonly Block[],
): { readonly blockers: readonly (readonly number[])[]; readonly blocked: readonly (readonly number[])[] } {
  const blockers = Array.from({ length: count }, () => new Set<number>());
  const blocked = Array.from({ length: count }, () => new Set<number>());
  for (const [one, other] of blocks) {
    blocked[one]?.add(other);
    blockers[other]?.add(one);
  }
  const sorted = (sets: readonly ReadonlySet<number>[]) =>
    sets.map((set) => (set.size < 2 ? [...set] : [...set].sort((a, b) => a - b)));
  return { blockers: sorted(blockers), blocked: sorted(blocked) };
}
