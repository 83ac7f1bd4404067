import { DAY_MS } from '../../../src/domain/ids';
import { latestSafeStart } from '../../../src/domain/value/latest-safe-start';
import { NOW } from '../../builders/an-issue';

const asked = { due: '2026-12-04', size: 10, velocityPerDay: 2, bufferDays: 1, now: NOW };

describe('latestSafeStart', () => {
  it('[V9] is the end of the due day less the work at the velocity less the buffer', () => {
    expect(latestSafeStart(asked)).toEqual({ at: Date.UTC(2026, 10, 29), slackDays: 4.5, isTooLate: false });
  });

  it('[V9] flags negative slack, and only that', () => {
    const late = latestSafeStart({ ...asked, size: 30 });
    expect(late?.slackDays).toBe(-5.5);
    expect(late?.isTooLate).toBe(true);
    expect(latestSafeStart({ ...asked, now: Date.UTC(2026, 10, 29) })).toMatchObject({
      slackDays: 0,
      isTooLate: false,
    });
  });

  it('[V9] an item without work needs only the buffer', () => {
    expect(latestSafeStart({ ...asked, size: 0 })?.at).toBe(Date.UTC(2026, 11, 5) - DAY_MS);
  });

  it.each([
    ['no due day', { due: null }],
    ['a due day that is none', { due: '2026-13-40' }],
    ['a due day in other words', { due: 'tomorrow' }],
    ['no size', { size: null }],
    ['a negative size', { size: -1 }],
    ['an endless size', { size: Number.POSITIVE_INFINITY }],
    ['no velocity', { velocityPerDay: null }],
    ['a velocity of nothing', { velocityPerDay: 0 }],
    ['a negative velocity', { velocityPerDay: -2, size: -4 }],
  ])('[V9] says nothing with %s', (_case, changed) => {
    expect(latestSafeStart({ ...asked, ...changed })).toBeNull();
  });
});
