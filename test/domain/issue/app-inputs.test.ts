import { appInputsFrom } from '../../../src/domain/issue/app-inputs';

describe('appInputsFrom', () => {
  it('[V5] an answer stored without raters is of one person', () => {
    const several = { rating: 3, at: 7, raters: 2, deviation: 1 };
    expect(appInputsFrom({ one: { rating: 4, at: 5 }, several })).toEqual({
      one: { rating: 4, at: 5, raters: 1, deviation: 0 },
      several,
    });
  });
});
