import { checkFormula } from '../../../../src/domain/value/formula/check-formula';
import { formulaShares } from '../../../../src/domain/value/formula/formula-shares';
import { formulaProblem, placeInFormula } from '../../../../src/domain/value/formula/place-in-formula';
import type { Criterion } from '../../../../src/domain/value/value-model';
import { aCriterion } from '../../../builders/a-model';
import { criterionId } from '../../../builders/ids';

const named = (name: string, rest: Partial<Criterion> = {}) =>
  aCriterion({ criterionId: criterionId(name), name, ...rest });
const criteria = [
  named('Value'),
  named('Demand', { source: { kind: 'count', count: 'votes' }, scale: { kind: 'log', p95: 20 } }),
  named('Class', { source: { kind: 'priority' }, scale: { kind: 'map', entries: { a: 0.2, b: 1 } } }),
  named('Effort', { role: 'size', direction: 'cost' }),
];
const checked = (text: string) => {
  const result = checkFormula(text, criteria);
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join(' '));
  return result.value;
};
const problems = (text: string) => {
  const result = checkFormula(text, criteria);
  return result.ok ? [] : result.error.map(({ code, place: { offset, length } }) => [code, offset, length]);
};

describe('checkFormula', () => {
  it('[V3] knows the numbers of each criterion and the span of the result', () => {
    const { domains, span, used } = checked('Value * 2 + Demand / Class');
    expect(domains).toEqual([
      { low: 1, high: 5 },
      { low: 0, high: 20 },
      { low: 0.2, high: 1 },
    ]);
    expect(span).toEqual({ low: 2, high: 110 });
    expect([...used]).toEqual([0, 1, 2]);
    expect([...checked('-max(Value, 3) ^ 2').used]).toEqual([0]);
  });

  it('[V3] division by what can be zero is refused when it is saved, with the divisor', () => {
    expect(problems('Value / Demand')).toEqual([['divisionByZero', 8, 6]]);
    expect(problems('Value / (Demand + 1)')).toEqual([]);
    expect(problems('Value / Class')).toEqual([]);
    expect(problems('1 / (Value - 3)')).toEqual([['divisionByZero', 4, 11]]);
  });

  it('[V3] names that no criterion has are refused, all at once', () => {
    expect(problems('Valu + Sales * [No such]')).toEqual([
      ['unknownName', 0, 4],
      ['unknownName', 7, 5],
      ['unknownName', 15, 9],
    ]);
    const message = (text: string) => {
      const result = checkFormula(text, criteria);
      return result.ok ? '' : result.error[0]?.message;
    };
    expect(message('Valu')).toBe('There is no criterion called "Valu". Did you mean [Value]?');
    expect(message('[Value for users]')).toContain('[Value]');
    expect(message('Va')).toBe('There is no criterion called "Va".');
  });

  it('[V3] the size is no part of a value', () => {
    expect(problems('Value / effort')).toEqual([['sizeInFormula', 8, 6]]);
  });

  it('[V3] a criterion whose scale holds no numbers is told where it stands', () => {
    const empty = named('Empty', { source: { kind: 'priority' }, scale: { kind: 'map', entries: {} } });
    const endless = named('Endless', { scale: { kind: 'anchors', low: 0, high: Number.POSITIVE_INFINITY } });
    const result = checkFormula('1 + Empty * Endless', [empty, endless]);
    expect(result.ok ? [] : result.error.map(({ code, place: { offset } }) => [code, offset])).toEqual([
      ['noNumbers', 4],
      ['noNumbers', 12],
    ]);
  });

  it('[V3] a formula that cannot be read is told with its place', () => {
    expect(problems('Value +')).toEqual([['formulaEnds', 7, 0]]);
  });

  it('[V3] the path of a problem carries the place', () => {
    const { path } = formulaProblem({ code: 'x', message: '', place: { offset: 12, length: 5 } });
    expect(path).toBe('formula.text@12+5');
    expect(placeInFormula(path)).toEqual({ offset: 12, length: 5 });
    expect(placeInFormula(`model.${path}`)).toEqual({ offset: 12, length: 5 });
    expect(placeInFormula('formula.low')).toBeNull();
    expect(placeInFormula('formula.text@a+b')).toBeNull();
  });

  it('[V7] a criterion has the share of what it can move', () => {
    expect(formulaShares(checked('3 * Value + Class * 15'))).toEqual([0.5, 0, 0.5]);
    expect(formulaShares(checked('0 * Value'))).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });
});
