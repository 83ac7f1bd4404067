import fc from 'fast-check';
import { kendallDistance, pairCounts, tauB } from '../../../src/domain/value/kendall';

type Pairs = readonly (readonly [number, number])[];

/** Looks at every pair. */
function countedOneByOne(pairs: Pairs) {
  const counts = { all: 0, tiedFirst: 0, tiedSecond: 0, tiedBoth: 0, discordant: 0 };
  for (const [at, [a1, a2]] of pairs.entries()) {
    for (const [b1, b2] of pairs.slice(at + 1)) {
      counts.all += 1;
      if (a1 === b1) counts.tiedFirst += 1;
      if (a2 === b2) counts.tiedSecond += 1;
      if (a1 === b1 && a2 === b2) counts.tiedBoth += 1;
      if ((a1 - b1) * (a2 - b2) < 0) counts.discordant += 1;
    }
  }
  return counts;
}

const few = fc.integer({ min: -3, max: 3 });

describe('kendall', () => {
  it('[V8] counts pairs as looking at each of them does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(few, few), { maxLength: 40 }), (pairs) => {
        expect(pairCounts(pairs)).toEqual(countedOneByOne(pairs));
      }),
    );
  });

  it('[V8] tau-b is 1 for the same order, -1 for the reverse, and allows for ties', () => {
    expect(
      tauB([
        [1, 1],
        [2, 2],
        [3, 3],
      ]),
    ).toBe(1);
    expect(
      tauB([
        [1, 3],
        [2, 2],
        [3, 1],
      ]),
    ).toBe(-1);
    // 6 pairs, 4 concordant, one tied in each: 4 / sqrt(5 * 5).
    expect(
      tauB([
        [1, 1],
        [2, 2],
        [2, 3],
        [3, 3],
      ]),
    ).toBeCloseTo(0.8, 12);
  });

  it('[V8] tau-b says nothing where one side does not vary', () => {
    expect(tauB([])).toBeNull();
    expect(tauB([[1, 1]])).toBeNull();
    expect(
      tauB([
        [1, 1],
        [1, 2],
      ]),
    ).toBeNull();
    expect(
      tauB([
        [1, 2],
        [3, 2],
      ]),
    ).toBeNull();
  });

  it('[V8] the distance is the share of pairs turned round, ties left out', () => {
    expect(
      kendallDistance([
        [1, 1],
        [2, 2],
        [3, 3],
      ]),
    ).toBe(0);
    expect(
      kendallDistance([
        [1, 3],
        [2, 2],
        [3, 1],
      ]),
    ).toBe(1);
    expect(
      kendallDistance([
        [1, 2],
        [2, 1],
        [2, 9],
        [3, 9],
      ]),
    ).toBe(0.25);
    expect(
      kendallDistance([
        [5, 1],
        [5, 2],
      ]),
    ).toBeNull();
  });
});
