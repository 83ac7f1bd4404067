import { DAY_MS } from '../../../src/domain/ids';
import { scoreValue } from '../../../src/domain/value/score-value';
import type { Priors, ValueModel } from '../../../src/domain/value/value-model';
import { aCriterion, aModel } from '../../builders/a-model';
import { anInput } from '../../builders/an-input';
import { anIssue, NOW } from '../../builders/an-issue';
import { criterionId } from '../../builders/ids';

const value = criterionId('customer-value');
const urgency = criterionId('urgency');
const demand = criterionId('demand');
const rating = (stars: number, at = NOW) => ({ [value]: anInput(stars, { at }) });
const score = (issue = anIssue(), model = aModel(), priors: Priors = {}) =>
  scoreValue({ issue, model, priors, now: NOW });

describe('scoreValue', () => {
  it('[V3] is the weighted mean of the inputs on a scale of 100', () => {
    const full = score(anIssue({ inputs: rating(5), priorityId: '3', votes: 0 }));
    expect(full).toMatchObject({ state: 'known', value: 62.5, low: 62.5, high: 62.5, knownWeight: 1, missing: [] });
  });

  it('[V3] value-effort and weighted give the same benefit side', () => {
    const issue = anIssue({ inputs: rating(4) });
    expect(score(issue, aModel({ preset: 'value-effort' }))).toEqual(score(issue, aModel({ preset: 'weighted' })));
  });

  it('[V4] a missing criterion stands at the prior and widens the range to P10..P90', () => {
    const priors = { [value]: { '*': { p10: 0.2, median: 0.6, p90: 0.8, count: 40 } } } as Priors;
    const one = score(anIssue({ priorityId: '1', votes: 20 }), aModel(), priors);
    expect(one.value).toBeCloseTo(80, 9);
    expect(one.low).toBeCloseTo(60, 9);
    expect(one.high).toBeCloseTo(90, 9);
    expect(one.knownWeight).toBe(0.5);
  });

  it('[V4] a prior of the issue type comes before that of all types', () => {
    const prior = (median: number) => ({ p10: median, median, p90: median, count: 10 });
    const priors = { [value]: { bug: prior(1), '*': prior(0) } } as Priors;
    expect(score(anIssue({ issueTypeId: 'bug', priorityId: '5' }), aModel(), priors).value).toBe(50);
    expect(score(anIssue({ issueTypeId: 'task', priorityId: '5' }), aModel(), priors).value).toBe(0);
  });

  it('[V4] below half of the weight known there is no number, only a range and reasons', () => {
    const one = score(anIssue({ priorityId: null, votes: 0 }));
    expect(one).toMatchObject({ state: 'notEnoughData', value: null, knownWeight: 0.25 });
    expect(one.low).toBeCloseTo(7.5, 9);
    expect(one.high).toBeCloseTo(67.5, 9);
    expect(one.receipt.map(({ assumed }) => assumed)).toEqual([true, true, false]);
  });

  it('[V4] half of the weight is enough, also where thirds do not add up exactly', () => {
    const model = aModel({
      criteria: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) =>
        aCriterion({ criterionId: criterionId(id), source: { kind: 'field', fieldId: id }, weight: 0.1 }),
      ),
    });
    expect(score(anIssue({ fields: { a: 1, b: 1, c: 1 } }), model).state).toBe('known');
  });

  it('[V4] a model without criteria knows nothing', () => {
    expect(score(anIssue(), aModel({ criteria: [] }))).toEqual({
      state: 'notEnoughData',
      value: null,
      low: 0,
      high: 100,
      knownWeight: 0,
      basePoints: 0,
      native: null,
      receipt: [],
      missing: [],
    });
  });

  it('[V3] a draft that weighs nothing yet weighs all the same', () => {
    const weightless = aModel({ criteria: aModel().criteria.map((criterion) => ({ ...criterion, weight: 0 })) });
    expect(score(anIssue({ inputs: rating(5), priorityId: '1', votes: 20 }), weightless).value).toBeCloseTo(100, 9);
  });

  it('[V7] the receipt names every input in the order of the model, and its points add up to the value', () => {
    const one = score(anIssue({ inputs: rating(4), priorityId: '2', votes: 3 }));
    expect(one.receipt.map(({ criterionId: id, raw, weightShare }) => [id, raw, weightShare])).toEqual([
      [value, 4, 0.5],
      [urgency, '2', 0.25],
      [demand, 3, 0.25],
    ]);
    expect(one.receipt.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(one.value as number, 9);
  });

  it('[V7] a raw value that the scale cannot read is shown as missing', () => {
    const [, line] = score(anIssue({ priorityId: 'unlisted' })).receipt;
    expect(line).toMatchObject({ raw: null, assumed: true, utility: 0.5, ageDays: null });
  });

  it('[V7] tells the age in whole days where it is known, never below zero', () => {
    const aged = (at: number) => score(anIssue({ inputs: rating(3, at) })).receipt.map(({ ageDays }) => ageDays);
    expect(aged(NOW - 12.7 * DAY_MS)).toEqual([12, null, null]);
    expect(aged(NOW + DAY_MS)[0]).toBe(0);
  });

  it('[V7] lists what is missing by how much range each would remove', () => {
    const priors = {
      [value]: { '*': { p10: 0.5, median: 0.5, p90: 0.6, count: 10 } },
      [urgency]: { '*': { p10: 0.1, median: 0.5, p90: 0.9, count: 10 } },
    } as Priors;
    const one = score(anIssue({ priorityId: null }), aModel(), priors);
    expect(one.missing).toEqual([urgency, value]);
    expect(one.receipt.map(({ rangeIfFilled }) => Math.round(rangeIfFilled))).toEqual([5, 20, 0]);
  });
});

