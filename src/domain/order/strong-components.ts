/** Which nodes reach one another, and the circles among them. */
export interface StrongComponents {
  /** The same number for nodes that reach one another. */
  readonly componentOf: readonly number[];
  /** Components of several nodes, and nodes that lead to themselves; each in the order of the nodes. */
  readonly cycles: readonly (readonly number[])[];
}

/** Finds the strongly connected components in linear time (Tarjan 1972), without recursion. [O3] */
export function strongComponents(next: readonly (readonly number[])[]): StrongComponents {
  const search = newSearch(next);
  for (const root of next.keys()) {
    if (search.indexOf[root] === UNSEEN) searchFrom(root, search);
  }
  const cycles = search.components
    .filter((nodes) => nodes.length > 1 || nodes.some((node) => next[node]?.includes(node) === true))
    .map((nodes) => nodes.toSorted((a, b) => a - b));
  return {
    componentOf: [...search.componentOf],
    cycles: cycles.sort(([a], [b]) => (a as number) - (b as number)),
  };
}

const UNSEEN = -1;

interface Search {
  readonly next: readonly (readonly number[])[];
  readonly indexOf: Int32Array;
  readonly lowest: Int32Array;
  readonly componentOf: Int32Array;
  readonly open: number[];
  readonly components: number[][];
  seen: number;
}

function newSearch(next: readonly (readonly number[])[]): Search {
  const unseen = () => new Int32Array(next.length).fill(UNSEEN);
  return { next, indexOf: unseen(), lowest: unseen(), componentOf: unseen(), open: [], components: [], seen: 0 };
}

function searchFrom(root: number, search: Search): void {
  const { next, indexOf, lowest, componentOf } = search;
  const path: { readonly node: number; at: number }[] = [enter(root, search)];
  for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
    const { node } = step;
    const child = next[node]?.[step.at];
    step.at += 1;
    if (child === undefined) {
      path.pop();
      if (lowest[node] === indexOf[node]) close(node, search);
      const parent = path.at(-1)?.node;
      if (parent !== undefined) lower(lowest, parent, lowest[node] as number);
    } else if (indexOf[child] === UNSEEN) {
      path.push(enter(child, search));
    } else if (componentOf[child] === UNSEEN) {
      lower(lowest, node, indexOf[child] as number);
    }
  }
}

function enter(node: number, search: Search): { readonly node: number; at: number } {
  search.indexOf[node] = search.seen;
  search.lowest[node] = search.seen;
  search.seen += 1;
  search.open.push(node);
  return { node, at: 0 };
}

function lower(lowest: Int32Array, node: number, to: number): void {
  if (to < (lowest[node] as number)) lowest[node] = to;
}

function close(node: number, { open, components, componentOf }: Search): void {
  const members = open.splice(open.lastIndexOf(node));
  for (const member of members) componentOf[member] = components.length;
  components.push(members);
}
