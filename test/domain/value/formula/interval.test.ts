import fc from 'fast-check';
import { evaluateFormula } from '../../../../src/domain/value/formula/evaluate-formula';
import { formulaInterval } from '../../../../src/domain/value/formula/formula-interval';
import type { BoundFormula, FormulaProblem } from '../../../../src/domain/value/formula/formula-tree';
import { calledInterval, combinedIntervals, type Interval } from '../../../../src/domain/value/formula/interval';

const place = { offset: 0, length: 1 };
const over = (low: number, high: number): Interval => ({ low, high });
const combined = (operator: '+' | '-' | '*' | '/' | '^', left: Interval, right: Interval) => {
  const result = combinedIntervals(operator, left, right);
  return result.ok ? [result.value.low, result.value.high] : result.error;
};
const called = (name: 'min' | 'max' | 'abs' | 'sqrt' | 'ln', ...args: Interval[]) => {
  const result = calledInterval(name, args);
  return result.ok ? [result.value.low, result.value.high] : result.error;
};

describe('intervals', () => {
  it('[V3] hold the results of the four operations', () => {
    expect(combined('+', over(1, 2), over(-3, 4))).toEqual([-2, 6]);
    expect(combined('-', over(1, 2), over(-3, 4))).toEqual([-3, 5]);
    expect(combined('*', over(-1, 2), over(-3, 4))).toEqual([-6, 8]);
    expect(combined('/', over(1, 2), over(2, 4))).toEqual([0.25, 1]);
    expect(combined('/', over(1, 2), over(-4, -2))).toEqual([-1, -0.25]);
  });

  it('[V3] hold the results of powers', () => {
    expect(combined('^', over(2, 3), over(2, 2))).toEqual([4, 9]);
    expect(combined('^', over(-3, 2), over(2, 2))).toEqual([0, 9]);
    expect(combined('^', over(-3, -2), over(2, 2))).toEqual([4, 9]);
    expect(combined('^', over(-3, 2), over(3, 3))).toEqual([-27, 8]);
    expect(combined('^', over(-4, -2), over(-1, -1))).toEqual([-0.5, -0.25]);
    expect(combined('^', over(-3, 2), over(0, 0))).toEqual([1, 1]);
    expect(combined('^', over(0, 4), over(0.5, 0.5))).toEqual([0, 2]);
    expect(combined('^', over(0.5, 2), over(-1, 2))).toEqual([0.25, 4]);
  });

  it('[V3] hold the results of functions', () => {
    expect(called('min', over(1, 5), over(2, 3))).toEqual([1, 3]);
    expect(called('max', over(1, 5), over(2, 3))).toEqual([2, 5]);
    expect(called('abs', over(-3, 2))).toEqual([0, 3]);
    expect(called('abs', over(-3, -2))).toEqual([2, 3]);
    expect(called('abs', over(2, 3))).toEqual([2, 3]);
    expect(called('sqrt', over(4, 9))).toEqual([2, 3]);
    expect(called('ln', over(1, Math.E))).toEqual([0, 1]);
  });

  it('[V3] say why there can be no result', () => {
    expect(combined('/', over(1, 1), over(-1, 1))).toBe('divisionByZero');
    expect(combined('/', over(1, 1), over(0, 1))).toBe('divisionByZero');
    expect(combined('^', over(-1, 1), over(0.5, 0.5))).toBe('powerOfNegative');
    expect(combined('^', over(-2, -1), over(1, 2))).toBe('powerOfNegative');
    expect(combined('^', over(0, 1), over(-1, 1))).toBe('zeroToNegative');
    expect(combined('*', over(1, 1e200), over(1, 1e200))).toBe('overflow');
    expect(combined('+', over(1, 1e308), over(1, 1e308))).toBe('overflow');
    expect(combined('^', over(2, 9), over(2, 999))).toBe('overflow');
    expect(called('sqrt', over(-1, 1))).toBe('rootOfNegative');
    expect(called('ln', over(0, 1))).toBe('logarithmOfZero');
  });

  it('[V3] an unknown operation is an error in the code', () => {
    expect(() => combinedIntervals('%' as never, over(1, 1), over(1, 1))).toThrow('%');
    expect(() => calledInterval('sin' as never, [over(1, 1)])).toThrow('sin');
    expect(() => formulaInterval({ kind: 'loop', place } as never, [], [])).toThrow('loop');
  });
});

