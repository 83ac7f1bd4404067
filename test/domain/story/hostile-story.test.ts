import fc from 'fast-check';
import { hasAcceptanceCriteria } from '../../../src/domain/story/acceptance-criteria';
import { checkStories, DEFAULT_STORY_SETTINGS } from '../../../src/domain/story/check-stories';

const WORDS = [
  ...[
    'As a ',
    'as an ',
    'As ',
    'buyer',
    'IT manager',
    ', ',
    'I want to ',
    'I want ',
    'we need ',
    'I can ',
    "I'd like to ",
  ],
  ...['so that ', 'so ', 'in order to ', 'because ', 'pay ', 'view ', 'and ', 'or ', '/', 'download ', 'the ', 'them '],
  ...[
    '. ',
    '.\n',
    '\n\n',
    '\n',
    ' - ',
    '; ',
    ': ',
    '(',
    ')',
    '{',
    '}',
    '[',
    ']',
    '* ',
    '# ',
    'e.g. ',
    'etc. ',
    '\u200b',
  ],
  ...[
    '\u202e',
    '👩‍👩‍👧',
    '\ud83d',
    'İ',
    '<script>alert(1)</script>',
    'und ',
    'die ',
    'given ',
    'when ',
    'then ',
    'AC: ',
  ],
];
const storyLike = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(''));
const text = fc.oneof(storyLike, fc.string({ unit: 'binary', maxLength: 200 }));
const check = (texts: readonly string[]) =>
  checkStories(
    texts.map((one) => ({ text: one, isStoryType: true, work: null })),
    DEFAULT_STORY_SETTINGS,
  );

describe('any text', () => {
  test('[S1] is read without failing, and every span lies in it and names words without blanks around them', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
        for (const [at, { role, means, ends, findings }] of check(texts).entries()) {
          const whole = texts[at] as string;
          for (const part of [role, means, ends].filter((span) => span !== null)) {
            const words = whole.slice(part.start, part.end);
            expect(words).not.toBe('');
            expect(words).toBe(words.trim());
          }
          const parts = [role, means, ends].filter((span) => span !== null).sort((a, b) => a.start - b.start);
          for (const [next, part] of parts.slice(1).entries())
            expect(part.start).toBeGreaterThanOrEqual(parts[next]?.end ?? 0);
          for (const { span, hint } of findings) {
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeGreaterThanOrEqual(span.start);
            expect(span.end).toBeLessThanOrEqual(whole.length);
            expect(hint).toMatch(/^[A-Z].*\.$/);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('[S1] a story that is built of parts gives these parts back', () => {
    const role = fc.constantFrom('buyer', 'site admin', 'Data Publishing User', 'OlderPerson');
    const means = fc.constantFrom('pay by card', 'see the fees', 'find a shop near me', 'print my receipt');
    const ends = fc.constantFrom('I can leave', 'my team knows', 'nobody waits', 'it is done');
    const wish = fc.constantFrom(
      'I want to',
      'I would like to',
      'I need to',
      'I can',
      'I want to be able to',
      "I'd like to",
    );
    const prefix = fc.constantFrom('', 'US-7: ', '- ', '3) ', 'Pay\n\n', '\ufeff');
    fc.assert(
      fc.property(prefix, role, wish, means, ends, (before, who, want, what, why) => {
        const told = `${before}As a ${who}, ${want} ${what}, so that ${why}.`;
        const [checked] = check([told]);
        const slice = (span: { start: number; end: number } | null | undefined) =>
          span && told.slice(span.start, span.end);
        expect([slice(checked?.role), slice(checked?.means), slice(checked?.ends)]).toEqual([who, what, why]);
        expect(checked?.findings).toEqual([]);
      }),
    );
  });

  const MEGABYTE = 1024 * 1024;
  test.each([
    ['brackets', '('],
    ['closing brackets', ')]}'],
    ['roles', 'As a '],
    ['roles in lines', 'As a x,\n'],
    ['wishes', 'I want to '],
    ['adverbs', 'I really '],
    ['benefits', 'so that '],
    ['joined verbs', 'view and '],
    ['steps', 'given '],
    ['steps of two kinds', 'given when '],
    ['boxes', '- ['],
    ['full stops', '.'],
    ['abbreviations', 'e.g. '],
    ['blanks', ' '],
    ['lines', '\n'],
    ['dashes', ' - '],
    ['one word', 'a'],
    ['one word many times', 'a a '],
    ['right-to-left marks', '\u202e\u200f'],
    ['families', '👩‍👩‍👧'],
    ['halves of characters', '\ud83d'],
    ['scripts', '<script>alert("x")</script>'],
    ['headings', 'AC '],
    ['marks', '*_*_'],
  ])('[S1] 1 MB of %s are checked to the end', (_what, unit) => {
    const whole = `As a buyer, I want ${unit.repeat(Math.ceil(MEGABYTE / unit.length))}`;
    check([whole, whole.slice(19)]);
    hasAcceptanceCriteria(whole);
  });
});
