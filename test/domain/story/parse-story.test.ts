import { parseStory } from '../../../src/domain/story/parse-story';

function partsOf(text: string): readonly (string | null)[] {
  const { role, means, ends } = parseStory(text);
  return [role, means, ends].map((span) => (span === null ? null : text.slice(span.start, span.end)));
}

type Row = readonly [text: string, role: string | null, means: string | null, ends: string | null];

describe('[S1] the parts of a story', () => {
  test.each<Row>([
    [
      'As a buyer, I want to pay by card, so that I get my order sooner.',
      'buyer',
      'pay by card',
      'I get my order sooner',
    ],
    ['As an editor I would like to be able to undo so I lose nothing', 'editor', 'undo', 'I lose nothing'],
    ['As the owner, I need a list of debts in order to chase them', 'owner', 'a list of debts', 'chase them'],
    ['As a user, I can reset my password because I forget it.', 'user', 'reset my password', 'I forget it'],
    ['As a user, I’d really like to search, so that I find things.', 'user', 'search', 'I find things'],
    ['as a user i want to search so that i find things', 'user', 'search', 'i find things'],
    ['As a guest, we must be able to pay.', 'guest', 'pay', null],
    ['As a tester, I have the ability to rerun it.', 'tester', 'rerun it', null],
    ['As a buyer, I want that prices are shown', 'buyer', 'prices are shown', null],
    ['As a buyer, I am able to pay such that I may leave', 'buyer', 'pay', 'I may leave'],
    ['As a buyer, I want to pay, since cash is rare', 'buyer', 'pay', 'cash is rare'],
    ['As a buyer, I want to pay for the purpose of leaving', 'buyer', 'pay', 'leaving'],
  ])('%s', (text, ...parts) => expect(partsOf(text)).toEqual(parts));

  test.each<Row>([
    ['In order to chase debts, as an owner, I want to list them.', 'owner', 'list them', 'chase debts'],
    ['So that I can leave, as a buyer I want to pay', 'buyer', 'pay', 'I can leave'],
    ['As a buyer, so that I can leave, I want to pay', 'buyer', 'pay', 'I can leave'],
    ['So that I can leave, I want to pay', null, 'pay', 'I can leave'],
    ['I want to pay by card, as a buyer, so that I can leave', 'buyer', 'pay by card', 'I can leave'],
    ['I want to pay as a guest user so that I can leave', 'guest user', 'pay', 'I can leave'],
  ])('in another order: %s', (text, ...parts) => expect(partsOf(text)).toEqual(parts));

  test.each<Row>([
    ['I want to pay so that I can leave', null, 'pay', 'I can leave'],
    ['As a buyer, so that I can leave', 'buyer', null, 'I can leave'],
    ['As a buyer', 'buyer', null, null],
    ['As a buyer, quickly please', 'buyer', null, null],
    ['As a buyer so that I can leave', 'buyer', null, 'I can leave'],
    ['Pay by card', null, null, null],
    ['As a, I want to pay', null, 'pay', null],
    ['As a buyer, I want', 'buyer', null, null],
    ['', null, null, null],
  ])('where some are missing: %s', (text, ...parts) => expect(partsOf(text)).toEqual(parts));

  test.each<Row>([
    ['As a buyer, the page should load fast', 'buyer', 'the page should load fast', null],
    ['As a buyer, want to pay', 'buyer', 'pay', null],
    ['As a buyer should pay', 'buyer', 'pay', null],
    ['As a buyer the page should load fast', 'buyer', 'the page should load fast', null],
    ['As a buyer, should pay', 'buyer', 'pay', null],
    ['As a buyer, export the list so that I have it', 'buyer', 'export the list', 'I have it'],
    ['As an owner, editor or reader, I want to print', 'owner, editor or reader', 'print', null],
    ['As an owner - the rich one - I want to print', 'owner', 'print', null],
    ['As repository manager, I want to see users', 'repository manager', 'see users', null],
    ['As an IT manager, I want to see costs', 'IT manager', 'see costs', null],
    ['As a buyer, I want to pay, e.g. by card. It is due.', 'buyer', 'pay, e.g. by card', null],
    ['As a buyer, I want to see prices, taxes, etc. in Euro. Later.', 'buyer', 'see prices, taxes, etc. in Euro', null],
    ['As a buyer, I want to pay. So that I can leave.', 'buyer', 'pay', 'I can leave'],
    ['As a buyer, I want to pay so that so that that I can leave', 'buyer', 'pay', 'I can leave'],
    ['As a buyer, I want to pay so that, I can leave', 'buyer', 'pay', 'I can leave'],
  ])('in other words: %s', (text, ...parts) => expect(partsOf(text)).toEqual(parts));

  test.each<Row>([
    ['US-12: As a buyer, I want to pay', 'buyer', 'pay', null],
    ['1. As a buyer, I want to pay', 'buyer', 'pay', null],
    ['#G03# As a buyer, I want to pay', 'buyer', 'pay', null],
    ['* *As a* <buyer>, I want to pay', null, 'pay', null],
    ['Pay by card As a buyer I want to pay', 'buyer', 'pay', null],
    ['Card payments. As a buyer, I want to pay', 'buyer', 'pay', null],
    ['Pay by card\n\nAs a buyer\n\nI want to pay\n\nso that I can leave\n\nNotes: none', 'buyer', 'pay', 'I can leave'],
    ['As a buyer\nI want to pay\n- so that I can leave\n- cards\n', 'buyer', 'pay', 'I can leave'],
    ['As a buyer I want to pay\nby card\n\n\nThe end', 'buyer', 'pay\nby card', null],
    ['As a buyer I want to pay\nAcceptance criteria: so that it works', 'buyer', 'pay', null],
    ['Story: I want to pay so that I can leave', null, 'pay', 'I can leave'],
  ])('behind a prefix and over lines: %j', (text, ...parts) => expect(partsOf(text)).toEqual(parts));

  test.each([
    'As a result of this, we want to pay.',
    'As a first step, I want to pay',
    'As soon as I want to pay',
    'I want to export the report as a file',
    'I want to export it as a report so that I have it',
    'The sheet is used as a store',
    'Pay as a guest',
    'Alas a buyer, I want to pay',
    'It works, as a rule.',
  ])('are no role in: %s', (text) => expect(parseStory(text).role).toBeNull());

  test('take no more than the start of an endless paragraph', () => {
    const text = `As a buyer, I want ${'very '.repeat(2000)}much`;
    expect(parseStory(text).told).toEqual({ start: 0, end: 4000 });
  });
});
