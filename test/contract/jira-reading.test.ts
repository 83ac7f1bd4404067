import fc from 'fast-check';
import { descriptionFacts } from '../../src/adapters/jira/description-facts';
import { jiraInstant } from '../../src/adapters/jira/jira-instant';
import { ruleJql, withoutOrder } from '../../src/adapters/jira/rule-jql';
import { storedInputsFrom } from '../../src/adapters/jira/stored-inputs';
import { inputProperty } from '../../src/contract/issue-property';

const text = (value: string) => ({ type: 'text', text: value });
const node = (type: string, ...content: object[]) => ({ type, content });
const doc = (...content: object[]) => ({ type: 'doc', version: 1, content });

describe('a description', () => {
  it.each<[string, unknown, boolean]>([
    ['nothing', null, false],
    ['plain words', doc(node('paragraph', text('Buyers leave.'))), false],
    ['a heading', doc(node('heading', text('Acceptance criteria')), node('paragraph', text('Fast.'))), true],
    ['bold text as a heading', doc(node('paragraph', text('Acceptance Criteria:'), text(' fast'))), true],
    ['AC:', doc(node('paragraph', text('AC: it is fast'))), true],
    ['a word that starts with AC', doc(node('paragraph', text('Accounts: many'))), false],
    ['given, when, then', doc(node('paragraph', text('Given a card, when I pay, then it is kept.'))), true],
    ['given without then', doc(node('paragraph', text('Given the time, when can we?'))), false],
    ['a task list', doc(node('taskList', node('taskItem', text('Pays')))), true],
    ['an ordinary list', doc(node('bulletList', node('listItem', node('paragraph', text('Pays'))))), false],
    [
      'criteria in a table',
      doc(node('table', node('tableRow', node('tableCell', node('paragraph', text('AC: x')))))),
      true,
    ],
    ['wiki markup', 'h3. Acceptance criteria\n* fast', true],
    ['plain text', 'Just do it', false],
  ])('with %s', (_what, description, hasAcceptanceCriteria) => {
    expect(descriptionFacts(description)).toMatchObject({ hasAcceptanceCriteria });
  });

  it('is as long as its text', () => {
    expect(descriptionFacts(doc(node('paragraph', text('abc'), { type: 'hardBreak' }, text('de')))).length).toBe(6);
    expect(descriptionFacts(doc()).length).toBe(0);
    expect(descriptionFacts('  four  ').length).toBe(4);
  });

  it('of any form is read without breaking', () => {
    fc.assert(fc.property(fc.anything(), (anything) => descriptionFacts(anything).length >= 0));
    let deep: object = text('deep');
    for (let level = 0; level < 5000; level += 1) deep = node('blockquote', deep);
    expect(descriptionFacts(deep).length).toBe(0);
  });
});

describe('a time of Jira', () => {
  it.each([
    ['2026-09-27T10:03:11.123+0200', Date.UTC(2026, 8, 27, 8, 3, 11, 123)],
    ['2026-09-27T10:03:11.123-0330', Date.UTC(2026, 8, 27, 13, 33, 11, 123)],
    ['2026-09-27T10:03:11.000+00:00', Date.UTC(2026, 8, 27, 10, 3, 11)],
    ['2026-09-27T10:03:11Z', Date.UTC(2026, 8, 27, 10, 3, 11)],
  ])('%s', (written, expected) => {
    expect(jiraInstant(written)).toBe(expected);
  });

  it('that is none is no accident to hide', () => {
    expect(() => jiraInstant('yesterday')).toThrow();
  });
});

describe('the query of a rule', () => {
  it.each([
    ['labels = wallet', 'labels = wallet'],
    ['labels = wallet ORDER BY Rank', 'labels = wallet'],
    ['labels = wallet order   by created DESC, key', 'labels = wallet'],
    ['ORDER BY created', ''],
    ['summary ~ "order by mail"', 'summary ~ "order by mail"'],
    ["summary ~ 'order by' ORDER BY key", "summary ~ 'order by'"],
    ['summary ~ "a \\" order by b" ORDER BY key', 'summary ~ "a \\" order by b"'],
    ['"border by" = 3', '"border by" = 3'],
    ['(a = 1)ORDER BY key', '(a = 1)'],
  ])('%s', (query, expected) => {
    expect(withoutOrder(query)).toBe(expected);
  });

  it('is held within the projects', () => {
    expect(ruleJql('a = 1 OR b = 2 ORDER BY key', ['10', '20'])).toBe('project in (10, 20) AND (a = 1 OR b = 2)');
    expect(ruleJql('ORDER BY key', ['10'])).toBe('project in (10)');
  });
});

describe('the input property', () => {
  const anId = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/).filter((id) => id !== '__proto__');
  it('is read as it was written', () => {
    fc.assert(
      fc.property(
        fc.record({
          v: fc.constant(1 as const),
          inputs: fc.dictionary(anId, fc.record({ rating: fc.integer({ min: 1, max: 5 }), at: fc.nat() }), {
            maxKeys: 20,
          }),
          link: fc.option(fc.record({ itemId: anId, at: fc.nat() })),
          exemption: fc.option(fc.record({ reason: fc.string({ maxLength: 500 }), until: fc.nat(), at: fc.nat() })),
        }),
        (inputs) =>
          expect(storedInputsFrom(JSON.parse(JSON.stringify(inputs)))).toEqual({
            ...inputs,
            inputs: { ...inputs.inputs },
          }),
      ),
    );
  });

  it('of any form is read as something valid', () => {
    fc.assert(fc.property(fc.anything(), (anything) => inputProperty.safeParse(storedInputsFrom(anything)).success));
  });

  it('keeps what is well formed beside what is not', () => {
    const good = { rating: 4, at: 1 };
    const inputs = {
      reach: good,
      effort: { rating: 6, at: 1 },
      'a b': good,
      half: { rating: 2.5, at: 1, raters: 2, deviation: 0.5 },
    };
    const bad = { huge: { rating: 1e308, at: 1 }, text: { rating: '4', at: 1 }, crowd: { ...good, raters: 1e9 } };
    expect(
      storedInputsFrom({
        v: 1,
        inputs: { ...inputs, ...bad },
        link: { itemId: '../x', at: 1 },
        exemption: { reason: 'x' },
      }),
    ).toEqual({
      v: 1,
      inputs: { reach: good, effort: inputs.effort, half: inputs.half },
      link: null,
      exemption: null,
    });
    expect(storedInputsFrom({ v: 2, inputs: { reach: good } }).inputs).toEqual({});
  });
});
