import { jqlOffers, withOffer } from '../../../static/admin-page/draft/jql-offers';
import { jqlPlace } from '../../../static/admin-page/draft/jql-place';
import { conditionOf } from '../../../static/admin-page/draft/rule-jql';
import type { JqlReference } from '../../../static/shared/jira';

const OPERATORS = ['=', '!=', 'in', 'not in', 'is', 'is not'];
const text = 'java.lang.String';
const reference: JqlReference = {
  fields: [
    { value: 'component', label: 'component', numbered: null, hasValues: true, operators: OPERATORS, types: [text] },
    {
      value: '"Story points"',
      label: 'Story points - cf[10016]',
      numbered: 'cf[10016]',
      hasValues: false,
      operators: ['=', '<', '>'],
      types: ['java.lang.Number'],
    },
    {
      value: 'created',
      label: 'created',
      numbered: null,
      hasValues: false,
      operators: ['>'],
      types: ['java.util.Date'],
    },
  ],
  functions: [
    { value: 'startOfDay()', isList: false, types: ['java.util.Date'] },
    { value: 'membersOf("")', isList: true, types: [text] },
  ],
};
const at = (query: string) => jqlPlace(query, query.length);
const offered = (query: string) => jqlOffers(reference, at(query)).map((offer) => offer.value);

describe('what a query wants at the caret', () => {
  test.each([
    ['', 'field', ''],
    ['comp', 'field', 'comp'],
    ['component ', 'operator', ''],
    ['component not ', 'operator', 'not '],
    ['component = ', 'value', ''],
    ['component =Pay', 'value', 'Pay'],
    ['component = "Search an', 'value', 'Search an'],
    ['component in (Payments, Se', 'value', 'Se'],
    ['component in (Payments', 'value', 'Payments'],
    ['component in (Payments) ', 'joiner', ''],
    ['component = Payments an', 'joiner', 'an'],
    ['component = Payments AND (lab', 'field', 'lab'],
    ['NOT comp', 'field', 'comp'],
    ['assignee in membersOf("po', 'nothing', 'po'],
    ['assignee in membersOf("po") ', 'joiner', ''],
    ['component = Payments ORDER BY ra', 'nothing', 'ra'],
  ])('%j: %s', (query, wants, typed) => {
    expect(at(query)).toMatchObject({ wants, typed });
  });

  test('a value is that of its own field, also after others', () => {
    expect(at('labels = a AND "Epic Link" != ')).toMatchObject({ field: 'Epic Link', operator: '!=' });
  });

  test('in the middle of a word the whole word is replaced', () => {
    expect(jqlPlace('component = Pay', 4)).toMatchObject({ wants: 'field', from: 0, to: 9, typed: 'comp' });
  });
});

describe('what is offered', () => {
  test('fields that begin like the word, also those in quotes', () => {
    expect(offered('com')).toEqual(['component']);
    expect(offered('sto')).toEqual(['"Story points"']);
  });

  test('the operators of the field, found by its name or its number', () => {
    expect(offered('component n')).toEqual(['not in']);
    expect(offered('component not ')).toEqual(['not in']);
    expect(offered('cf[10016] ')).toEqual(['=', '<', '>']);
    expect(offered('unheard ')).toEqual([]);
  });

  test('functions only where they fit the field and the operator', () => {
    expect(offered('created > ')).toEqual(['startOfDay()']);
    expect(offered('component in ')).toEqual(['membersOf("")']);
    expect(offered('component = ')).toEqual([]);
    expect(offered('component is ')).toEqual(['EMPTY', 'not EMPTY']);
  });

  test('what is taken stands in the place of what was typed, and the caret where one types on', () => {
    const take = (query: string) => {
      const [offer] = jqlOffers(reference, at(query));
      if (offer === undefined) throw new Error(`nothing is offered after ${query}`);
      const { text: taken, caret } = withOffer(query, at(query), offer);
      return `${taken.slice(0, caret)}|${taken.slice(caret)}`;
    };
    expect(take('com')).toBe('component |');
    expect(take('component not ')).toBe('component not in (|)');
    expect(take('component in ')).toBe('component in membersOf("|")');
    expect(take('component is')).toBe('component is not |');
    expect(take('created >')).toBe('created > startOfDay() |');
  });
});

test('a rule that stands beside others in brackets leaves its order out, but not words in quotes', () => {
  expect(conditionOf({ kind: 'jql', query: 'component = Payments ORDER BY rank DESC' })).toBe('component = Payments');
  expect(conditionOf({ kind: 'jql', query: 'summary ~ "order by phone"' })).toBe('summary ~ "order by phone"');
  expect(conditionOf({ kind: 'label', query: 'loyalty' })).toBe('labels = "loyalty"');
});
