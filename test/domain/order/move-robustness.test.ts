import { assessMoves } from '../../../src/domain/order/assess-moves';
import { dependencyGraph } from '../../../src/domain/order/dependency-graph';
import { CONCENTRATION, DRAWS, drawWeights } from '../../../src/domain/order/draw-weights';
import { moveRobustness, type RateParts, ROBUST_SHARE } from '../../../src/domain/order/move-robustness';
import type { OrderItem } from '../../../src/domain/order/order-item';
import { proposeMoves } from '../../../src/domain/order/propose-moves';
import { trustAnchors } from '../../../src/domain/order/trust-order';
import { aBystander, anOrderItem } from './an-order';

/** Items of size 1 whose value is made of utilities, all of them linked alike. */
function of(utilities: readonly (readonly number[])[], shares: readonly number[]) {
  const items: readonly OrderItem[] = utilities.map((us, at) =>
    anOrderItem(String(at), 100 * us.reduce((sum, u, c) => sum + u * shares[c]!, 0), 1),
  );
  const graph = dependencyGraph(items.length, []);
  const moves = assessMoves({ items, graph, moves: proposeMoves({ items, graph }) });
  const partsOf = new Map<OrderItem['issueId'], RateParts>(
    items.map(({ issueId }, at) => [issueId, { utilities: utilities[at]!, strategyFactor: 1, anchor: null }]),
  );
  return { items, graph, moves, partsOf, shares, seed: 'model 3, roadmap 7' };
}

describe('moveRobustness', () => {
  it('[O6] a move past what is worse in everything is robust, one that rests on weights is not', () => {
    const sure = of(
      [
        [0.2, 0.3],
        [0.8, 0.9],
      ],
      [0.5, 0.5],
    );
    expect(moveRobustness(sure)).toEqual([1]);
    const [share] = moveRobustness(
      of(
        [
          [0.2, 0.8],
          [0.85, 0.2],
        ],
        [0.5, 0.5],
      ),
    ) as [number];
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThan(ROBUST_SHARE);
  });

  it('[O6] is the same for the same revisions and another for others', () => {
    const given = of(
      [
        [0.2, 0.8],
        [0.85, 0.2],
      ],
      [0.5, 0.5],
    );
    expect(moveRobustness(given)).toEqual(moveRobustness(given));
    const seeds = ['1', '2', '3', '4'].map((seed) => moveRobustness({ ...given, seed })?.[0]);
    expect(new Set(seeds).size).toBeGreaterThan(1);
  });

  it('[O6] weights of one criterion say nothing of robustness', () => {
    expect(moveRobustness(of([[0.2], [0.8]], [1]))).toBeNull();
    expect(
      moveRobustness(
        of(
          [
            [0.2, 0.5],
            [0.8, 0.5],
          ],
          [1, 0],
        ),
      ),
    ).toBeNull();
  });

  it('[O6] moves down, items without part and trust are taken into account', () => {
    const low = of(
      [
        [0.1, 0.1],
        [0.8, 0.5],
        [0.7, 0.6],
      ],
      [0.5, 0.5],
    );
    expect(low.moves.map(({ goesUp }) => goesUp)).toEqual([false]);
    expect(moveRobustness(low)).toEqual([1]);
    const items = [...low.items.slice(0, 1), aBystander('none'), ...low.items.slice(1)];
    const graph = dependencyGraph(items.length, []);
    const moves = assessMoves({ items, graph, moves: proposeMoves({ items, graph }) });
    expect(moveRobustness({ ...low, moves })).toEqual([1]);

    const close = of(
      [
        [0.2, 0.8],
        [0.85, 0.2],
      ],
      [0.5, 0.5],
    );
    const trusting = (trust: number) => {
      const anchors = trustAnchors(close.items, trust);
      const partsOf = new Map(
        [...close.partsOf].map(([id, parts], at) => [id, { ...parts, anchor: anchors?.[at] ?? null }]),
      );
      return moveRobustness({ ...close, partsOf })?.[0];
    };
    expect(trusting(0)).toBe(moveRobustness(close)?.[0]);
    expect(trusting(1)).toBe(0);
  });
});

describe('drawWeights', () => {
  it('[O6] 500 draws add up to 1 and scatter around the weights in force as a Dirichlet distribution does', () => {
    const shares = [0.6, 0.3, 0.08, 0.02, 0];
    const draws = drawWeights({ shares, seed: 'x', draws: 20_000 });
    expect(drawWeights({ shares, seed: 'x' })).toEqual(draws.slice(0, DRAWS));
    for (const draw of draws) expect(draw.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 12);
    for (const [at, share] of shares.entries()) {
      const parts = draws.map((draw) => draw[at]!);
      const mean = parts.reduce((sum, part) => sum + part, 0) / parts.length;
      const variance = parts.reduce((sum, part) => sum + (part - mean) ** 2, 0) / parts.length;
      const expected = (share * (1 - share)) / (CONCENTRATION + 1);
      expect(Math.abs(mean - share)).toBeLessThan(0.004);
      expect(Math.abs(variance - expected)).toBeLessThan(0.1 * expected + 1e-12);
    }
  });
});
