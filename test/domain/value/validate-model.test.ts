import { presetModel } from '../../../src/domain/value/presets';
import { validateModel } from '../../../src/domain/value/validate-model';
import type { Criterion, InputAnswer, Scale, ValueModel, ValuePreset } from '../../../src/domain/value/value-model';
import { aCriterion, aModel } from '../../builders/a-model';
import { criterionId } from '../../builders/ids';

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

  it('[V2] refuses a scale that cannot read its source, whichever it is', () => {
    const map: Scale = { kind: 'map', entries: { '1': 1 } };
    const log: Scale = { kind: 'log', p95: 9 };
    const number: InputAnswer = { kind: 'number', least: 0, most: 9, unit: '' };
    const unfit = [['criteria.0.scale.kind', 'scaleUnfit']];
    expect(withCriterion({ source: { kind: 'size' }, scale: map })).toEqual(unfit);
    expect(withCriterion({ source: { kind: 'links', typeName: null, way: 'any' }, scale: map })).toEqual(unfit);
    expect(withCriterion({ source: { kind: 'date', fieldId: 'x' }, scale: log })).toEqual(unfit);
    expect(withCriterion({ source: { kind: 'date', fieldId: 'x' } })).toEqual([]);
    expect(withCriterion({ source: { kind: 'input', answer: { kind: 'rating' } }, scale: log })).toEqual(unfit);
    expect(withCriterion({ source: { kind: 'input', answer: number }, scale: map })).toEqual(unfit);
    expect(withCriterion({ source: { kind: 'input', answer: number }, scale: log })).toEqual([]);
    expect(() => withCriterion({ source: { kind: 'oracle' } as never })).toThrow('oracle');
  });

  it.each([
    [1, 1],
    [5, 1],
    [0, 9],
    [1, Number.POSITIVE_INFINITY],
  ])('[V2] refuses a ratio from %d to %d', (low, high) => {
    const problems = withCriterion({ source: field, scale: { kind: 'ratio', low, high } });
    expect(problems).toEqual(low === 1 && high === 1 ? [['criteria.0.scale.high', 'flatScale']] : problems);
    expect(problems.map(([, code]) => code)).toEqual(['flatScale']);
  });

  it('[V4] refuses a scale that reaches beyond a billion', () => {
    expect(withCriterion({ source: field, scale: { kind: 'anchors', low: 0, high: 1e308 } })).toEqual([
      ['criteria.0.scale.high', 'flatScale'],
    ]);
    expect(withCriterion({ source: field, scale: { kind: 'log', p95: 1e308 } })).toEqual([
      ['criteria.0.scale.p95', 'flatScale'],
    ]);
  });

  it.each([0, -1, 1.5, 3651, Number.NaN])('[V6] refuses a lifetime of %d days', (lifetimeDays) => {
    expect(withCriterion({ lifetimeDays })).toEqual([['criteria.0.lifetimeDays', 'lifetime']]);
  });

  it('[V3] one criterion at most is the size, and it is a number', () => {
    const size = (id: string, rest: Partial<Criterion> = {}) =>
      aCriterion({ criterionId: criterionId(id), role: 'size', direction: 'cost', ...rest });
    expect(found(aModel({ criteria: [aCriterion(), size('a'), size('b')] }))).toEqual([
      ['criteria.2.role', 'twoSizes'],
    ]);
    expect(found(aModel({ criteria: [size('a')] }))).toEqual([['criteria', 'noCriteria']]);
    const map: Scale = { kind: 'map', entries: { s: 0.1 } };
    expect(found(aModel({ criteria: [aCriterion(), size('a', { source: field, scale: map })] }))).toEqual([
      ['criteria.1.scale.kind', 'sizeScale'],
    ]);
    expect(found(aModel({ criteria: [aCriterion(), size('a', { source: { kind: 'date', fieldId: 'x' } })] }))).toEqual([
      ['criteria.1.source.kind', 'sizeSource'],
    ]);
    expect(
      found(aModel({ criteria: [aCriterion(), size('a', { source: { kind: 'priority' }, scale: map })] })),
    ).toEqual([
      ['criteria.1.source.kind', 'sizeSource'],
      ['criteria.1.scale.kind', 'sizeScale'],
    ]);
  });
});

