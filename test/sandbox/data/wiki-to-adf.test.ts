import fc from 'fast-check';
import { wikiToAdf } from '../../../sandbox/data/wiki-to-adf';
import { adfProblems } from './adf-problems';

const content = (markup: string): unknown => wikiToAdf(markup)?.content;
const text = (words: string, ...marks: readonly string[]): unknown =>
  marks.length === 0
    ? { type: 'text', text: words }
    : { type: 'text', text: words, marks: marks.map((type) => ({ type })) };
const paragraph = (...nodes: readonly unknown[]): unknown => ({ type: 'paragraph', content: nodes });

describe('wiki markup becomes ADF', () => {
  it.each([
    ['nothing', ' \n ', undefined],
    [
      'paragraphs and line breaks',
      'one\ntwo\n\nthree',
      [paragraph(text('one'), { type: 'hardBreak' }, text('two')), paragraph(text('three'))],
    ],
    [
      'headings',
      'h3. Why *now*',
      [{ type: 'heading', attrs: { level: 3 }, content: [text('Why '), text('now', 'strong')] }],
    ],
    [
      'bold, italic and both',
      '*a* _b_ *_c_* snake_case_name 2*3*4',
      [
        paragraph(
          text('a', 'strong'),
          text(' '),
          text('b', 'em'),
          text(' '),
          text('c', 'strong', 'em'),
          text(' snake_case_name 2*3*4'),
        ),
      ],
    ],
    ['monospace', 'run {{npm test}} now', [paragraph(text('run '), text('npm test', 'code'), text(' now'))]],
    ['colours dropped, words kept', '{color:#ff0000}red{color} ink', [paragraph(text('red'), text(' ink'))]],
    [
      'mentions',
      'ask [~accountid:712020:aa]',
      [paragraph(text('ask '), { type: 'mention', attrs: { id: '712020:aa', text: '@712020:aa' } })],
    ],
    ['rules', 'a\n----\nb', [paragraph(text('a')), { type: 'rule' }, paragraph(text('b'))]],
    ['tables as paragraphs', '||key||value||\n|a|1|', [paragraph(text('key | value')), paragraph(text('a | 1'))]],
  ])('%s', (_what, markup, expected) => {
    expect(content(markup)).toEqual(expected);
  });

  it('links with and without words', () => {
    const link = (words: string, href: string): unknown => ({
      type: 'text',
      text: words,
      marks: [{ type: 'link', attrs: { href } }],
    });
    expect(content('see [the plan|https://a.example/p] or https://b.example/x?y=1. [local|#top]')).toEqual([
      paragraph(
        text('see '),
        link('the plan', 'https://a.example/p'),
        text(' or '),
        link('https://b.example/x?y=1', 'https://b.example/x?y=1'),
        text('. '),
        text('local'),
      ),
    ]);
  });

  it('lists within lists', () => {
    expect(content('* a\n** b\n*# c\n* d')).toEqual([
      {
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            content: [
              paragraph(text('a')),
              { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('b'))] }] },
              { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph(text('c'))] }] },
            ],
          },
          { type: 'listItem', content: [paragraph(text('d'))] },
        ],
      },
    ]);
  });

  it('code, noformat and quotes', () => {
    expect(
      content('{code:java}\nint *a* = 1;\n{code}\n{noformat}x{noformat}\n{quote}\nso *they* said\n{quote}\nbq. short'),
    ).toEqual([
      { type: 'codeBlock', attrs: { language: 'java' }, content: [{ type: 'text', text: 'int *a* = 1;' }] },
      { type: 'codeBlock', content: [{ type: 'text', text: 'x' }] },
      { type: 'blockquote', content: [paragraph(text('so '), text('they', 'strong'), text(' said'))] },
      { type: 'blockquote', content: [paragraph(text('short'))] },
    ]);
  });

  it('quotes with what ADF does not allow in quotes', () => {
    expect(content('{quote}\nh2. Title\n----\n* point\n{quote}')).toEqual([
      {
        type: 'blockquote',
        content: [
          paragraph(text('Title')),
          { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('point'))] }] },
        ],
      },
    ]);
  });

  it('keeps what a fence holds that is never closed', () => {
    expect(JSON.stringify(content('{code}\nleft open'))).toContain('left open');
  });

  it('gives a valid document for any text', () => {
    const pieces = fc.constantFrom(
      '*',
      '_',
      '# ',
      '* ',
      '** ',
      '{code}',
      '{quote}',
      '{noformat}',
      'h2. ',
      '|',
      '||',
      '[',
      ']',
      '[~a]',
      '\n',
      '\n\n',
      ' ',
      'word',
      '----',
      'bq. ',
      '{{',
      '}}',
      'https://a.example',
      '\\',
      '{color}',
      '+',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 40 }), (parts) => {
        const document = wikiToAdf(parts.join(''));
        expect(document === null ? [] : adfProblems(document)).toEqual([]);
      }),
      { numRuns: 20000 },
    );
  });
});
