import { answerBounds, isAnswer } from '../../../src/domain/value/is-answer';
import type { InputAnswer } from '../../../src/domain/value/value-model';

const rating: InputAnswer = { kind: 'rating' };
const choice: InputAnswer = { kind: 'choice', choices: [1, 20, 3].map((answer) => ({ answer, label: `${answer}` })) };
const number: InputAnswer = { kind: 'number', least: 0.5, most: 12, unit: 'months' };

describe('isAnswer', () => {
  it.each<[string, InputAnswer, number, boolean]>([
    ['a rating of 1', rating, 1, true],
    ['a rating of 5', rating, 5, true],
    ['a rating of 0', rating, 0, false],
    ['a rating of 6', rating, 6, false],
    ['half a rating', rating, 2.5, false],
    ['an offered answer', choice, 20, true],
    ['an answer between two offered ones', choice, 2, false],
    ['the least number', number, 0.5, true],
    ['the greatest number', number, 12, true],
    ['a number between', number, 3.3, true],
    ['a number below', number, 0.49, false],
    ['a number above', number, 12.1, false],
    ['no number', number, Number.NaN, false],
    ['infinity', rating, Number.POSITIVE_INFINITY, false],
  ])('[V1] %s', (_case, answer, given, expected) => {
    expect(isAnswer(answer, given)).toBe(expected);
  });

  it('[V1] knows the ends of each kind', () => {
    expect(answerBounds(rating)).toEqual({ least: 1, most: 5 });
    expect(answerBounds(choice)).toEqual({ least: 1, most: 20 });
    expect(answerBounds(number)).toEqual({ least: 0.5, most: 12 });
  });

  it('[V1] refuses a kind of answer that the union does not know', () => {
    expect(() => isAnswer({ kind: 'guess' } as never, 1)).toThrow('guess');
    expect(() => answerBounds({ kind: 'guess' } as never)).toThrow('guess');
  });
});