describe('the answers of a question', () => {
  const asked = (answer: InputAnswer, scale: Scale = { kind: 'anchors', low: 0, high: 9 }) =>
    withCriterion({ source: { kind: 'input', answer }, scale }).map(([path, code]) => [
      path?.replace('criteria.0.source.answer.', ''),
      code,
    ]);
  const choosing = (...pairs: readonly (readonly [number, string])[]): InputAnswer => ({
    kind: 'choice',
    choices: pairs.map(([answer, label]) => ({ answer, label })),
  });

  it('[V1] accepts two to ten answers that differ', () => {
    expect(asked(choosing([0, 'No'], [9, 'Yes']))).toEqual([]);
    expect(asked(choosing([0, 'No']))).toEqual([['choices', 'choiceCount']]);
    expect(asked(choosing(...Array.from({ length: 11 }, (_, at) => [at, `a${at}`] as const)))).toEqual([
      ['choices', 'choiceCount'],
    ]);
  });

  it('[V1] refuses answers that share a number or a name, have no name, or are no number', () => {
    expect(asked(choosing([1, 'Yes'], [1, 'No']))).toEqual([['choices.1.answer', 'duplicateAnswer']]);
    expect(asked(choosing([1, 'Yes'], [2, ' yes ']))).toEqual([['choices.1.label', 'duplicateLabel']]);
    expect(asked(choosing([1, 'Yes'], [2, ' ']))).toEqual([['choices.1.label', 'emptyLabel']]);
    expect(asked(choosing([1, 'Yes'], [Number.NaN, 'No'], [1e308, 'Never']))).toEqual([
      ['choices.1.answer', 'answerNumber'],
      ['choices.2.answer', 'answerNumber'],
    ]);
  });

  it('[V2] refuses answers that the scale cannot read', () => {
    expect(asked(choosing([-1, 'Less'], [2, 'More']))).toEqual([['choices.0.answer', 'answerUnreadable']]);
    const map: Scale = { kind: 'map', entries: { '1': 0.5 } };
    expect(asked(choosing([1, 'Yes'], [2, 'No']), map)).toEqual([['choices.1.answer', 'answerUnreadable']]);
    expect(asked({ kind: 'number', least: -1, most: 5, unit: '' })).toEqual([['least', 'answerUnreadable']]);
    expect(asked({ kind: 'number', least: -1, most: 5, unit: '' }, { kind: 'anchors', low: -9, high: 9 })).toEqual([]);
  });

  it.each<[string, Scale]>([
    ['anchors', { kind: 'anchors', low: 3, high: 3 }],
    ['ratio', { kind: 'ratio', low: 0, high: 3 }],
    ['log', { kind: 'log', p95: 0 }],
  ])('[V2] tells a wrong scale once, at the scale: %s', (_kind, scale) => {
    expect(asked(choosing([1, 'Yes'], [2, 'No']), scale).map(([, code]) => code)).toEqual(['flatScale']);
  });

  it.each([
    [5, 5],
    [6, 5],
    [Number.NaN, 5],
    [0, 1e308],
  ])('[V1] refuses numbers from %d to %d', (least, most) => {
    expect(asked({ kind: 'number', least, most, unit: '' })).toEqual([['most', 'answerRange']]);
  });

  it('[V1] refuses a kind of answer that the union does not know', () => {
    expect(() => asked({ kind: 'guess' } as never)).toThrow('guess');
  });
});

