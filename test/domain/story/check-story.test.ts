import { checkStories, DEFAULT_STORY_SETTINGS } from '../../../src/domain/story/check-stories';
import type { StorySubject } from '../../../src/domain/story/check-story';
import { STORY_CODES } from '../../../src/domain/story/story-finding';

const GOOD = 'As a buyer, I want to pay by card, so that I can leave.';

function aSubject(text: string, more: Partial<StorySubject> = {}): StorySubject {
  return { text, isStoryType: true, work: null, ...more };
}

/** The findings of one story as `code: words`. */
function foundIn(text: string, more: Partial<StorySubject> = {}): readonly string[] {
  const [checked] = checkStories([aSubject(text, more)], DEFAULT_STORY_SETTINGS);
  return (checked?.findings ?? []).map(({ code, span }) => `${code}: ${text.slice(span.start, span.end)}`);
}

function hintsIn(text: string, more: Partial<StorySubject> = {}): readonly string[] {
  return (checkStories([aSubject(text, more)], DEFAULT_STORY_SETTINGS)[0]?.findings ?? []).map(({ hint }) => hint);
}

describe('[S2] missing parts', () => {
  test('a story with all parts has no findings', () => expect(foundIn(GOOD)).toEqual([]));

  test.each([
    ['I want to pay, so that I can leave', 'no-role', 0, 'Say who wants this: begin with “As a” and the role.'],
    [
      'As a buyer, so that I can leave',
      'no-means',
      10,
      'Say what the role wants to do: go on with “I want to” and one action.',
    ],
    ['As a buyer, I want to pay.', 'no-benefit', 25, 'Say what it is good for: end with “so that” and the benefit.'],
  ])('of %s are told where they belong', (text, code, at, hint) => {
    expect(checkStories([aSubject(text)], DEFAULT_STORY_SETTINGS)[0]?.findings).toEqual([
      { code, severity: code === 'no-means' ? 'high' : 'medium', span: { start: at, end: at }, hint },
    ]);
  });

  test('a text without any part lacks all three', () => {
    expect(foundIn('Card payments')).toEqual(['no-role: ', 'no-means: ', 'no-benefit: ']);
  });
});

describe('[S3] one action', () => {
  test.each([
    ['pay by card and print the receipt', 'and print'],
    ['create groups and add campers to them', 'and add'],
    ['view and download reports', 'and download'],
    ['quickly view and then easily download reports', 'and then easily download'],
    ['search for and download reports', 'and download'],
    ['create, modify rules', ', modify'],
    ['create/edit rules', '/edit'],
    ['create, edit, and delete rules', ', edit'],
    ['research fees and to select one', 'and to select'],
    ['send or post fines', 'or post'],
    ['keep data private, and share results', 'and share'],
    ['see products and filter data', 'and filter'],
    ['see prices and export results', 'and export'],
    ['find a shop and log in', 'and log'],
    ['hide bad data, but still keep it', 'but still keep'],
    ['do analysis in R and operationalize it', 'and operationalize'],
    ['move files and rearrange them', 'and rearrange'],
    ['read news and onboard the team', 'and onboard'],
    ['set a date and be told', 'and be'],
    ['find a page and to quickly rate pages', 'and to quickly rate'],
  ])('[S3] %s asks for two', (means, words) => {
    expect(foundIn(`As a buyer, I want to ${means}, so that I can leave.`)).toEqual([`not-atomic: ${words}`]);
  });

  test.each([
    'read stories and estimates',
    'see dates and times in my zone',
    'copy and paste text',
    'have an app that lets me search and filter',
    'know how to enable and configure it',
    'set a date after which it will expire and be deleted',
    'see names and addresses',
    'see the status and release date',
    'see the software or technology the team has',
    'learn when goods arrive and onboard the boat',
    'see the name, address and phone',
    'build forms that people can fill in and submit',
    'pay by card and',
    'see cost/benefit',
    'see new and used cars',
    'see prices, new ones',
    'have a boat and crew',
  ])('[S3] %s asks for one', (means) => {
    expect(foundIn(`As a buyer, I want to ${means}, so that I can leave.`)).toEqual([]);
  });

  test('a wish for a thing is one, however the thing is called', () => {
    expect(foundIn('As a buyer, I want support and feedback, so that I can leave')).toEqual([]);
    expect(foundIn('As a buyer, I want search and filter, so that I can leave')).toEqual([]);
  });

  test.each([
    ['As a buyer, I want to pay and I want to print, so that I can leave', 'I want'],
    ['As a buyer, I want a cart; I also want a list, so that I can leave', 'I also want'],
  ])('a second wish is told: %s', (text, words) => expect(foundIn(text)).toContain(`not-atomic: ${words}`));

  test('a second wish behind the benefit is told, a need within it is none', () => {
    const more = 'As a buyer, I want to pay, so that I can leave. I want to print.';
    expect(foundIn(more)).toContain('not-atomic: I want');
    expect(foundIn('As a buyer, I want to pay, so that I leave and I need a bag')).toEqual([]);
    expect(foundIn('As a buyer, I want the data and I want, so that I can leave')).toEqual([]);
  });

  test('the hint says what to do', () => {
    expect(hintsIn('As a buyer, I want to view and print it, so that I can leave')).toEqual([
      'Ask for one action: move this one to a story of its own.',
    ]);
  });
});

