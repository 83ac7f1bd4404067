import { createTextIndex, type IndexedText, type TextIndex } from '../../../src/domain/duplicates/text-index';

const indexOf = (texts: readonly IndexedText[]): TextIndex => {
  const index = createTextIndex();
  for (const text of texts) index.put(text);
  return index;
};
const text = (id: string, title: string, description = ''): IndexedText => ({ id, title, description });
const ids = (found: readonly { readonly id: string }[]): readonly string[] => found.map(({ id }) => id);

/** Twenty items that have nothing to do with one another. */
const OTHERS = Array.from({ length: 20 }, (_, at) => text(`other-${at}`, `word${at} thing${at}`, `detail${at}`));

describe('likeness', () => {
  test('[D1] an item of the same words is as like as can be, and itself is never among the answers', () => {
    const index = indexOf([...OTHERS, text('a', 'Pay with a saved card'), text('b', 'pay with a saved card')]);
    const found = index.similarTo('a', { most: 10 });
    expect(ids(found)).toEqual(['b']);
    expect(found[0]?.score).toBeCloseTo(1, 12);
  });

  test('[D1] the cosine is that of the formula', () => {
    const index = indexOf([text('a', 'red'), text('b', 'red green')]);
    const idf = (having: number): number => Math.log(3 / (1 + having)) + 1;
    const weight = 1 + Math.log(2);
    const [red, green] = [weight * idf(2), weight * idf(1)];
    const cosine = (red * red) / (red * Math.hypot(red, green));
    expect(index.similarTo('a', { most: 1 })[0]?.score).toBeCloseTo(cosine, 12);
  });

  test('[D1] the summary counts twice as often as the description', () => {
    const texts = [text('a', 'refund'), text('inTitle', 'refund page'), text('inDescription', 'page', 'refund')];
    expect(ids(indexOf([...OTHERS, ...texts]).similarTo('a', { most: 2 }))).toEqual(['inTitle', 'inDescription']);
  });

  test('[D1] rare words tell more than usual ones', () => {
    const usual = Array.from({ length: 30 }, (_, at) => text(`u${at}`, `page number${at}`));
    const index = indexOf([...usual, text('a', 'page voucher'), text('rare', 'voucher dialog')]);
    expect(index.similarTo('a', { most: 1 })[0]?.id).toBe('rare');
  });

  test('[D1] parts of compounds and plurals meet', () => {
    const index = indexOf([...OTHERS, text('a', 'HttpClients time out'), text('b', 'The http client hangs')]);
    expect(ids(index.similarTo('a', { most: 1 }))).toEqual(['b']);
  });

  test('[D1] items without words are like nothing', () => {
    const index = indexOf([text('a', ''), text('b', '🎉'), text('c', 'card')]);
    expect(index.similarTo('a', { most: 3 })).toEqual([]);
    expect(index.similarTo('b', { most: 3 })).toEqual([]);
    expect(index.similarTo('nobody', { most: 3 })).toEqual([]);
  });

  test('[D1] equal ones come in the order of their ids, and no more than were asked for', () => {
    const copies = Array.from({ length: 90 }, (_, at) => text(`c${String(at).padStart(2, '0')}`, 'the same words'));
    const found = indexOf(copies.toReversed()).similarTo('c50', { most: 4 });
    expect(ids(found)).toEqual(['c00', 'c01', 'c02', 'c03']);
  });

  test('[D1] a condensed description compares as the whole one', () => {
    const whole = text('b', 'Card', 'Steps:\r\n* Pay with “VISA”!\n\n* See the error 42');
    const condensed = text('b', 'Card', 'Steps\nPay with VISA\nSee the error 42');
    const asked = text('a', 'Paying with Visa', 'fails with error 42');
    expect(indexOf([...OTHERS, asked, whole]).similarTo('a', { most: 3 })).toEqual(
      indexOf([...OTHERS, asked, condensed]).similarTo('a', { most: 3 }),
    );
  });

  test('[D1] words such as constructor and __proto__ are words', () => {
    const index = indexOf([...OTHERS, text('a', '__proto__ constructor'), text('b', 'proto toString constructor')]);
    expect(ids(index.similarTo('a', { most: 1 }))).toEqual(['b']);
  });
});

describe('templates', () => {
  const template = 'What happened and what did you expect';
  const topics = ['plum', 'pear', 'fig', 'kiwi', 'lime', 'date', 'nut'];
  const filled = (at: number): IndexedText => text(`t${at}`, `${topics[at]}`, `${template}\n${topics[at]}`);

  test('[D2] a line of five descriptions counts for nothing, of four it does', () => {
    const four = indexOf([...OTHERS, ...[0, 1, 2, 3].map(filled)]);
    expect(four.similarTo('t0', { most: 3 })).toHaveLength(3);
    four.put(filled(4));
    expect(four.similarTo('t0', { most: 3 })).toEqual([]);
    expect(four.commonWords('t0', 't1')).toEqual([]);
    four.remove('t4');
    expect(four.similarTo('t0', { most: 3 })).toHaveLength(3);
  });

  test('[D2] of many descriptions it takes one in a hundred', () => {
    const many = Array.from({ length: 595 }, (_, at) => text(`m${at}`, `subject${at}`, `body${at}`));
    const five = indexOf([...many, ...[0, 1, 2, 3, 4].map(filled)]);
    expect(five.similarTo('t0', { most: 3 })).toHaveLength(3);
    five.put(filled(5));
    expect(five.similarTo('t0', { most: 3 })).toHaveLength(3);
    five.put(filled(6));
    expect(five.similarTo('t0', { most: 3 })).toEqual([]);
  });
});

