import fc from 'fast-check';
import { apportion, shownPoints, shownTotal, shownWeights } from '../../../static/shared/issue/receipt-points';

const points = fc.array(fc.double({ min: 0, max: 30, noNaN: true }), { minLength: 1, maxLength: 12 });

it('[V7] points in tenths add up to the total that is shown', () => {
  fc.assert(
    fc.property(points, (lines) => {
      const sum = lines.reduce((total, one) => total + one, 0);
      const shown = shownPoints(lines).reduce((total, one) => total + one, 0);
      expect(shown).toBeCloseTo(shownTotal(sum), 6);
    }),
  );
});

it('[V7] no line is off by more than two tenths', () => {
  fc.assert(
    fc.property(points, (lines) => {
      shownPoints(lines).forEach((shown, index) => expect(Math.abs(shown - (lines[index] ?? 0))).toBeLessThan(0.2));
    }),
  );
});

it('the total rounds to the same whole number as the headline', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (value) => {
      expect(Math.round(shownTotal(value))).toBe(Math.round(value));
    }),
  );
  expect(shownTotal(71.46)).toBe(71.4);
});

it('weights add up to 100', () => {
  expect(shownWeights([1 / 3, 1 / 3, 1 / 3])).toEqual([34, 33, 33]);
  expect(apportion([0.2, 0.2, 0.6], 1, 0.5)).toEqual([0.5, 0, 0.5]);
});
