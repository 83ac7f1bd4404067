import { DAY_MS } from '../../../src/domain/ids';
import { scoreValue } from '../../../src/domain/value/score-value';
import type { Priors } from '../../../src/domain/value/value-model';
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
