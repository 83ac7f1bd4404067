/** A network of pipes between nodes, each with its reverse next to it. */
export interface FlowNetwork {
  readonly firstOf: Int32Array;
  readonly to: number[];
  readonly next: number[];
  readonly left: number[];
}

/** A network without pipes. */
export function flowNetwork(nodes: number): FlowNetwork {
  return { firstOf: new Int32Array(nodes).fill(-1), to: [], next: [], left: [] };
}

/** Lays a pipe. */
export function addPipe(network: FlowNetwork, from: number, to: number, capacity: number): void {
  addHalf(network, from, to, capacity);
  addHalf(network, to, from, 0);
}

function addHalf({ firstOf, to, next, left }: FlowNetwork, from: number, target: number, capacity: number): void {
  next.push(firstOf[from] as number);
  firstOf[from] = to.length;
  to.push(target);
  left.push(capacity);
}

/**
 * Sends as much as the pipes take from source to sink (Dinic 1970) and tells which nodes the source still reaches: the
 * smallest side of a least cut. What is left of a pipe below `tiny` counts as nothing.
 */
export function leastCut(
  network: FlowNetwork,
  { source, sink, tiny }: { readonly source: number; readonly sink: number; readonly tiny: number },
): Uint8Array {
  for (;;) {
    const levels = levelsFrom(network, source, tiny);
    if (levels[sink] === -1) return Uint8Array.from(levels, (level) => (level === -1 ? 0 : 1));
    sendAlong(network, { source, sink, tiny, levels });
  }
}

function levelsFrom({ firstOf, to, next, left }: FlowNetwork, source: number, tiny: number): Int32Array {
  const levels = new Int32Array(firstOf.length).fill(-1);
  levels[source] = 0;
  const queue = [source];
  for (const node of queue) {
    for (let pipe = firstOf[node] as number; pipe !== -1; pipe = next[pipe] as number) {
      const target = to[pipe] as number;
      if (levels[target] !== -1 || (left[pipe] as number) <= tiny) continue;
      levels[target] = (levels[node] as number) + 1;
      queue.push(target);
    }
  }
  return levels;
}

/** Fills every shortest way; without recursion, since ways may be as long as chains of blocked items. */
function sendAlong(
  { firstOf, to, next, left }: FlowNetwork,
  {
    source,
    sink,
    tiny,
    levels,
  }: { readonly source: number; readonly sink: number; readonly tiny: number; readonly levels: Int32Array },
): void {
  const nextOf = Int32Array.from(firstOf);
  const way: number[] = [];
  let node = source;
  for (;;) {
    if (node === sink) {
      const most = way.reduce((least, pipe) => Math.min(least, left[pipe] as number), Number.POSITIVE_INFINITY);
      for (const pipe of way) {
        left[pipe] = (left[pipe] as number) - most;
        left[pipe ^ 1] = (left[pipe ^ 1] as number) + most;
      }
      const full = way.findIndex((pipe) => (left[pipe] as number) <= tiny);
      node = to[(way[full] as number) ^ 1] as number;
      way.length = full;
      continue;
    }
    const pipe = nextOf[node] as number;
    if (pipe === -1) {
      const back = way.pop();
      if (back === undefined) return;
      node = to[back ^ 1] as number;
      nextOf[node] = next[nextOf[node] as number] as number;
    } else if ((left[pipe] as number) > tiny && levels[to[pipe] as number] === (levels[node] as number) + 1) {
      way.push(pipe);
      node = to[pipe] as number;
    } else {
      nextOf[node] = next[pipe] as number;
    }
  }
}
