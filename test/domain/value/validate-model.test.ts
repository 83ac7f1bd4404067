import { validateModel } from '../../../src/domain/value/validate-model';
import type { Criterion, ValueModel } from '../../../src/domain/value/value-model';
import { aCriterion, aModel } from '../../builders/a-model';

const found = (model: ValueModel) => validateModel(model).map(({ path, code }) => [path, code]);
const withCriterion = (overrides: Partial<Criterion>) => found(aModel({ criteria: [aCriterion(overrides)] }));
const field = { kind: 'field', fieldId: 'x' } as const;

describe('validateModel', () => {
  it('[V1] finds nothing wrong with a sound model', () => {
    expect(validateModel(aModel())).toEqual([]);
  });

  it('[V1] needs a criterion', () => {
    expect(found(aModel({ criteria: [] }))).toEqual([['criteria', 'noCriteria']]);
  });

  it('[V1] refuses two criteria of one id or one name', () => {
    const twice = aModel({ criteria: [aCriterion(), aCriterion({ name: ' customer VALUE ' })] });
    expect(found(twice)).toEqual([
      ['criteria.1.criterionId', 'duplicateId'],
      ['criteria.1.name', 'duplicateName'],
    ]);
    expect(validateModel(twice)[1]?.message).toContain('customer VALUE');
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('[V1] refuses a weight of %d', (weight) => {
    expect(withCriterion({ weight })).toEqual([['criteria.0.weight', 'weight']]);
  });

  it.each([
    [3, 3],
    [Number.NaN, 3],
    [3, Number.POSITIVE_INFINITY],
  ])('[V2] refuses anchors %d and %d', (low, high) => {
    expect(withCriterion({ scale: { kind: 'anchors', low, high } })).toEqual([['criteria.0.scale.high', 'flatScale']]);
  });

  it.each([0, -2, Number.NaN])('[V2] refuses a logarithm up to %d', (p95) => {
    expect(withCriterion({ source: { kind: 'count', count: 'votes' }, scale: { kind: 'log', p95 } })).toEqual([
      ['criteria.0.scale.p95', 'flatScale'],
    ]);
  });

  it('[V2] accepts a logarithm that ends above zero, and falling anchors', () => {
    expect(withCriterion({ source: field, scale: { kind: 'log', p95: 1 } })).toEqual([]);
    expect(withCriterion({ scale: { kind: 'anchors', low: 5, high: 1 } })).toEqual([]);
  });

  it('[V2] refuses an empty map and values outside 0 to 1', () => {
    expect(withCriterion({ source: field, scale: { kind: 'map', entries: {} } })).toEqual([
      ['criteria.0.scale.entries', 'emptyMap'],
    ]);
    const entries = { a: 1.1, b: -0.1, c: Number.NaN, d: 1, e: 0 };
    expect(withCriterion({ source: field, scale: { kind: 'map', entries } })).toEqual([
      ['criteria.0.scale.entries.a', 'utility'],
      ['criteria.0.scale.entries.b', 'utility'],
      ['criteria.0.scale.entries.c', 'utility'],
    ]);
  });

  it('[V2] refuses a scale that cannot read its source', () => {
    const map = { kind: 'map', entries: { '1': 1 } } as const;
    const anchors = { kind: 'anchors', low: 1, high: 5 } as const;
    const unfit = [['criteria.0.scale.kind', 'scaleUnfit']];
    expect(withCriterion({ source: { kind: 'priority' }, scale: anchors })).toEqual(unfit);
    expect(withCriterion({ source: { kind: 'input', answer: { kind: 'rating' } }, scale: map })).toEqual(unfit);
    expect(withCriterion({ source: { kind: 'count', count: 'votes' }, scale: map })).toEqual(unfit);
  });

  it('[V8] accepts a high band that begins at 100', () => {
    expect(found(aModel({ bands: { medium: 40, high: 100 } }))).toEqual([]);
  });

  it.each([
    [70, 40],
    [50, 50],
    [0, 50],
    [40, 101],
  ])('[V8] refuses bands at %d and %d', (medium, high) => {
    expect(found(aModel({ bands: { medium, high } }))).toEqual([['bands.high', 'bandOrder']]);
  });

  it('[V2] refuses a scale that the union does not know', () => {
    expect(() => withCriterion({ scale: { kind: 'dice' } as never })).toThrow('dice');
  });
});
