import { hasAcceptanceCriteria } from '../../../src/domain/story/acceptance-criteria';
import { documentText } from '../../../src/domain/story/document-text';

describe('[S7] acceptance criteria in text', () => {
  test.each([
    'Pay.\n\nAcceptance criteria\n- fast',
    'h3. Acceptance Criteria:\n* fast',
    '## Acceptance tests\nfast',
    '*AC:* it is fast',
    'AC1: it is fast',
    'ACs\n1. fast',
    'Definition of Done:\n- fast',
    'Akzeptanzkriterien:\n- schnell',
    'Critères d’acceptation :\n- vite',
    'Criterios de aceptación\n- pronto',
    'Critérios de aceite:\n- logo',
    'Criteri di accettazione:\n- presto',
    'Acceptatiecriteria:\n- snel',
    'Given a card\nWhen I pay\nThen it is kept',
    'given x, given y, when z, given w, then v',
    '- [ ] fast\n- [x] safe',
    '[ ] fast',
  ])('%j states some', (text) => expect(hasAcceptanceCriteria(text)).toBe(true));

  test.each([
    '',
    'Accounts: many',
    'Acceptance criteria are missing here',
    'Given the time, when can we?',
    'Then, when it is given.',
    `Given a card ${'x'.repeat(700)} when I pay then it is kept`,
    `Given a card when I pay ${'x'.repeat(700)} then it is kept`,
    '[link] to it',
    '- fast\n- safe',
  ])('%j states none', (text) => expect(hasAcceptanceCriteria(text)).toBe(false));
});

describe('[S7] the text of a description', () => {
  test('has a line for each block and knows of tasks', () => {
    const text = (value: string) => ({ type: 'text', text: value });
    const tasks = { type: 'taskList', content: [{ type: 'taskItem', content: [text('pay')] }] };
    const paragraph = { type: 'paragraph', content: [text('a'), { type: 'hardBreak' }, text('b')] };
    const document = {
      type: 'doc',
      content: [paragraph, { type: 'paragraph' }, tasks, text('end'), { content: [text('!')] }],
    };
    expect(documentText(document)).toEqual({ text: 'a\nb\npay\nend!', hasTasks: true });
    expect(documentText(' plain ')).toEqual({ text: 'plain', hasTasks: false });
    expect(documentText(null)).toEqual({ text: '', hasTasks: false });
  });
});
