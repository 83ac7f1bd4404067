import fc from 'fast-check';
import type { IssueFacts } from '../../../src/domain/issue/issue-facts';
import { bandChanges } from '../../../src/domain/value/band-changes';
import { presetModel } from '../../../src/domain/value/presets';
import { scoreValue } from '../../../src/domain/value/score-value';
import { bandOf } from '../../../src/domain/value/value-band';
import type { Criterion, ValueModel } from '../../../src/domain/value/value-model';
import { aCriterion, aModel } from '../../builders/a-model';
import { anInput } from '../../builders/an-input';
import { anIssue, NOW } from '../../builders/an-issue';
import { criterionId } from '../../builders/ids';

const changes = (facts: Partial<IssueFacts>, model: ValueModel) =>
  bandChanges({ issue: anIssue(facts), model, priors: {}, now: NOW });
const short = (facts: Partial<IssueFacts>, model: ValueModel) =>
  changes(facts, model).map(({ criterionId: id, way, band, from, to }) => [id, way, band, from, to]);
const asked = criterionId('asked');
const rating = aCriterion({ criterionId: asked });
const field = (id: string, rest: Partial<Criterion> = {}): Criterion =>
  aCriterion({
    criterionId: criterionId(id),
    source: { kind: 'field', fieldId: id },
    scale: { kind: 'anchors', low: 0, high: 100 },
    ...rest,
  });

