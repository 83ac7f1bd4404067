import { calibrate, type FrozenOutcome, type Outcome } from '../../../src/domain/value/calibrate';
import { criterionId, itemId } from '../../builders/ids';

const outcome = (answer: Outcome, value: number | null, rest: Partial<FrozenOutcome> = {}): FrozenOutcome => ({
  answer,
  value,
  themeId: itemId('theme'),
  utilities: {},
  ...rest,
});
const reach = criterionId('reach');
const rows = (outcomes: readonly FrozenOutcome[]) =>
  calibrate({
    outcomes,
    themes: [
      { id: 'theme', name: 'Growth' },
      { id: 'other', name: 'Trust' },
    ],
    criteria: [{ id: 'reach', name: 'Reach' }],
  });
const NONE = { no: 0, some: 0, yes: 0, meanIfNo: null, meanIfSome: null, meanIfYes: null, tau: null };

describe('calibrate', () => {
  it('[V7] without answers there is one row that says so', () => {
    expect(rows([])).toEqual([{ kind: 'all', id: null, name: null, answers: 0, ...NONE }]);
  });

  it('[V7] gives counts and mean predictions by answer, over all and by theme', () => {
    const given = [
      outcome('no', 20),
      outcome('no', 40),
      outcome('yes', 90),
      outcome('some', 50, { themeId: itemId('other') }),
    ];
    expect(rows(given)).toEqual([
      {
        ...NONE,
        kind: 'all',
        id: null,
        name: null,
        answers: 4,
        no: 2,
        some: 1,
        yes: 1,
        meanIfNo: 30,
        meanIfSome: 50,
        meanIfYes: 90,
      },
      { ...NONE, kind: 'theme', id: 'theme', name: 'Growth', answers: 3, no: 2, yes: 1, meanIfNo: 30, meanIfYes: 90 },
      { ...NONE, kind: 'theme', id: 'other', name: 'Trust', answers: 1, some: 1, meanIfSome: 50 },
    ]);
  });

  it('[V7] predicts by a criterion where its input was known, on a scale of 100', () => {
    const given = [outcome('yes', null, { utilities: { [reach]: 0.75 } }), outcome('no', null)];
    expect(rows(given)).toEqual([
      { kind: 'all', id: null, name: null, answers: 0, ...NONE },
      { ...NONE, kind: 'criterion', id: 'reach', name: 'Reach', answers: 1, yes: 1, meanIfYes: 75 },
    ]);
  });

  it('[V7] correlates from eight answers on, where both sides vary', () => {
    const given = (['no', 'no', 'no', 'some', 'some', 'yes', 'yes', 'yes'] as const).map((answer, at) =>
      outcome(answer, at * 10),
    );
    expect(rows(given)[0]?.tau).toBeGreaterThan(0.8);
    expect(rows(given.map((one) => ({ ...one, value: 100 - (one.value as number) })))[0]?.tau).toBeLessThan(-0.8);
    expect(rows(given.slice(1))[0]?.tau).toBeNull();
    expect(rows(given.map((one) => ({ ...one, value: 50 })))[0]?.tau).toBeNull();
  });
});
