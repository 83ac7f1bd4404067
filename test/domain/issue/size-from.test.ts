import { sizeFrom } from '../../../src/domain/issue/size-from';

describe('sizeFrom', () => {
  it('[V3] takes the first filled estimate in the order of the mapped fields', () => {
    expect(sizeFrom({ a: null, b: 3, c: 5 }, ['a', 'b', 'c'])).toBe(3);
    expect(sizeFrom({ b: 3, c: 0 }, ['c', 'b'])).toBe(0);
  });

  it('[V4] has no size where nothing usable is filled', () => {
    expect(sizeFrom({}, ['a'])).toBeNull();
    expect(sizeFrom({ a: 3 }, [])).toBeNull();
    expect(sizeFrom({ a: -1, b: Number.NaN, c: Number.POSITIVE_INFINITY, d: 'XL' }, ['a', 'b', 'c', 'd'])).toBeNull();
  });
});
