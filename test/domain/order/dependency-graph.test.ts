import fc from 'fast-check';
import { blocksFrom } from '../../../src/domain/order/blocks-from';
import { type Block, dependencyGraph } from '../../../src/domain/order/dependency-graph';
import { issueId } from '../../builders/ids';

const link = (typeName: string, direction: 'inward' | 'outward', id: string) => ({
  typeName,
  direction,
  issueId: issueId(id),
});

/** Whether one leads to another, by walking. */
function leads(blocks: readonly Block[], from: number, to: number): boolean {
  const reached = new Set<number>();
  const queue = [from];
  for (const at of queue) {
    for (const [one, other] of blocks) {
      if (one !== at || reached.has(other)) continue;
      reached.add(other);
      queue.push(other);
    }
  }
  return reached.has(to);
}

describe('dependencyGraph', () => {
  it('[O3] tells circles, each once and in the order of the items, and leaves out the links within them', () => {
    const graph = dependencyGraph(8, [
      [5, 2],
      [2, 5],
      [7, 7],
      [0, 2],
      [5, 1],
      [3, 4],
      [4, 6],
      [6, 3],
      [6, 7],
    ]);
    expect(graph.cycles).toEqual([[2, 5], [3, 4, 6], [7]]);
    expect(graph.precedes(5, 2)).toBe(false);
    expect(graph.precedes(0, 2)).toBe(true);
    expect(graph.precedes(5, 1)).toBe(true);
    expect(graph.precedes(6, 7)).toBe(true);
    expect(graph.hasBlocks).toBe(true);
    expect(
      dependencyGraph(2, [
        [0, 1],
        [1, 0],
      ]).hasBlocks,
    ).toBe(false);
  });

  it('[O3] drops links that follow from others, and doubles', () => {
    const graph = dependencyGraph(4, [
      [0, 1],
      [1, 2],
      [0, 2],
      [0, 1],
      [0, 3],
      [2, 3],
    ]);
    expect(graph.blocked).toEqual([[1], [2], [3], []]);
    expect(graph.blockers).toEqual([[], [0], [1], [2]]);
    expect(graph.precedes(0, 3)).toBe(true);
    expect(graph.precedes(3, 0)).toBe(false);
  });

  it('[O3] knows circles and what comes before what as walking along the links does', () => {
    const node = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(node, node), { maxLength: 14 }), (blocks) => {
        const { cycles, precedes } = dependencyGraph(7, blocks);
        const nodes = [...Array(7).keys()];
        const circling = nodes.filter((at) => leads(blocks, at, at));
        expect(cycles.flat().sort((a, b) => a - b)).toEqual(circling);
        const circleOf = (at: number) => cycles.findIndex((cycle) => cycle.includes(at));
        for (const one of circling) {
          for (const other of circling) {
            const isMutual = leads(blocks, one, other) && leads(blocks, other, one);
            expect(circleOf(one) === circleOf(other)).toBe(isMutual);
          }
        }
        const open = blocks.filter(
          ([one, other]) => one !== other && !(leads(blocks, one, other) && leads(blocks, other, one)),
        );
        for (const one of nodes) {
          for (const other of nodes) expect(precedes(one, other)).toBe(leads(open, one, other));
        }
      }),
    );
  });

  it('[O3] finds circles and reach of long chains without running out of stack', () => {
    const chain = Array.from({ length: 9999 }, (_, at): Block => [at, at + 1]);
    expect(dependencyGraph(10_000, [...chain, [9999, 0]]).cycles).toEqual([[...Array(10_000).keys()]]);
    expect(dependencyGraph(10_000, chain).precedes(0, 9999)).toBe(true);
  });

  it('[O3] reads links by type and direction, and only those within the order', () => {
    const order = [
      { issueId: issueId('1'), links: [link('Blocks', 'outward', '2'), link('Relates', 'outward', '3')] },
      { issueId: issueId('2'), links: [link('blocks', 'inward', '1'), link('Blocks', 'outward', 'elsewhere')] },
      { issueId: issueId('3'), links: [link('Depends', 'outward', '1'), link('Depends', 'inward', '2')] },
    ];
    expect(blocksFrom(order)).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(blocksFrom(order, [{ typeName: 'Depends', blocker: 'to' }])).toEqual([
      [0, 2],
      [2, 1],
    ]);
  });
});