describe('what a preset asks of a model', () => {
  const site = { priorities: [], sizeFieldId: null };
  const spoiled = (preset: ValuePreset, spoil: (criteria: readonly Criterion[]) => readonly Criterion[]) => {
    const model = presetModel(preset, site);
    return found({ ...model, criteria: spoil(model.criteria) });
  };
  const at = (position: number, change: Partial<Criterion>) => (criteria: readonly Criterion[]) =>
    criteria.map((criterion, index) => (index === position ? { ...criterion, ...change } : criterion));

  it('[V3] RICE has three factors, benefits on ratio scales, weighed by them, over a cost', () => {
    expect(spoiled('rice', (criteria) => criteria.slice(1))).toEqual([['criteria', 'presetCriteria']]);
    expect(spoiled('rice', at(0, { direction: 'cost' }))).toEqual([['criteria.0.direction', 'presetDirection']]);
    expect(spoiled('rice', at(1, { scale: { kind: 'anchors', low: 0, high: 3 } }))).toEqual([
      ['criteria.1.scale.kind', 'presetScale'],
    ]);
    expect(spoiled('rice', at(3, { direction: 'benefit' }))).toEqual([['criteria.3.direction', 'presetSize']]);
    expect(spoiled('rice', at(2, { weight: 50 })).map(([, code]) => code)).toContain('presetWeight');
    expect(spoiled('rice', (criteria) => criteria.slice(0, 3))).toEqual([]);
  });

  it('[V3] weights may be rounded', () => {
    expect(
      spoiled('rice', (criteria) => criteria.map((one) => ({ ...one, weight: Math.round(one.weight * 10) / 10 }))),
    ).toEqual([]);
  });

  it('[V3] ICE has two factors, and ease is its size', () => {
    expect(spoiled('ice', (criteria) => criteria.slice(0, 2))).toEqual([['criteria', 'presetSize']]);
    expect(spoiled('ice', at(2, { direction: 'cost' }))).toEqual([['criteria.2.direction', 'presetSize']]);
  });

  it('[V3] WSJF has three criteria of one scale and weight', () => {
    expect(spoiled('wsjf', at(1, { scale: { kind: 'anchors', low: 0, high: 20 } }))).toEqual([
      ['criteria.1.scale.kind', 'presetScale'],
    ]);
    expect(spoiled('wsjf', at(1, { scale: { kind: 'log', p95: 20 } }))).toEqual([
      ['criteria.1.scale.kind', 'presetScale'],
    ]);
    expect(spoiled('wsjf', at(1, { weight: 20 })).every(([, code]) => code === 'presetWeight')).toBe(true);
    expect(spoiled('wsjf', at(1, { weight: 20 })).length).toBeGreaterThan(0);
    expect(spoiled('wsjf', (criteria) => criteria.slice(2))).toEqual([['criteria', 'presetCriteria']]);
  });

  it('[V3] MoSCoW has a map of its classes', () => {
    expect(spoiled('moscow', at(0, { scale: { kind: 'anchors', low: 0, high: 3 } }))).toEqual([
      ['criteria', 'presetCriteria'],
    ]);
  });

  it('[V3] a formula belongs to the formula preset, and only there', () => {
    const model = presetModel('formula', site);
    expect(found({ ...model, formula: null })).toEqual([['formula', 'formulaMissing']]);
    expect(found({ ...model, preset: 'weighted' })).toEqual([['formula', 'formulaUnused']]);
    expect(() => found({ ...model, preset: 'kano' as never })).toThrow('kano');
  });

  it('[V3] a formula that cannot work is refused with the place and the reason', () => {
    const model = presetModel('formula', site);
    const withText = (text: string, low = 0, high = 25) => found({ ...model, formula: { text, low, high } });
    expect(withText('[Customer value] / ([Risk reduction] - 1) + [Customer demand]')).toEqual([
      ['formula.text@19+22', 'divisionByZero'],
    ]);
    expect(withText('1 + ')).toEqual([['formula.text@4+0', 'formulaEnds']]);
    expect(withText('[Customer value] + [Risk reduction]')).toEqual([['criteria.1.name', 'unusedCriterion']]);
    const all = '[Customer value] + [Risk reduction] + [Customer demand]';
    expect(withText(all, 5, 5)).toEqual([['formula.high', 'formulaRange']]);
    expect(withText('x', 5, Number.NaN)).toEqual([
      ['formula.high', 'formulaRange'],
      ['formula.text@0+1', 'unknownName'],
    ]);
    expect(withText(all, 100, 200)).toEqual([['formula.low', 'formulaNeverReaches']]);
    expect(withText(all, -9, 2)).toEqual([['formula.low', 'formulaNeverReaches']]);
    expect(withText(all, 2, 30)).toEqual([]);
  });
});
