import * as fc from 'fast-check';
import { condenseDescription } from '../../../src/domain/duplicates/condense-description';
import { isMark, termsOf, wordsOf } from '../../../src/domain/duplicates/text-words';

describe('words of a text', () => {
  test.each([
    ['Backport HADOOP-17371 to branch-3.2', ['Backport', 'HADOOP-17371', 'to', 'branch', '3.2']],
    ['v2.1.0 by 2027, 40%', ['v2.1.0', 'by', '2027', '40']],
    ['Über-größe: naïve café', ['Über', 'größe', 'naïve', 'café']],
    ['pay\u200bment and soft\u00adware', ['payment', 'and', 'software']],
    ['\u202eesrever\u202c שלום', ['esrever', 'שלום']],
    ['<script>alert("x")</script> 🎉', ['script', 'alert', 'x', 'script']],
    ['ﬁle Ⅳ', ['file', 'IV']],
    ['', []],
    ['🎉 — …', []],
  ])('[D1] %j keeps keys, versions and numbers whole and drops what is no word', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test.each([
    ['HADOOP-17371', ['hadoop-17371'], true],
    ['v2.1', ['v2.1'], true],
    ['2027', ['2027'], true],
    ['S3AInputStreams', ['s3ainputstream', '3', 'input', 'stream'], false],
    ['HttpClient', ['httpclient', 'http', 'client'], false],
    ['NPE', ['npe'], false],
    ['Queries', ['query'], false],
    ['carts', ['cart'], false],
    ['status', ['status'], false],
    ['gas', ['gas'], false],
    ['address', ['address'], false],
    ['支払い方法', ['支払', '払い', 'い方', '方法'], false],
    ['方', ['方'], false],
  ])('[D1] %j is compared as its terms', (word, terms, mark) => {
    expect(termsOf(word)).toEqual(terms.filter((term) => term !== '3'));
    expect(isMark(word)).toBe(mark);
  });

  test('[D1] a word of any length is cut into pieces that are bounded', () => {
    expect(wordsOf('a'.repeat(100)).map((word) => word.length)).toEqual([40, 40, 20]);
  });
});

describe('a condensed description', () => {
  test('[D1] keeps the words of each line, each line once', () => {
    expect(condenseDescription('Steps:\r\n1. Pay!\n\n   \nsteps:\nSteps:')).toBe('Steps\n1 Pay\nsteps');
  });

  test('[D1] ends at 400 words, in the middle of a line if need be', () => {
    const words = Array.from({ length: 500 }, (_, at) => `w${at}`);
    const condensed = condenseDescription(`first line\n${words.join(' ')}\nlast line`);
    expect(condensed.split(/\s/)).toHaveLength(400);
    expect(condensed.split('\n')).toHaveLength(2);
  });

  test('[D5] condensing what is condensed changes nothing, whatever the text', () => {
    const hostile = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.constantFrom(
          'ABC-12',
          'x'.repeat(90),
          '1.2.3.4.5.6.7',
          '𐐀'.repeat(50),
          'ﷺ',
          '´',
          '\u0301e',
          '\r\n',
          '12345678901',
          'v1.2 ',
        ),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(hostile, (pieces) => {
        const once = condenseDescription(pieces.join(''));
        expect(condenseDescription(once)).toBe(once);
      }),
      { numRuns: 300 },
    );
  });

  test('[D5] the longest that can be kept is still read whole', () => {
    const words = Array.from({ length: 400 }, (_, at) => `${'𐐀'.repeat(38)}${String(at).padStart(2, '0').slice(-2)}`);
    const once = condenseDescription(words.join(' '));
    expect(condenseDescription(once)).toBe(once);
  });

  test('[D5] ten megabytes are read up to the length that Jira allows', () => {
    const huge = `needle ${'🎉<script>\u200f'.repeat(700_000)} beyond`;
    expect(condenseDescription(huge)).toMatch(/^needle script/);
    expect(condenseDescription(huge)).not.toContain('beyond');
  });
});