describe('[S4] nothing else', () => {
  const BRACKETS = 'Move what is in brackets to the description, or leave it out.';
  const REMARK = 'Move this remark to the description: a story is one sentence.';
  test.each([
    ['As a buyer, I want to pay (by card), so that I can leave', '(by card)', BRACKETS],
    ['As a buyer, I want to pay {a, b}, so that I can leave', '{a, b}', BRACKETS],
    ['As a buyer, I want to pay, so that I can leave. See the sheet.', 'See the sheet', REMARK],
    ['As a buyer, I want to pay; card only, so that I can leave', 'card only', REMARK],
    ['As a buyer, I want to pay: by card, so that I can leave', 'by card', REMARK],
    ['As a buyer, I want to pay - by card, so that I can leave', 'by card', REMARK],
    ['As a buyer, I want to pay—by card, so that I can leave', 'by card', REMARK],
    ['As a buyer, I want to pay, so that so that I can leave', 'so that so that', 'Say this once.'],
    ['As a buyer, I want to pay, so that I go, so that I can leave', 'so that', 'Say this once.'],
    ['As a buyer, I want to to pay, so that I can leave', 'to to', 'Say this once.'],
  ])('[S4] %s says too much', (text, words, hint) => {
    expect(foundIn(text)).toEqual([`not-minimal: ${words}`]);
    expect(hintsIn(text)).toEqual([hint]);
  });

  test.each([
    'As a buyer, I want to see the item(s), so that I can leave',
    'As a buyer, I want to see well-known shops, e.g. ours, so that I can leave at 10:30.',
    'As a buyer, I want to know that that shop is open, so that I can leave',
    '[Shop] US-1: As a buyer, I want to pay, so that I can leave\n\nNote: see the sheet (below).',
  ])('[S4] %s does not', (text) => expect(foundIn(text)).toEqual([]));

  test('a text without parts has no remark behind them', () => {
    expect(foundIn('Cards (all). Soon.')).toEqual(['no-role: ', 'no-means: ', 'not-minimal: (all)', 'no-benefit: ']);
  });
});

describe('[S5] the words of the project', () => {
  const USUAL = ['pay', 'print', 'leave', 'return', 'search'].map(
    (verb) => `As a buyer, I want to ${verb}, so that I go`,
  );
  const findingsOf = (texts: readonly string[]) =>
    checkStories(
      texts.map((text) => aSubject(text)),
      DEFAULT_STORY_SETTINGS,
    ).map(({ findings }) => findings.map(({ code, hint }) => `${code} ${hint}`));

  test.each([
    ['As a buyer, I need to wait, so that I go', 'Use the words of the other stories here: “i want to”.'],
    ['As a buyer, I want results to be stored, so that I go', 'Use the words of the other stories here: “i want to”.'],
    ['As the buyer, I want to wait, so that I go', 'Use the words of the other stories here: “as a”.'],
    ['As a buyer, I want to wait in order to go', 'Use the words of the other stories here: “so that”.'],
  ])('[S5] %s differs', (text, hint) => {
    expect(findingsOf([...USUAL, text]).at(-1)).toEqual([`not-uniform ${hint}`]);
  });

  test('the article and a missing part make no difference', () => {
    expect(findingsOf([...USUAL, 'As an owner, I want to wait, so that I go']).flat()).toEqual([]);
    expect(
      findingsOf([...USUAL, 'As an owner, I want to wait'])
        .flat()
        .join(),
    ).toMatch(/^no-benefit/);
  });

  test('too few stories, or stories of all kinds, make no template', () => {
    expect(findingsOf([...USUAL.slice(1), 'As a buyer, I need to wait, so that I go']).flat()).toHaveLength(1);
    expect(findingsOf([...USUAL.slice(2), 'As a buyer, I need to wait, so that I go']).flat()).toEqual([]);
    const needs = USUAL.slice(0, 4).map((text) => text.replace('want', 'need'));
    expect(findingsOf([...USUAL, ...needs]).flat()).toEqual([]);
  });

  test('stories of which none tells a benefit have a template of role and wish', () => {
    const bare = USUAL.map((text) => text.replace(', so that I go', ''));
    expect(
      findingsOf([...bare, 'As a buyer, I need to wait, so that I go'])
        .at(-1)
        ?.join(),
    ).toMatch(/^not-uniform/);
  });

  test('an order without words of its own, and texts of no story, set none', () => {
    const orders = ['Pay', 'Print', 'Leave', 'Return', 'Search'].map((verb) => `As a buyer, ${verb} it so that I go`);
    expect(findingsOf(orders).flat()).toEqual([]);
    expect(findingsOf(['Ich möchte das und das Haus nicht']).flat()).toEqual([]);
  });
});

