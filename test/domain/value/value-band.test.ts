import { bandOf } from '../../../src/domain/value/value-band';

describe('bandOf', () => {
  it.each([
    [0, 'low'],
    [39.9, 'low'],
    [40, 'medium'],
    [69.9, 'medium'],
    [70, 'high'],
    [100, 'high'],
  ])('[V8] %d is %s with bands at 40 and 70', (value, band) => {
    expect(bandOf(value, { medium: 40, high: 70 })).toBe(band);
  });
});
