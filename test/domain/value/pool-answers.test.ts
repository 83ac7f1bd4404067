import fc from 'fast-check';
import { pooledAnswers } from '../../../src/domain/value/pool-answers';
import { NOW } from '../../builders/an-issue';

const pooled = (...answers: readonly number[]) =>
  pooledAnswers(answers.map((answer, more) => ({ answer, at: NOW + more })));

describe('pooledAnswers', () => {
  it('[V5] nobody answered, nothing to pool', () => {
    expect(pooled()).toBeNull();
  });

  it('[V5] one answer is itself', () => {
    expect(pooled(4)).toEqual({ rating: 4, at: NOW, raters: 1, deviation: 0 });
  });

  it('[V5] several are their median, with their mean distance from it and the newest time', () => {
    expect(pooled(5, 1, 3)).toEqual({ rating: 3, at: NOW + 2, raters: 3, deviation: 4 / 3 });
    expect(pooled(5, 2)).toEqual({ rating: 3.5, at: NOW + 1, raters: 2, deviation: 1.5 });
  });

  it('[V5] the order of the answers does not matter, and the median lies among them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 20 }),
        (answers) => {
          const one = pooled(...answers);
          const other = pooled(...answers.toReversed());
          expect(other?.rating).toBe(one?.rating);
          expect(one?.rating).toBeGreaterThanOrEqual(Math.min(...answers));
          expect(one?.rating).toBeLessThanOrEqual(Math.max(...answers));
          expect(one?.deviation).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
