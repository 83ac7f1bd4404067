import { z } from 'zod';
import type { IssueId } from '../../src/domain/ids';
import { assessMoves } from '../../src/domain/order/assess-moves';
import { bestOrder } from '../../src/domain/order/best-order';
import { type Block, dependencyGraph } from '../../src/domain/order/dependency-graph';
import { fewestMoves } from '../../src/domain/order/fewest-moves';
import { orderCost } from '../../src/domain/order/job';
import { type OrderItem, ratioRangeOf } from '../../src/domain/order/order-item';
import { proposeMoves } from '../../src/domain/order/propose-moves';
import { ok } from '../../src/domain/result';
import type { Evaluate } from './evaluate';
import { readDocument } from './read-document';

/** Beyond these numbers sums of products lose their meaning. */
const LEAST = 1e-9;
const MOST = 1e12;

const id = z.string().min(1);
const amount = z
  .number()
  .min(0)
  .max(MOST)
  .refine((one) => one === 0 || one >= LEAST, `must be 0 or at least ${LEAST}`);
const orderFile = z
  .object({
    items: z.array(z.object({ id, value: amount, size: amount, low: amount.optional(), high: amount.optional() })),
    current: z.array(id),
    blocks: z.array(z.tuple([id, id])).default([]),
  })
  .check(({ value, issues }) => {
    const complain = (path: (string | number)[], message: string): void => {
      issues.push({ code: 'custom', message, path, input: value });
    };
    checkItems(value, complain);
    checkIds(value, complain);
  });

type OrderFile = z.infer<typeof orderFile>;
type Complain = (path: (string | number)[], message: string) => void;

function checkItems({ items }: Pick<OrderFile, 'items'>, complain: Complain): void {
  const seen = new Set<string>();
  for (const [at, item] of items.entries()) {
    if (seen.has(item.id)) complain(['items', at, 'id'], `"${item.id}" is there twice`);
    seen.add(item.id);
    if (item.low !== undefined && item.low > item.value) complain(['items', at, 'low'], 'is above the value');
    if (item.high !== undefined && item.high < item.value) complain(['items', at, 'high'], 'is below the value');
  }
}

function checkIds(
  { items, current, blocks }: Pick<OrderFile, 'items' | 'current' | 'blocks'>,
  complain: Complain,
): void {
  const known = new Set(items.map((item) => item.id));
  const placed = new Set<string>();
  for (const [at, one] of current.entries()) {
    if (!known.has(one)) complain(['current', at], `"${one}" is no item`);
    if (placed.has(one)) complain(['current', at], `"${one}" is there twice`);
    placed.add(one);
  }
  for (const [at, item] of items.entries()) {
    if (!placed.has(item.id)) complain(['items', at, 'id'], `"${item.id}" is not in current`);
  }
  for (const [at, ends] of blocks.entries()) {
    for (const [end, one] of ends.entries()) {
      if (!known.has(one)) complain(['blocks', at, end], `"${one}" is no item`);
    }
  }
}

function itemsFrom({ items, current }: OrderFile): readonly OrderItem[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return current.flatMap((one) => {
    const item = byId.get(one);
    if (item === undefined) return [];
    const { value: rate, size, low = rate, high = rate } = item;
    return [{ issueId: one as IssueId, rate, rateLow: low, rateHigh: high, size, takesPart: true }];
  });
}

/** The best order of a file's items, what today's lacks of it, and the moves that mend most; at trust 0 and strategy 0. */
export const evaluateOrder: Evaluate = (text) => {
  const file = readDocument(text, orderFile);
  if (!file.ok) return file;
  const items = itemsFrom(file.value);
  const positionOf = new Map(file.value.current.map((one, at) => [one, at]));
  const blockOf = ([blocker, blocked]: readonly [string, string]): Block => [
    positionOf.get(blocker) as number,
    positionOf.get(blocked) as number,
  ];
  const graph = dependencyGraph(items.length, file.value.blocks.map(blockOf));
  const { order, isExact } = bestOrder({ jobs: items, ...graph });
  const idOf = (at: number): string => (items[at] as OrderItem).issueId;
  const bestPossible = orderCost(items, order);
  const answer = {
    optimal: order.map(idOf),
    exact: isExact,
    regret: orderCost(items, [...items.keys()]) - bestPossible,
    bestPossible,
    cycles: graph.cycles.map((cycle) => cycle.map(idOf)),
    minimalMoves: fewestMoves({ ranges: items.map(ratioRangeOf), graph, best: order }),
    moves: assessMoves({ items, graph, moves: proposeMoves({ items, graph }) }).map(
      ({ issueId, place, anchorId, gain }) => ({ id: issueId, [place]: anchorId, gain }),
    ),
  };
  return ok(`${JSON.stringify(answer)}\n`);
};
