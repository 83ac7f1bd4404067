import fc from 'fast-check';
import { dependencyGraph } from '../../../src/domain/order/dependency-graph';
import { smithOrder } from '../../../src/domain/order/job';
import { proposeMoves } from '../../../src/domain/order/propose-moves';
import { normalQuantile, trustAnchors, withTrust } from '../../../src/domain/order/trust-order';
import { aBystander, anOrderItem, itemsOf, someItem } from './an-order';

const amount = fc.integer({ min: 1, max: 50 });
const plain = fc
  .array(fc.tuple(amount, amount), { minLength: 1, maxLength: 20 })
  .map((pairs) =>
    pairs.map(([rate, size], at) => anOrderItem(String(at), rate, size, { low: rate * 0.9, high: rate * 1.2 })),
  );

describe('withTrust', () => {
  it('[O5] trust 0 leaves the score alone to speak', () => {
    const items = [anOrderItem('a', 1, 0), aBystander('b')];
    expect(withTrust(items, 0)).toBe(items);
  });

  it("[O5] at trust 1 today's order is the best and nothing moves", () => {
    fc.assert(
      fc.property(plain, (items) => {
        const trusted = withTrust(items, 1);
        const graph = dependencyGraph(items.length, []);
        expect(proposeMoves({ items: trusted, graph })).toEqual([]);
        const ratios = trusted.map(({ rate, size }) => rate / size);
        for (const [at, ratio] of ratios.entries())
          expect(ratio).toBeLessThanOrEqual((ratios[at - 1] ?? Number.POSITIVE_INFINITY) * (1 + 1e-12));
      }),
    );
  });

  it('[O5] the logarithm of w / p goes that share of the way to the normal score of its rank, ranges likewise', () => {
    const items = [
      anOrderItem('a', 1, 1),
      aBystander('none'),
      anOrderItem('b', Math.E ** 2, 1, { low: Math.E, high: Math.E ** 4 }),
    ];
    // Logs 0 and 2: mean 1, deviation 1; ranks 1 and 2 of 2 have the normal scores +-.6745.
    const [a, none, b] = withTrust(items, 0.25);
    expect(Math.log(a!.rate)).toBeCloseTo(0.25 * (1 + 0.67449), 4);
    expect(none).toEqual(aBystander('none'));
    expect(Math.log(b!.rate)).toBeCloseTo(0.75 * 2 + 0.25 * (1 - 0.67449), 4);
    expect(Math.log(b!.rateLow)).toBeCloseTo(0.75 + 0.25 * (1 - 0.67449), 4);
    expect(Math.log(b!.rateHigh)).toBeCloseTo(3 + 0.25 * (1 - 0.67449), 4);
  });

  it('[O5] more trust never puts more pairs the other way round', () => {
    fc.assert(
      fc.property(plain, (items) => {
        const inverted = (trust: number) => {
          const places = smithOrder(withTrust(items, trust));
          return places.flatMap((one, at) => places.slice(at + 1).filter((other) => other < one)).length;
        };
        expect(inverted(0.5)).toBeLessThanOrEqual(inverted(0));
        expect(inverted(0.9)).toBeLessThanOrEqual(inverted(0.5));
      }),
    );
  });

  it('[O5] zeros count as half of the smallest where trust counts, and every number stays finite', () => {
    fc.assert(
      fc.property(
        fc.array(someItem, { maxLength: 8 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (some, trust) => {
          for (const { rate, rateLow, rateHigh, size, takesPart } of withTrust(itemsOf(some), trust)) {
            expect([rate, rateLow, rateHigh, size].every(Number.isFinite)).toBe(true);
            expect(rateLow <= rate && rate <= rateHigh).toBe(true);
            if (takesPart) expect(size).toBeGreaterThan(0);
          }
        },
      ),
    );
    expect(withTrust([anOrderItem('a', 4, 0), anOrderItem('b', 0, 2)], 0.5).map(({ size }) => size)).toEqual([1, 2]);
    expect(trustAnchors([anOrderItem('a', 0, 0)], 0.5)).toMatchObject([{ size: 1, leastRatio: 1 }]);
    expect(trustAnchors([aBystander('a')], 0.5)).toBeNull();
  });

  it('[O5] knows the quantiles of the normal distribution', () => {
    for (const [p, z] of [
      [0.5, 0],
      [0.975, 1.959964],
      [0.025, -1.959964],
      [0.999, 3.090232],
      [0.001, -3.090232],
      [0.8413447, 1],
    ] as const) {
      expect(normalQuantile(p)).toBeCloseTo(z, 5);
    }
  });
});
