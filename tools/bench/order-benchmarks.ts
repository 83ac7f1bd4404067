import type { IssueId } from '../../src/domain/ids';
import { bestOrder } from '../../src/domain/order/best-order';
import { type Block, dependencyGraph } from '../../src/domain/order/dependency-graph';
import { fewestMoves } from '../../src/domain/order/fewest-moves';
import { inversionCosts, pairCost } from '../../src/domain/order/inversion-costs';
import { orderCost, smithOrder } from '../../src/domain/order/job';
import { type OrderItem, ratioRangeOf } from '../../src/domain/order/order-item';
import { planOrder } from '../../src/domain/order/plan-order';
import { proposeMoves } from '../../src/domain/order/propose-moves';
import type { Benchmark } from './benchmark';
import { randomFrom } from './sample-project';

const SIZES = [1, 2, 3, 5, 8, 13];

/** A backlog of `count` items with ranges, in an order that people half got right. */
function sampleItems(count: number): readonly OrderItem[] {
  const random = randomFrom(count);
  const items = Array.from({ length: count }, (_, at) => {
    const rate = 100 * random();
    return {
      issueId: String(at) as IssueId,
      rate,
      rateLow: rate * 0.85,
      rateHigh: Math.min(100, rate * 1.15),
      size: SIZES[Math.floor(random() * SIZES.length)] as number,
      takesPart: true,
    };
  });
  const felt = items.map((item) => ({ item, ratio: (item.rate / item.size) * Math.exp(3 * random()) }));
  return felt.sort((a, b) => b.ratio - a.ratio).map(({ item }) => item);
}

/** Every tenth item is blocked by one or two that stand near it, as links in trackers are. */
function sampleBlocks(count: number): readonly Block[] {
  const random = randomFrom(count + 1);
  return Array.from({ length: Math.floor(count / 10) }, (): Block => {
    const one = Math.floor(random() * (count - 20));
    const near = one + 1 + Math.floor(random() * 19);
    return random() < 0.8 ? [one, near] : [near, one];
  });
}

/** What any program does to know today's order from the best: two sorts' worth of copying. */
function sortByRatio(items: readonly OrderItem[]): void {
  items.toSorted((a, b) => b.rate / b.size - a.rate / a.size);
}

function quadraticRegret(items: readonly OrderItem[]): number {
  let regret = 0;
  for (let below = 1; below < items.length; below += 1) {
    const after = items[below] as OrderItem;
    for (let above = 0; above < below; above += 1) regret += pairCost(items[above] as OrderItem, after);
  }
  return regret;
}

function regretBenchmark(count: number): Benchmark {
  const items = sampleItems(count);
  return {
    name: 'order: regret and its inversions (aim: 50 ms)',
    n: count,
    run: () => {
      orderCost(items, smithOrder(items));
      inversionCosts(items);
    },
    baselineName: 'regret by looking at every pair',
    baseline: () => quadraticRegret(items),
  };
}

function movesBenchmark(count: number, blocks: readonly Block[]): Benchmark {
  const items = sampleItems(count);
  const ranges = items.map(ratioRangeOf);
  const linked = blocks.length === 0 ? '' : ` with ${blocks.length} links`;
  return {
    name: `order: fewest moves and the seven best${linked} (aim: 300 ms)`,
    n: count,
    run: () => {
      const graph = dependencyGraph(count, blocks);
      fewestMoves({ ranges, graph, best: bestOrder({ jobs: items, ...graph }).order });
      proposeMoves({ items, graph });
    },
    baselineName: 'one sort by value over size',
    baseline: () => sortByRatio(items),
  };
}

function planBenchmark(count: number): Benchmark {
  const items = sampleItems(count);
  const blocks = sampleBlocks(count);
  return {
    name: 'order: the whole plan, with trust and links',
    n: count,
    run: () => planOrder({ items, blocks, trust: 0.5, velocityPerDay: 2 }),
    baselineName: 'one sort by value over size',
    baseline: () => sortByRatio(items),
  };
}

/** Orders at the sizes that the app promises. */
export function orderBenchmarks(): readonly Benchmark[] {
  return [
    regretBenchmark(10_000),
    movesBenchmark(1000, []),
    movesBenchmark(1000, sampleBlocks(1000)),
    planBenchmark(1000),
    planBenchmark(5000),
  ];
}
