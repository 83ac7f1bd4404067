import { numberFrom, setLocale } from '../../../static/shared/format';

afterEach(() => setLocale('en-US', null));

it.each([
  ['en-US', '1,500', 1500],
  ['en-US', '1.5', 1.5],
  ['en-US', '1,5', 1.5],
  ['en-US', ' 12 000 ', 12000],
  ['en-US', '1,234,567.5', 1234567.5],
  ['de-DE', '1.500', 1500],
  ['de-DE', '0,5', 0.5],
  ['de-CH', '1’500', 1500],
  ['en-US', '-3', -3],
])('in %s, %s is read as people mean it', (locale, typed, number) => {
  setLocale(locale, null);
  expect(numberFrom(typed)).toBe(number);
});

it.each(['', ' ', 'lots', '1e308', 'NaN', 'Infinity', '1,2,3', '--1', '0x10'])('“%s” is no number', (typed) => {
  setLocale('en-US', null);
  expect(numberFrom(typed)).toBeNaN();
});