describe('bandChanges', () => {
  it('[V8] finds the answer that moves an item one band, up and down', () => {
    const model = aModel({ criteria: [rating] });
    expect(short({ inputs: { [asked]: anInput(3) } }, model)).toEqual([
      [asked, 'up', 'high', 3, 4],
      [asked, 'down', 'low', 3, 2],
    ]);
    expect(short({ inputs: { [asked]: anInput(1) } }, model)).toEqual([[asked, 'up', 'medium', 1, 3]]);
    expect(short({ inputs: { [asked]: anInput(5) } }, model)).toEqual([[asked, 'down', 'medium', 5, 3]]);
  });

  it('[V8] tells the value that it would then have', () => {
    expect(
      changes({ inputs: { [asked]: anInput(3) } }, aModel({ criteria: [rating] })).map(({ value }) => value),
    ).toEqual([75, 25]);
  });

  it('[V8] takes a number to the roundest one that is enough, rounded away from today', () => {
    const model = aModel({ criteria: [field('a', { weight: 2 }), field('b')] });
    // 58 now: 70 needs 80 for a or 86 for b; below 40 needs less than 35 for a, and b alone cannot.
    expect(short({ fields: { a: 62, b: 50 } }, model)).toEqual([
      ['a', 'up', 'high', 62, 80],
      ['a', 'down', 'low', 62, 34],
      ['b', 'up', 'high', 50, 86],
    ]);
    for (const { criterionId: id, to, band } of changes({ fields: { a: 62, b: 50 } }, model)) {
      const changed = { a: 62, b: 50, [id]: to };
      const { value } = scoreValue({ issue: anIssue({ fields: changed }), model, priors: {}, now: NOW });
      expect(bandOf(value as number, model.bands)).toBe(band);
    }
  });

  it('[V8] counts, links and days change by whole numbers', () => {
    const votes = aCriterion({
      criterionId: criterionId('votes'),
      source: { kind: 'count', count: 'votes' },
      scale: { kind: 'log', p95: 20 },
    });
    const [up, down] = changes({ votes: 6 }, aModel({ criteria: [votes] }));
    expect([up?.to, down?.to]).toEqual([8, 2]);
    const due = aCriterion({
      criterionId: criterionId('due'),
      source: { kind: 'date', fieldId: 'due' },
      scale: { kind: 'anchors', low: 90, high: 0 },
    });
    const [sooner] = changes({ fields: { due: '2026-12-31' } }, aModel({ criteria: [due] }));
    expect(sooner).toMatchObject({ from: 37, to: 27, way: 'up' });
  });

  it('[V8] options of a map and answers of a choice are taken as they are', () => {
    const urgency = aModel().criteria[1] as Criterion;
    expect(short({ priorityId: '3' }, aModel({ criteria: [urgency] }))).toEqual([
      ['urgency', 'up', 'high', '3', '2'],
      ['urgency', 'down', 'low', '3', '4'],
    ]);
    const moscow = presetModel('moscow', { priorities: [], sizeFieldId: null });
    const id = moscow.criteria[0]?.criterionId as string;
    expect(short({ inputs: { [id]: anInput(2) } }, moscow)).toEqual([
      [id, 'down', 'low', 2, 1],
      [id, 'up', 'high', 2, 3],
    ]);
  });

  it('[V8] tells what the answer to a missing input would do', () => {
    const model = aModel({ criteria: [rating, field('b')] });
    expect(short({ fields: { b: 80 } }, model)).toContainEqual([asked, 'up', 'high', null, 4]);
    const numbers = aModel({ criteria: [field('a'), field('b')] });
    expect(short({ fields: { b: 80 } }, numbers)).toContainEqual(['a', 'up', 'high', null, 60]);
  });

  it('[V8] keeps to the answers that a question takes', () => {
    const number = field('n', { source: { kind: 'input', answer: { kind: 'number', least: 0, most: 60, unit: '' } } });
    const n = criterionId('n');
    expect(short({ inputs: { [n]: anInput(50) } }, aModel({ criteria: [number] }))).toEqual([
      [n, 'down', 'low', 50, expect.any(Number)],
    ]);
    const model = aModel({ criteria: [number], bands: { medium: 40, high: 59.999 } });
    expect(short({ inputs: { [n]: anInput(50) } }, model)[0]).toEqual([n, 'up', 'high', 50, 60]);
  });

  it('[V8] an input that need only be confirmed is left out, and a doubtful one counts as certain once it is changed', () => {
    const model = aModel({ criteria: [rating] });
    const doubted = (stars: number) => ({ inputs: { [asked]: anInput(stars, { raters: 2, deviation: 1 }) } });
    // 4 and half as sure is .625: confirmed it is .75 and high.
    expect(short(doubted(4), model)).toEqual([[asked, 'down', 'low', 4, 2]]);
    expect(short(doubted(3), model)).toEqual([
      [asked, 'up', 'high', 3, 4],
      [asked, 'down', 'low', 3, 2],
    ]);
    const number = field('n');
    const old = { fields: { n: 80 }, fieldChangedAt: { n: NOW - 9e10 } };
    expect(short(old, aModel({ criteria: [number] }))).toEqual([['n', 'down', 'low', 80, 39]]);
  });

  it('[V8] a whole number may go beyond a scale that ends between two', () => {
    const votes = aCriterion({ source: { kind: 'count', count: 'votes' }, scale: { kind: 'log', p95: 20.5 } });
    const model = aModel({ criteria: [votes], bands: { medium: 40, high: 100 } });
    expect(changes({ votes: 9 }, model)[0]).toMatchObject({ way: 'up', to: 21, value: 100 });
  });

  it('[V8] a number between the last step and the end of its scale is that end', () => {
    const model = aModel({
      criteria: [field('n', { scale: { kind: 'anchors', low: 0, high: 33.333333 } })],
      bands: { medium: 40, high: 100 },
    });
    expect(changes({ fields: { n: 20 } }, model).find(({ way }) => way === 'up')).toMatchObject({
      to: 33.333333,
      value: 100,
    });
  });

  it('[V2] an answer that the scale cannot read is no way to go', () => {
    const choices = [1, 2, 3].map((answer) => ({ answer, label: `${answer}` }));
    const criterion = aCriterion({
      criterionId: asked,
      source: { kind: 'input', answer: { kind: 'choice', choices } },
      scale: { kind: 'map', entries: { '1': 0.5, '2': 0.9 } },
    });
    expect(short({ inputs: { [asked]: anInput(1) } }, aModel({ criteria: [criterion] }))).toEqual([
      [asked, 'up', 'high', 1, 2],
    ]);
  });

  it('[V8] the smallest change in u comes first', () => {
    const model = aModel({ criteria: [field('heavy', { weight: 3 }), field('light')] });
    const order = changes({ fields: { heavy: 60, light: 60 } }, model).filter(({ way }) => way === 'up');
    expect(order.map(({ criterionId: id }) => id)).toEqual(['heavy', 'light']);
  });

  it('[V8] a cost moves the other way', () => {
    expect(short({ fields: { c: 50 } }, aModel({ criteria: [field('c', { direction: 'cost' })] }))).toEqual([
      ['c', 'down', 'low', 50, 61],
      ['c', 'up', 'high', 50, 30],
    ]);
  });

  it('[V4] says nothing where there is not enough data, no criterion, or a formula that cannot work', () => {
    expect(changes({}, aModel({ criteria: [field('a')] }))).toEqual([]);
    expect(changes({}, aModel({ criteria: [] }))).toEqual([]);
    const spoiled = aModel({ preset: 'formula', criteria: [field('a')], formula: { text: '1 / 0', low: 0, high: 1 } });
    expect(changes({ fields: { a: 3 } }, spoiled)).toEqual([]);
  });

  it('[V8] leaves out an input that cannot carry the item over', () => {
    const model = aModel({ criteria: [field('heavy', { weight: 9 }), field('light')] });
    expect(changes({ fields: { heavy: 50, light: 50 } }, model).map(({ criterionId: id }) => id)).toEqual([
      'heavy',
      'heavy',
    ]);
  });

  const byFormula = (text: string, high: number) =>
    aModel({ preset: 'formula', criteria: [field('a'), field('b')], formula: { text, low: 0, high } });

  it('[V8] under a formula finds the number where it rises throughout, and leaves it out where it does not', () => {
    expect(short({ fields: { a: 50, b: 100 } }, byFormula('a * b', 10_000))).toEqual([
      ['a', 'down', 'low', 50, 39],
      ['a', 'up', 'high', 50, 70],
      ['b', 'down', 'low', 100, 79],
    ]);
    const hill = byFormula('a * (100 - a) + b', 2600);
    expect(
      new Set(changes({ fields: { a: 20, b: 0 } }, hill).map(({ criterionId: id }) => id)).has(criterionId('a')),
    ).toBe(false);
    expect(short({ fields: { a: 50, b: 10 } }, byFormula('100 - a + 0 * b', 100))).toEqual([
      ['a', 'down', 'low', 50, 61],
      ['a', 'up', 'high', 50, 30],
    ]);
  });

  const unit = fc.integer({ min: 0, max: 100 });
  it('[V8] always crosses, and no answer that is nearer does', () => {
    const choices = [1, 2, 3, 4, 5];
    const model = aModel({ criteria: [rating, field('b'), field('c', { direction: 'cost', weight: 2 })] });
    fc.assert(
      fc.property(fc.constantFrom(...choices), unit, unit, (answer, b, c) => {
        const facts = (stars: number, fields = { b, c }) => anIssue({ fields, inputs: { [asked]: anInput(stars) } });
        const bandAt = (issue: IssueFacts) =>
          bandOf(scoreValue({ issue, model, priors: {}, now: NOW }).value as number, model.bands);
        const now = bandAt(facts(answer));
        for (const { criterionId: id, to, band, way } of changes(
          { fields: { b, c }, inputs: { [asked]: anInput(answer) } },
          model,
        )) {
          const changed = id === asked ? facts(to as number) : facts(answer, { b, c, [id]: to });
          expect(bandAt(changed)).toBe(band);
          expect(band).not.toBe(now);
          if (id !== asked) continue;
          const between = choices.filter(
            (stars) =>
              Math.abs(stars - answer) < Math.abs((to as number) - answer) &&
              Math.sign(stars - answer) === (way === 'up' ? 1 : -1),
          );
          for (const stars of between) expect(bandAt(facts(stars))).toBe(now);
        }
      }),
    );
  });
});
