import fc from 'fast-check';
import { ageFactorOf, ageInDays, agreementOf, shrunkTowardPrior } from '../../../src/domain/value/confidence';
import type { Scale } from '../../../src/domain/value/value-model';
import { aCriterion } from '../../builders/a-model';
import { anInput } from '../../builders/an-input';
import { NOW } from '../../builders/an-issue';

const prior = { p10: 0.2, median: 0.4, p90: 0.8, count: 20 };
const agreement = (rating: number, deviation: number, scale?: Scale) =>
  agreementOf(anInput(rating, { raters: 2, deviation }), aCriterion(scale === undefined ? {} : { scale }));

describe('ageFactorOf', () => {
  it.each([
    [0, 1],
    [180, 1],
    [225, 0.875],
    [270, 0.75],
    [360, 0.5],
    [5000, 0.5],
  ])('[V6] leaves, at %d days of a lifetime of 180, %d', (ageDays, factor) => {
    expect(ageFactorOf(ageDays, 180)).toBe(factor);
  });

  it('[V6] an age below zero is none', () => {
    expect(ageInDays(NOW + 5, NOW)).toBe(0);
    expect(ageInDays(NOW - 43_200_000, NOW)).toBe(0.5);
  });
});

describe('agreementOf', () => {
  it('[V5] one person agrees with themself, and several who answer the same agree', () => {
    expect(agreementOf(anInput(3, { deviation: 2 }), aCriterion())).toBe(1);
    expect(agreement(3, 0)).toBe(1);
    expect(agreement(3, Number.NaN)).toBe(1);
  });

  it('[V5] two at the two ends leave nothing', () => {
    expect(agreement(3, 2)).toBe(0);
  });

  it('[V5] is 1 less twice the mean distance in u', () => {
    expect(agreement(3.5, 0.5)).toBe(0.75);
    expect(agreement(2, 1, { kind: 'anchors', low: 10, high: 0 })).toBeCloseTo(0.8, 12);
  });

  it('[V5] on a curve the distance is measured around the median', () => {
    // u(4) - u(1) of ln(x / 1) / ln 16 is one half; half of that is the spread.
    expect(agreement(2.5, 1.5, { kind: 'ratio', low: 1, high: 16 })).toBeCloseTo(0.5, 12);
    expect(agreement(100, 50, { kind: 'ratio', low: 1, high: 16 })).toBe(1);
    expect(agreement(100, 100, { kind: 'ratio', low: 1, high: 16 })).toBe(0);
    expect(agreement(3, 3, { kind: 'log', p95: 6 })).toBeCloseTo(0, 12);
    expect(agreement(1, 1, { kind: 'map', entries: { '0': 0, '2': 0.5 } })).toBeCloseTo(0.5, 12);
    expect(agreement(0, 9, { kind: 'map', entries: { '0': 0, '2': 0.5 } })).toBeCloseTo(0.5, 12);
  });

  it('[V5] a scale that cannot read the answers finds no difference', () => {
    expect(agreement(3, 1, { kind: 'map', entries: { a: 1 } })).toBe(1);
    expect(agreement(3, 1, { kind: 'log', p95: 0 })).toBe(1);
  });
});

describe('shrunkTowardPrior', () => {
  it('[V5] a sure input stays as it is', () => {
    expect(shrunkTowardPrior(0.9, 1, prior)).toEqual({ utility: 0.9, low: 0.9, high: 0.9 });
  });

  it('[V5] a doubtful one is drawn toward the median and widened on both sides', () => {
    const { utility, low, high } = shrunkTowardPrior(0.6, 0.5, prior);
    expect(utility).toBeCloseTo(0.5, 12);
    expect(low).toBeCloseTo(0.35, 12);
    expect(high).toBeCloseTo(0.65, 12);
  });

  it('[V5] with no confidence at all the usual answer is left, and the range ends at 0 and 1', () => {
    expect(shrunkTowardPrior(1, 0, prior).utility).toBe(0.4);
    const wide = { p10: 0, median: 0.1, p90: 1, count: 10 };
    expect(shrunkTowardPrior(1, 0, wide)).toEqual({ utility: 0.1, low: 0, high: 0.6 });
  });

  it('[V5] lies within its range, which never is wider than that of a missing input', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(unit, unit, fc.tuple(unit, unit, unit), (known, confidence, quantiles) => {
        const [p10, median, p90] = quantiles.toSorted((a, b) => a - b) as [number, number, number];
        const { utility, low, high } = shrunkTowardPrior(known, confidence, { p10, median, p90, count: 10 });
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(utility);
        expect(high).toBeGreaterThanOrEqual(utility);
        expect(high - low).toBeLessThanOrEqual(p90 - p10 + 1e-12);
      }),
    );
  });
});