describe('issue keys, versions and numbers', () => {
  const score = (a: string, b: string): number =>
    indexOf([...OTHERS, text('a', a), text('b', b)]).similarTo('a', { most: 1 })[0]?.score ?? 0;

  test('[D3] where those of the summaries differ the score counts half', () => {
    const index = indexOf([
      ...OTHERS,
      text('a', 'Update the year'),
      text('b', 'Update the year'),
      text('c', 'Update the year 2022'),
    ]);
    const [same, other] = index.similarTo('a', { most: 2 });
    expect(same?.id).toBe('b');
    expect(same?.score).toBeCloseTo(1, 12);
    expect(other?.score).toBeLessThan(0.5);
    expect(score('Update the year to 2022', 'Update the year to 2023')).toBeLessThan(0.5);
    expect(score('Backport HADOOP-1 to 3.2', 'Backport HADOOP-1 to 3.1')).toBeLessThan(0.5);
  });

  test('[D3] their order and how often they stand there do not matter', () => {
    expect(score('From 3.1 to 3.2', 'To 3.2 from 3.1 (3.1)')).toBeGreaterThan(0.9);
  });

  test('[D3] those of descriptions do not count', () => {
    const index = indexOf([...OTHERS, text('a', 'Card fails', 'on build 7'), text('b', 'Card fails', 'on build 8')]);
    expect(index.similarTo('a', { most: 1 })[0]?.score).toBeGreaterThan(0.6);
  });
});

describe('two kinds of text in one index', () => {
  const index = indexOf([
    text('item:checkout', 'Buying without friction', 'saved cards, one page, guests'),
    text('item:search', 'Find anything', 'search, filters, synonyms'),
    text('issue:1', 'Guests can pay with saved cards'),
    text('issue:2', 'Saved cards for guests expire'),
    text('issue:3', 'Synonyms in filters'),
  ]);
  const isItem = (id: string): boolean => id.startsWith('item:');

  test('[D1] an issue is compared with roadmap items alone, and the words tell why', () => {
    expect(ids(index.similarTo('issue:1', { most: 1, accepts: isItem }))).toEqual(['item:checkout']);
    expect(index.commonWords('issue:1', 'item:checkout')).toEqual(['guests', 'saved', 'cards']);
    expect(ids(index.similarTo('issue:3', { most: 1, accepts: isItem }))).toEqual(['item:search']);
  });

  test('[D1] and a text that is not in the index with issues alone', () => {
    const wanted = { title: 'Checkout for guests', description: 'unheard' };
    const found = index.similarToText(wanted, { most: 5, accepts: (id) => !isItem(id) });
    expect(ids(found).toSorted()).toEqual(['issue:1', 'issue:2']);
    expect(ids(index.similarToText(wanted, { most: 9 }))).toContain('item:checkout');
    expect(index.similarToText({ title: '', description: '' }, { most: 5 })).toEqual([]);
    expect(index.similarToText({ title: 'unheard', description: '' }, { most: 5 })).toEqual([]);
  });
});

describe('common words', () => {
  const index = indexOf([
    ...OTHERS,
    ...OTHERS.map(({ id }) => text(`usual-${id}`, `the ${id}`)),
    text('a', "Don't retry the HttpClient", 'It retries forever on timeout. 支払い方法'),
    text('b', 'The httpclient retries', "doesn't stop at a timeout 支払い"),
    text('c', 'The HTTP server', 'timeout'),
  ]);

  test('[D4] those of the summary come first, compounds whole, and usual words and lone letters not at all', () => {
    expect(index.commonWords('a', 'b')).toEqual(['retry', 'httpclient', '支払', '払い', 'timeout']);
  });

  test('[D4] of a compound that only one of them has, the part is told', () => {
    expect(index.commonWords('a', 'c')).toEqual(['http', 'timeout']);
  });

  test('[D4] where all that is common is usual, that is told', () => {
    const copies = indexOf(Array.from({ length: 30 }, (_, at) => text(`c${at}`, 'The same words')));
    expect(copies.commonWords('c0', 'c1')).toEqual(['the', 'same', 'words']);
  });

  test('[D4] there are none where one of them is not there', () => {
    expect(index.commonWords('a', 'nobody')).toEqual([]);
    expect(index.commonWords('nobody', 'a')).toEqual([]);
  });
});
