import { FALLBACK_PRIOR, priorOf, priorsFrom } from '../../../src/domain/value/priors';
import { aCriterion, aModel } from '../../builders/a-model';
import { anInput } from '../../builders/an-input';
import { anIssue, NOW } from '../../builders/an-issue';
import { criterionId } from '../../builders/ids';

const value = criterionId('customer-value');
const model = aModel({ criteria: [aCriterion()] });
const rated = (rating: number, issueTypeId = 'story') => anIssue({ issueTypeId, inputs: { [value]: anInput(rating) } });
const times = <T>(count: number, make: (position: number) => T) => Array.from({ length: count }, (_, i) => make(i));

describe('priorsFrom', () => {
  it('[V4] takes median, P10 and P90 of u over the issues of a type', () => {
    const ratings = [1, 2, 3, 3, 3, 3, 3, 3, 3, 4, 5];
    const priors = priorsFrom(
      ratings.map((rating) => rated(rating)),
      model,
      NOW,
    );
    expect(priorOf(priors, value, 'story')).toEqual({ p10: 0.25, median: 0.5, p90: 0.75, count: 11 });
  });

  it('[V4] interpolates between ranks, whatever the order of the issues', () => {
    const ratings = times(10, (i) => (i < 5 ? 1 : 5));
    const priors = priorsFrom(
      ratings.toReversed().map((rating) => rated(rating)),
      model,
      NOW,
    );
    expect(priorOf(priors, value, 'story')).toEqual({ p10: 0, median: 0.5, p90: 1, count: 10 });
  });

  it('[V4] does not count issues without the input', () => {
    const priors = priorsFrom([...times(9, () => rated(3)), ...times(50, () => anIssue())], model, NOW);
    expect(priorOf(priors, value, 'story')).toEqual(FALLBACK_PRIOR);
  });

  it('[V4] turns to all types where a type has fewer than 10, and to the fallback where these have fewer', () => {
    const priors = priorsFrom([...times(9, () => rated(5, 'bug')), rated(5, 'story')], model, NOW);
    expect(priorOf(priors, value, 'bug')).toEqual({ p10: 1, median: 1, p90: 1, count: 10 });
    expect(priorOf(priors, value, 'never-seen').count).toBe(10);
    expect(priorOf(priorsFrom([rated(5)], model, NOW), value, 'story')).toEqual(FALLBACK_PRIOR);
    expect(priorOf({}, value, 'story')).toEqual(FALLBACK_PRIOR);
  });

  it('[V4] works on u, after scale and direction', () => {
    const costly = aModel({ criteria: [aCriterion({ direction: 'cost' })] });
    const priors = priorsFrom(
      times(10, () => rated(5)),
      costly,
      NOW,
    );
    expect(priorOf(priors, value, 'story').median).toBe(0);
  });
});
