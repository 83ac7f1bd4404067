import { assertNever } from '../result';
import type { InputAnswer } from './value-model';

/** Whether a number is one of the answers that a question of ours offers. [V1] */
export function isAnswer(answer: InputAnswer, given: number): boolean {
  if (!Number.isFinite(given)) return false;
  switch (answer.kind) {
    case 'rating':
      return Number.isInteger(given) && given >= 1 && given <= 5;
    case 'choice':
      return answer.choices.some((choice) => choice.answer === given);
    case 'number':
      return given >= answer.least && given <= answer.most;
    default:
      return assertNever(answer);
  }
}

/** The least and the greatest answer of a question. [V1] */
export function answerBounds(answer: InputAnswer): { readonly least: number; readonly most: number } {
  switch (answer.kind) {
    case 'rating':
      return { least: 1, most: 5 };
    case 'choice': {
      const answers = answer.choices.map((choice) => choice.answer);
      return { least: Math.min(...answers), most: Math.max(...answers) };
    }
    case 'number':
      return { least: answer.least, most: answer.most };
    default:
      return assertNever(answer);
  }
}