const VARIABLES = 3;
const trees: fc.Arbitrary<BoundFormula> = fc.letrec<{ tree: BoundFormula }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    fc.integer({ min: -4, max: 9 }).map((value): BoundFormula => ({ kind: 'number', value, place })),
    fc.nat(VARIABLES - 1).map((input): BoundFormula => ({ kind: 'input', input, place })),
    tie('tree').map((of): BoundFormula => ({ kind: 'negate', of, place })),
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/', '^'), tie('tree'), tie('tree'))
      .map(([operator, left, right]): BoundFormula => ({ kind: 'binary', operator, left, right, place })),
    fc
      .tuple(fc.constantFrom('min', 'max'), fc.array(tie('tree'), { minLength: 1, maxLength: 3 }))
      .map(([name, args]): BoundFormula => ({ kind: 'call', name, args, place })),
    fc
      .tuple(fc.constantFrom('abs', 'sqrt', 'ln'), tie('tree'))
      .map(([name, argument]): BoundFormula => ({ kind: 'call', name, args: [argument], place })),
  ),
})).tree;
const bounds = fc
  .tuple(fc.integer({ min: -6, max: 12 }), fc.integer({ min: 0, max: 9 }))
  .map(([low, width]) => over(low, low + width));
const domains = fc.tuple(bounds, bounds, bounds);
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const within = ({ low, high }: Interval, share: number) => Math.min(high, low + (high - low) * share);
const slack = (x: number) => 1e-9 * Math.max(1, Math.abs(x));

describe('formulaInterval', () => {
  it('[V3] holds the result of every number of its inputs, and every such result exists', () => {
    fc.assert(
      fc.property(
        trees,
        domains,
        fc.array(fc.tuple(unit, unit, unit), { minLength: 1, maxLength: 20 }),
        (tree, inputs, samples) => {
          const span = formulaInterval(tree, inputs, []);
          fc.pre(span !== null);
          for (const sample of samples) {
            const result = evaluateFormula(
              tree,
              sample.map((share, at) => within(inputs[at] as Interval, share)),
            );
            expect(result).toBeGreaterThanOrEqual(span.low - slack(span.low));
            expect(result).toBeLessThanOrEqual(span.high + slack(span.high));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('[V4] never grows wider when an input grows narrower', () => {
    fc.assert(
      fc.property(trees, domains, fc.tuple(unit, unit), fc.nat(VARIABLES - 1), (tree, inputs, shares, position) => {
        const whole = formulaInterval(tree, inputs, []);
        fc.pre(whole !== null);
        const [a, b] = shares.map((share) => within(inputs[position] as Interval, share)) as [number, number];
        const part = formulaInterval(tree, inputs.with(position, over(Math.min(a, b), Math.max(a, b))), []);
        expect(part).not.toBeNull();
        expect(part?.low).toBeGreaterThanOrEqual(whole.low - slack(whole.low));
        expect(part?.high).toBeLessThanOrEqual(whole.high + slack(whole.high));
      }),
      { numRuns: 500 },
    );
  });

  it('[V3] names each part that stands in the way, with its place', () => {
    const at = (offset: number) => ({ offset, length: 1 });
    const zero = (offset: number): BoundFormula => ({ kind: 'number', value: 0, place: at(offset) });
    const root: BoundFormula = {
      kind: 'call',
      name: 'sqrt',
      args: [{ kind: 'number', value: -1, place: at(9) }],
      place: at(5),
    };
    const quotient: BoundFormula = { kind: 'binary', operator: '/', left: zero(1), right: zero(3), place: at(1) };
    const both: BoundFormula = {
      kind: 'call',
      name: 'max',
      args: [root, { kind: 'negate', of: quotient, place: at(0) }],
      place: at(0),
    };
    const sum: BoundFormula = { kind: 'binary', operator: '+', left: both, right: zero(0), place: at(0) };
    const problems: FormulaProblem[] = [];
    expect(formulaInterval(sum, [], problems)).toBeNull();
    expect(problems.map(({ code, place: { offset } }) => [code, offset])).toEqual([
      ['rootOfNegative', 9],
      ['divisionByZero', 3],
    ]);
    const power: BoundFormula = {
      kind: 'binary',
      operator: '^',
      left: zero(2),
      right: { kind: 'number', value: -1, place: at(4) },
      place: at(2),
    };
    const huge: BoundFormula = { kind: 'number', value: 1e300, place: at(7) };
    const product: BoundFormula = { kind: 'binary', operator: '*', left: huge, right: huge, place: at(6) };
    const more: FormulaProblem[] = [];
    formulaInterval(power, [], more);
    formulaInterval(product, [], more);
    expect(more.map(({ code, place: { offset } }) => [code, offset])).toEqual([
      ['zeroToNegative', 2],
      ['overflow', 6],
    ]);
  });
});