describe('scoreValue with doubtful inputs', () => {
  const one = aModel({ criteria: [aCriterion()] });
  const priors = { [value]: { '*': { p10: 0.25, median: 0.5, p90: 0.75, count: 40 } } } as Priors;
  const of = (input: ReturnType<typeof anInput>) => score(anIssue({ inputs: { [value]: input } }), one, priors);

  it('[V5] raters who differ draw the value toward the usual answer and widen it', () => {
    const doubted = of(anInput(5, { raters: 3, deviation: 1 }));
    expect(doubted).toMatchObject({ value: 75, low: 62.5, high: 87.5, knownWeight: 1, missing: [] });
    expect(doubted.receipt[0]).toMatchObject({
      raw: 5,
      utility: 0.75,
      assumed: false,
      confidence: 0.5,
      ageFactor: 1,
      points: 75,
      rangeIfFilled: 25,
      prior: { median: 0.5 },
    });
  });

  it('[V6] an input older than its lifetime loses confidence, and the receipt says so', () => {
    const old = of(anInput(5, { at: NOW - 270 * DAY_MS }));
    expect(old.receipt[0]).toMatchObject({ confidence: 0.75, ageFactor: 0.75, ageDays: 270, utility: 0.875 });
    const oldest = of(anInput(5, { at: NOW - 2000 * DAY_MS }));
    expect(oldest.receipt[0]).toMatchObject({ confidence: 0.5, ageFactor: 0.5, utility: 0.75 });
  });

  it('[V6] age and disagreement both count', () => {
    const both = of(anInput(5, { at: NOW - 270 * DAY_MS, raters: 2, deviation: 1 }));
    expect(both.receipt[0]).toMatchObject({ confidence: 0.375, ageFactor: 0.75 });
  });

  it('[V6] a field ages from the change that was seen; an unknown age costs nothing', () => {
    const field = aModel({ criteria: [aCriterion({ source: { kind: 'field', fieldId: 'x' } })] });
    const seen = score(anIssue({ fields: { x: 5 }, fieldChangedAt: { x: NOW - 360 * DAY_MS } }), field, priors);
    expect(seen.receipt[0]).toMatchObject({ confidence: 0.5, ageDays: 360 });
    expect(score(anIssue({ fields: { x: 5 } }), field, priors).receipt[0]).toMatchObject({
      confidence: 1,
      ageDays: null,
    });
  });

  it('[V4] a slip is told on its line and counts as missing', () => {
    const slip = of(anInput(1e308));
    expect(slip.receipt[0]).toMatchObject({
      raw: null,
      problem: 'notAnAnswer',
      assumed: true,
      confidence: 0,
      utility: 0.5,
    });
    expect(slip).toMatchObject({ state: 'notEnoughData', value: null, low: 25, high: 75, missing: [value] });
  });
});

