import type { Json } from '../../../sandbox/jira/site-records';
import { wikiOfAdf } from '../../../sandbox/jira/wiki-of-adf';

const text = (words: string, ...marks: readonly Json[]): Json => ({ type: 'text', text: words, marks });
const node = (type: string, content: readonly Json[], attrs: Json = {}): Json => ({ type, attrs, content });
const paragraph = (...content: readonly Json[]): Json => node('paragraph', content);
const item = (...content: readonly Json[]): Json => node('listItem', content);
const wiki = (...content: readonly Json[]): string => wikiOfAdf({ type: 'doc', version: 1, content });

describe('a document in wiki markup', () => {
  it('parts blocks by empty lines, and keeps breaks', () => {
    const heading = node('heading', [text('Goal')], { level: 2 });
    const two = paragraph(text('One'), { type: 'hardBreak' }, text('two'));
    expect(wiki(heading, two, { type: 'rule' }, paragraph(text('End')))).toBe('h2. Goal\n\nOne\ntwo\n\n----\n\nEnd');
  });

  it('marks words', () => {
    const link = { type: 'link', attrs: { href: 'https://example.com' } };
    expect(
      wiki(
        paragraph(
          text('bold', { type: 'strong' }),
          text(' '),
          text('both', { type: 'em' }, { type: 'strong' }),
          text(' '),
          text('name', { type: 'code' }),
          text(' '),
          text('site', link),
          text('odd', { type: 'constructor' }),
        ),
      ),
    ).toBe('*bold* *_both_* {{name}} [site|https://example.com]odd');
  });

  it('nests lists', () => {
    const inner = node('orderedList', [item(paragraph(text('first')))]);
    const list = node('bulletList', [item(paragraph(text('outer')), inner), item(paragraph(text('last')))]);
    expect(wiki(list)).toBe('* outer\n*# first\n* last');
  });

  it('fences code, quotes and panels, and draws tables', () => {
    const code = node('codeBlock', [text('a = 1')], { language: 'js' });
    const row = (cell: string, type: string): Json => node('tableRow', [node(type, [paragraph(text(cell))])]);
    const table = node('table', [row('Name', 'tableHeader'), row('Ada', 'tableCell')]);
    expect(wiki(code, node('blockquote', [paragraph(text('So'))]), table)).toBe(
      '{code:js}\na = 1\n{code}\n\n{quote}\nSo\n{quote}\n\n||Name||\n|Ada|',
    );
  });

  it('names people by their account, and shows what else has words', () => {
    const mention = { type: 'mention', attrs: { id: '5b10', text: '@Ada' } };
    const emoji = { type: 'emoji', attrs: { shortName: ':tada:' } };
    expect(wiki(paragraph(mention, text(' '), emoji))).toBe('[~accountid:5b10] :tada:');
  });
});
