import type { Job } from './job';

/** Items to be put in order, by position in the order as it stands, with the links among them; no cycles. */
export interface OrderProblem {
  readonly jobs: readonly Job[];
  readonly blockers: readonly (readonly number[])[];
  readonly blocked: readonly (readonly number[])[];
}

/** An order as positions in the jobs of its problem, and whether nothing is better. */
export interface SolvedOrder {
  readonly order: readonly number[];
  readonly isExact: boolean;
}

/** The problem of some of the items, in the given sequence, with the links among them alone. */
export function partOf(problem: OrderProblem, nodes: readonly number[]): OrderProblem {
  const placeOf = new Map(nodes.map((node, place) => [node, place]));
  const among = (links: readonly (readonly number[])[]) =>
    nodes.map((node) =>
      (links[node] as readonly number[]).flatMap((one) => {
        const place = placeOf.get(one);
        return place === undefined ? [] : [place];
      }),
    );
  return {
    jobs: nodes.map((node) => problem.jobs[node] as Job),
    blockers: among(problem.blockers),
    blocked: among(problem.blocked),
  };
}

/** The items that hang together by links, each group in order; groups by their first item. */
export function linkedGroups({ blockers, blocked }: OrderProblem): readonly (readonly number[])[] {
  const isTaken = new Uint8Array(blockers.length);
  const groups: (readonly number[])[] = [];
  for (const start of blockers.keys()) {
    if (isTaken[start] === 1) continue;
    isTaken[start] = 1;
    const group = [start];
    for (const node of group) {
      for (const one of [...(blockers[node] as readonly number[]), ...(blocked[node] as readonly number[])]) {
        if (isTaken[one] === 0) group.push(one);
        isTaken[one] = 1;
      }
    }
    groups.push(group.sort((a, b) => a - b));
  }
  return groups;
}