describe('scoreValue by a formula', () => {
  const reach = criterionId('reach');
  const gain = criterionId('gain');
  const ten = { kind: 'anchors', low: 0, high: 10 } as const;
  const criteria = [
    aCriterion({ criterionId: reach, source: { kind: 'field', fieldId: 'reach' }, scale: ten }),
    aCriterion({ criterionId: gain, source: { kind: 'field', fieldId: 'gain' }, scale: ten }),
  ];
  const product = (over: Partial<ValueModel> = {}): ValueModel =>
    aModel({ preset: 'formula', criteria, formula: { text: 'reach * gain', low: 0, high: 50 }, ...over });
  const of = (fields: Readonly<Record<string, number | null>>, model = product(), priors: Priors = {}) =>
    score(anIssue({ fields }), model, priors);

  it('[V3] is where the result lies between the two ends', () => {
    expect(of({ reach: 5, gain: 4 })).toMatchObject({
      state: 'known',
      value: 40,
      low: 40,
      high: 40,
      native: { name: 'Formula', score: 20 },
    });
    expect(of({ reach: 10, gain: 10 }).value).toBe(100);
    expect(of({ reach: 10, gain: 10 }, product({ formula: { text: 'reach * gain', low: 200, high: 300 } })).value).toBe(
      0,
    );
  });

  it('[V7] begins with all at their lowest and takes one after the other to where it is', () => {
    const shifted = product({ formula: { text: '(reach + 1) * (gain + 1)', low: 0, high: 100 } });
    const { basePoints, receipt, value: total } = of({ reach: 4, gain: 9 }, shifted);
    expect(basePoints).toBe(1);
    expect(receipt.map(({ points }) => points)).toEqual([4, 45]);
    expect(total).toBe(50);
  });

  it('[V7] a criterion that lowers the result takes points away', () => {
    const less = product({ formula: { text: '20 + reach - gain', low: 0, high: 100 } });
    expect(of({ reach: 4, gain: 9 }, less).receipt.map(({ points }) => points)).toEqual([4, -9]);
    const cost = criteria.map((one) => (one.criterionId === gain ? { ...one, direction: 'cost' as const } : one));
    const asCost = of({ reach: 4, gain: 9 }, { ...less, criteria: cost });
    // The lowest of a cost is its greatest number: 20 + 0 - 10.
    expect([asCost.basePoints, ...asCost.receipt.map(({ points }) => Math.round(points * 1e9) / 1e9)]).toEqual([
      10, 4, 1,
    ]);
    expect(asCost.receipt[1]?.utility).toBeCloseTo(0.1, 12);
  });

  it('[V4] a missing input stands at the usual answer and takes its whole scale', () => {
    const priors = { [gain]: { '*': { p10: 0.3, median: 0.6, p90: 0.7, count: 20 } } } as Priors;
    const half = of({ reach: 5 }, product(), priors);
    expect(half).toMatchObject({ state: 'known', value: 60, low: 0, high: 100, knownWeight: 0.5, missing: [gain] });
    expect(half.receipt[1]).toMatchObject({ assumed: true, utility: 0.6, rangeIfFilled: 100, weightShare: 0.5 });
    expect(half.native).toEqual({ name: 'Formula', score: null });
  });

  it('[V4] below half of what can be moved there is no number', () => {
    const lopsided = product({ formula: { text: 'reach + gain * 9', low: 0, high: 100 } });
    expect(of({ reach: 5 }, lopsided)).toMatchObject({ state: 'notEnoughData', value: null, knownWeight: 0.1 });
  });

  it('[V5] a doubtful input is drawn toward the usual answer, and its range goes through the formula', () => {
    const asked = criteria.map((one) => ({ ...one, source: { kind: 'input', answer: { kind: 'rating' } } as const }));
    const issue = anIssue({ inputs: { [reach]: anInput(4, { at: NOW - 999 * DAY_MS }), [gain]: anInput(5) } });
    const { low, high, value: total, receipt } = score(issue, product({ criteria: asked }));
    // u' = .5 * .4 + .5 * .5 = .45, half-width .2: 2.5 to 6.5 times 5, over 50.
    expect([low, total, high].map((points) => Math.round((points as number) * 1e6) / 1e6)).toEqual([25, 45, 65]);
    expect(receipt[0]?.rangeIfFilled).toBeCloseTo(40, 9);
  });

  it('[V4] numbers beyond the scale count as its end', () => {
    expect(of({ reach: 900, gain: 1 }).native?.score).toBe(10);
  });

  it('[V2] an option goes in with its worth', () => {
    const classes = criteria.map((one) => ({ ...one, scale: { kind: 'map', entries: { '1': 0.5, '2': 1 } } as const }));
    const model = product({ criteria: classes, formula: { text: 'reach + gain', low: 0, high: 2 } });
    expect(of({ reach: 1, gain: 2 }, model)).toMatchObject({ value: 75, native: { score: 1.5 } });
    const costs = { ...model, criteria: classes.map((one) => ({ ...one, direction: 'cost' as const })) };
    expect(of({ reach: 1, gain: 2 }, costs)).toMatchObject({ value: 75, basePoints: 100, native: { score: 1.5 } });
  });
});