describe('[S6] duplicates', () => {
  test('each item with the text of an earlier one is told, whatever case, blanks and full stop', () => {
    const texts = [GOOD, GOOD.toUpperCase(), 'Other', ` ${GOOD.replace(' ', '  ').slice(0, -1)}`, '', ''];
    const checked = checkStories(
      texts.map((text) => aSubject(text, { isStoryType: false })),
      DEFAULT_STORY_SETTINGS,
    );
    const copies = checked.map(({ findings }) => findings.filter(({ code }) => code === 'duplicate'));
    expect(copies.map((found) => found.length)).toEqual([0, 1, 0, 1, 0, 0]);
    expect(copies[1]?.[0]).toMatchObject({
      severity: 'high',
      span: { start: 0, end: GOOD.length },
      hint: 'Close this item or say what is different: another item has the same text.',
    });
  });
});

describe('[S7] the work item', () => {
  const complete = { description: { length: 40, hasAcceptanceCriteria: true }, size: 8 };
  test.each([
    [
      'no-description',
      { ...complete, description: { length: 39, hasAcceptanceCriteria: true } },
      'Describe what is wanted and why, in a few sentences.',
    ],
    [
      'no-acceptance-criteria',
      { ...complete, description: { length: 40, hasAcceptanceCriteria: false } },
      'Add acceptance criteria: a heading with a list, Given/When/Then, or a task list.',
    ],
    ['no-estimate', { ...complete, size: null }, 'Estimate its size.'],
    ['too-big', { ...complete, size: 13 }, 'Split it: its size of 13 is more than 8.'],
  ])('[S7] %s', (code, work, hint) => {
    expect(foundIn(GOOD, { work: complete })).toEqual([]);
    expect(foundIn(GOOD, { work })).toEqual([`${code}: `]);
    expect(hintsIn(GOOD, { work })).toEqual([hint]);
  });
});

describe('[S8] what is held to the template', () => {
  test('a story type, and of other types a text that begins as a story', () => {
    expect(foundIn('Card payments', { isStoryType: false })).toEqual([]);
    expect(foundIn('As a buyer, I want to pay', { isStoryType: false })).toEqual(['no-benefit: ']);
    expect(foundIn('As a buyer', { isStoryType: false })).toEqual(['no-means: ', 'no-benefit: ']);
    expect(foundIn('Title\nAs a buyer', { isStoryType: false })).toEqual([]);
  });

  test('another language is held to the checks without language only', () => {
    const german = 'Als Käufer möchte ich mit der Karte zahlen (und drucken), damit ich nicht warten muss.';
    const work = { description: { length: 0, hasAcceptanceCriteria: false }, size: null };
    expect(foundIn(german)).toEqual([]);
    expect(foundIn(german, { work })).toEqual(['no-description: ', 'no-acceptance-criteria: ', 'no-estimate: ']);
  });

  test('a check that is off finds nothing', () => {
    const subject = aSubject('As a buyer, I want to view and print (both)');
    for (const code of STORY_CODES) {
      const settings = { ...DEFAULT_STORY_SETTINGS, isOn: { ...DEFAULT_STORY_SETTINGS.isOn, [code]: false } };
      const codes = checkStories([subject], settings)[0]?.findings.map((finding) => finding.code);
      expect(codes).toEqual(['not-atomic', 'not-minimal', 'no-benefit'].filter((one) => one !== code));
    }
  });
});
