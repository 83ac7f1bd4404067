import fc from 'fast-check';
import {
  numberFromUtility,
  rawFromUtility,
  scaleBounds,
  scaleProblemOf,
  utilityOf,
} from '../../../src/domain/value/scale';
import type { Scale } from '../../../src/domain/value/value-model';

const rating: Scale = { kind: 'anchors', low: 1, high: 5 };
const log: Scale = { kind: 'log', p95: 20 };
const map: Scale = { kind: 'map', entries: { high: 1, low: 0.25 } };
const benefit = 'benefit' as const;

describe('utilityOf', () => {
  it.each([
    [1, 0],
    [3, 0.5],
    [5, 1],
    [0, 0],
    [9, 1],
  ])('[V2] reads %d on anchors 1 to 5 as %d', (raw, utility) => {
    expect(utilityOf({ raw, scale: rating, direction: benefit })).toBe(utility);
  });

  it('[V2] reads falling anchors, where the low one exceeds the high one', () => {
    expect(utilityOf({ raw: 2, scale: { kind: 'anchors', low: 5, high: 1 }, direction: benefit })).toBe(0.75);
  });

  it('[V2] reads a negative number where the anchors reach below zero', () => {
    expect(utilityOf({ raw: -5, scale: { kind: 'anchors', low: -10, high: 0 }, direction: benefit })).toBe(0.5);
  });

  it.each([
    [0, 0],
    [20, 1],
    [500, 1],
    [3, Math.log(4) / Math.log(21)],
  ])('[V2] reads a count of %d against a P95 of 20 as %d', (raw, utility) => {
    expect(utilityOf({ raw, scale: log, direction: benefit })).toBeCloseTo(utility, 12);
  });

  it('[V2] reads an option by its explicit value, also where its id is a number', () => {
    expect(utilityOf({ raw: 'low', scale: map, direction: benefit })).toBe(0.25);
    expect(utilityOf({ raw: 7, scale: { kind: 'map', entries: { '7': 0.4 } }, direction: benefit })).toBe(0.4);
  });

  it('[V1] counts a cost as what is left of 1', () => {
    expect(utilityOf({ raw: 'low', scale: map, direction: 'cost' })).toBe(0.75);
  });

  it('[V2] reads a factor by its logarithm; a factor of zero is the least', () => {
    const factor: Scale = { kind: 'ratio', low: 1, high: 100 };
    const read = (raw: number) => utilityOf({ raw, scale: factor, direction: benefit });
    expect([read(0), read(0.5), read(1), read(10), read(100), read(1000)]).toEqual([0, 0, 0, 0.5, 1, 1]);
  });

  it.each<[string, Scale, number | string | null]>([
    ['a number that is a slip', rating, 1e308],
    ['a negative factor', { kind: 'ratio', low: 1, high: 9 }, -1],
    ['any factor on a flat scale', { kind: 'ratio', low: 9, high: 9 }, 9],
    ['any factor on a scale from zero', { kind: 'ratio', low: 0, high: 9 }, 9],
    ['any factor on an endless scale', { kind: 'ratio', low: 1, high: Number.POSITIVE_INFINITY }, 9],
    ['nothing', rating, null],
    ['not a number', rating, Number.NaN],
    ['infinity', log, Number.POSITIVE_INFINITY],
    ['text where a number is due', rating, '3'],
    ['a negative count', log, -1],
    ['a negative rating', rating, -4],
    ['an option that is not listed', map, 'medium'],
    ['an option named like a property of every object', map, 'constructor'],
    ['an option without a usable value', { kind: 'map', entries: { x: Number.NaN } }, 'x'],
    ['any number on a flat scale', { kind: 'anchors', low: 3, high: 3 }, 3],
    ['any number on a scale without an end', { kind: 'anchors', low: 3, high: Number.NaN }, 3],
    ['any number on a scale without a beginning', { kind: 'anchors', low: Number.NaN, high: 3 }, 3],
    ['any count where the P95 is zero', { kind: 'log', p95: 0 }, 3],
    ['any count where the P95 is not a number', { kind: 'log', p95: Number.NaN }, 3],
  ])('[V4] takes %s as missing, never as zero', (_case, scale, raw) => {
    expect(utilityOf({ raw, scale, direction: benefit })).toBeNull();
    expect(utilityOf({ raw, scale, direction: 'cost' })).toBeNull();
  });

  it('[V2] stays in [0,1] and rises with the raw value', () => {
    const scales = fc.oneof(
      fc.record({ kind: fc.constant('log' as const), p95: fc.double({ min: 0.1, max: 1e6, noNaN: true }) }),
      fc
        .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 50 }))
        .map(([low, width]) => ({ kind: 'anchors' as const, low, high: low + width })),
    );
    const counts = fc.double({ min: 0, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(scales, counts, counts, (scale, a, b) => {
        const lower = utilityOf({ raw: Math.min(a, b), scale, direction: benefit });
        const upper = utilityOf({ raw: Math.max(a, b), scale, direction: benefit });
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(upper).toBeGreaterThanOrEqual(lower as number);
      }),
    );
  });
});

describe('rawFromUtility', () => {
  const scales: readonly Scale[] = [
    { kind: 'anchors', low: 1, high: 5 },
    { kind: 'anchors', low: 10, high: -10 },
    { kind: 'log', p95: 20 },
    { kind: 'ratio', low: 0.25, high: 3 },
  ];

  it('[V2] is the inverse of the scale, in both directions', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...scales), unit, fc.constantFrom('benefit', 'cost'), (scale, utility, direction) => {
        const raw = rawFromUtility({ utility, scale, direction });
        expect(utilityOf({ raw, scale, direction })).toBeCloseTo(utility, 9);
      }),
    );
  });

  it('[V2] never leaves the ends of the scale', () => {
    for (const scale of scales) {
      const { least, most } = scaleBounds(scale);
      for (const utility of [0, 1]) {
        const x = rawFromUtility({ utility, scale, direction: benefit }) as number;
        expect(x >= least && x <= most).toBe(true);
      }
    }
  });

  it('[V2] on a map it is the option that comes nearest', () => {
    const options: Scale = { kind: 'map', entries: { a: 1, b: 0.4, c: 0.1 } };
    expect(rawFromUtility({ utility: 0.5, scale: options, direction: benefit })).toBe('b');
    expect(rawFromUtility({ utility: 0.95, scale: options, direction: 'cost' })).toBe('c');
    expect(rawFromUtility({ utility: 0.95, scale: { kind: 'map', entries: {} }, direction: benefit })).toBeNull();
    expect(numberFromUtility({ utility: 0, scale: options, direction: benefit })).toBe(0.1);
    expect(scaleBounds(options)).toEqual({ least: 0.1, most: 1 });
  });

  it('[V2] refuses a scale that the union does not know', () => {
    const scale = { kind: 'dice' } as never;
    expect(() => scaleBounds(scale)).toThrow('dice');
    expect(() => numberFromUtility({ utility: 0, scale, direction: benefit })).toThrow('dice');
  });
});

describe('scaleProblemOf', () => {
  it('[V4] finds nothing wrong with what can be read, with nothing, and with a scale that cannot be saved', () => {
    expect(scaleProblemOf(3, rating)).toBeNull();
    expect(scaleProblemOf(null, rating)).toBeNull();
    expect(scaleProblemOf(3, { kind: 'anchors', low: 3, high: 3 })).toBeNull();
  });
});
