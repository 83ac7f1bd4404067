import { addPipe, flowNetwork, leastCut } from './flow-network';
import { combinedJob } from './job';
import type { OrderProblem } from './order-problem';

/** Items that go before all others in a best order, and the others; both in the order as they stand. */
export interface DensitySplit {
  readonly first: readonly number[];
  readonly rest: readonly number[];
}

// Relative to all that is added up.
const ROUNDING = 1e-12;

/**
 * Splits a problem where some items that can be done first have together a higher rate over size than the whole: those
 * go first in a best order (Sidney 1975). Null where none have: then every order costs at most twice the best
 * (Chekuri and Motwani 1999). The whole must take time and be worth something. [O3]
 */
export function splitByDensity(problem: OrderProblem): DensitySplit | null {
  const { rate, size } = combinedJob(problem.jobs);
  const gains = problem.jobs.map((job) => job.rate - (rate / size) * job.size);
  const tiny = ROUNDING * gains.reduce((sum, gain) => sum + Math.abs(gain), 0);
  const first = denserThanAll(problem, gains, tiny) ?? asDenseAsAll(problem, gains, tiny);
  if (first === null) return null;
  return { first: placesWhere(first, 1), rest: placesWhere(first, 0) };
}

function placesWhere(marks: Uint8Array, mark: number): readonly number[] {
  return [...marks.keys()].filter((at) => marks[at] === mark);
}

/** The set with the greatest gain that holds the blockers of all its members, by a least cut; null if nothing gains. */
function denserThanAll({ blockers }: OrderProblem, gains: readonly number[], tiny: number): Uint8Array | null {
  const [source, sink] = [gains.length, gains.length + 1];
  const network = flowNetwork(gains.length + 2);
  for (const [at, gain] of gains.entries()) {
    if (gain > 0) addPipe(network, source, at, gain);
    if (gain < 0) addPipe(network, at, sink, -gain);
    for (const blocker of blockers[at] as readonly number[]) addPipe(network, at, blocker, Number.POSITIVE_INFINITY);
  }
  const side = leastCut(network, { source, sink, tiny: tiny / gains.length }).subarray(0, gains.length);
  const gain = gains.reduce((sum, one, at) => (side[at] === 1 ? sum + one : sum), 0);
  return gain > tiny ? side : null;
}

/** An item with all that must come before it, not the whole, which together are as dense as the whole. */
function asDenseAsAll({ blockers }: OrderProblem, gains: readonly number[], tiny: number): Uint8Array | null {
  for (const at of gains.keys()) {
    const side = new Uint8Array(gains.length);
    side[at] = 1;
    const members = [at];
    for (const member of members) {
      for (const blocker of blockers[member] as readonly number[]) {
        if (side[blocker] === 0) members.push(blocker);
        side[blocker] = 1;
      }
    }
    const gain = members.reduce((sum, member) => sum + (gains[member] as number), 0);
    if (members.length < gains.length && gain >= -tiny) return side;
  }
  return null;
}
