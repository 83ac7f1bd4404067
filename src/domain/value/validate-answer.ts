import type { DomainProblem } from '../domain-problem';
import { assertNever } from '../result';
import { ABSURD_BEYOND, utilityOf } from './scale';
import type { InputAnswer, Scale } from './value-model';

type Choice = (InputAnswer & { readonly kind: 'choice' })['choices'][number];

/** What is wrong with the answers that a question offers, and those of them that its scale cannot read. [V1] [V2] */
export function validateAnswer(answer: InputAnswer, scale: Scale, path: string): readonly DomainProblem[] {
  const at = `${path}.source.answer`;
  switch (answer.kind) {
    case 'rating':
      return [];
    case 'choice':
      return choiceProblems(answer.choices, scale, at);
    case 'number':
      return numberProblems(answer, scale, at);
    default:
      return assertNever(answer);
  }
}

function numberProblems(
  { least, most }: { readonly least: number; readonly most: number },
  scale: Scale,
  at: string,
): readonly DomainProblem[] {
  if (!(isSound(least) && isSound(most) && least < most)) {
    return [problem(`${at}.most`, 'answerRange', 'The greatest answer is a number above the least one.')];
  }
  return scale.kind === 'map' || canRead(scale, least) ? [] : [unreadable(`${at}.least`)];
}

function choiceProblems(choices: readonly Choice[], scale: Scale, at: string): readonly DomainProblem[] {
  const problems: DomainProblem[] = [];
  if (choices.length < 2 || choices.length > 10) {
    problems.push(problem(`${at}.choices`, 'choiceCount', 'A question offers 2 to 10 answers.'));
  }
  for (const [position, choice] of choices.entries()) {
    problems.push(
      ...oneChoiceProblems({ choice, earlier: choices.slice(0, position), scale, at: `${at}.choices.${position}` }),
    );
  }
  return problems;
}

function oneChoiceProblems({
  choice,
  earlier,
  scale,
  at,
}: {
  readonly choice: Choice;
  readonly earlier: readonly Choice[];
  readonly scale: Scale;
  readonly at: string;
}): readonly DomainProblem[] {
  const label = labelOf(choice);
  const problems: DomainProblem[] = [];
  if (!isSound(choice.answer)) return [problem(`${at}.answer`, 'answerNumber', 'An answer stands for a number.')];
  if (label === '') problems.push(problem(`${at}.label`, 'emptyLabel', 'An answer has a name.'));
  if (label !== '' && earlier.some((other) => labelOf(other) === label)) {
    problems.push(problem(`${at}.label`, 'duplicateLabel', `Two answers are called "${choice.label}".`));
  }
  if (earlier.some((other) => other.answer === choice.answer)) {
    problems.push(problem(`${at}.answer`, 'duplicateAnswer', `Two answers stand for ${choice.answer}.`));
  }
  if (!canRead(scale, choice.answer)) problems.push(unreadable(`${at}.answer`));
  return problems;
}

function labelOf({ label }: Choice): string {
  return label.trim().toLowerCase();
}

// A scale that is wrong itself is told once, at the scale.
function canRead(scale: Scale, answer: number): boolean {
  const isFlat =
    (scale.kind === 'anchors' && !(isSound(scale.low) && isSound(scale.high) && scale.low !== scale.high)) ||
    (scale.kind === 'ratio' && !(scale.low > 0 && scale.high > scale.low)) ||
    (scale.kind === 'log' && !(scale.p95 > 0));
  return isFlat || utilityOf({ raw: answer, scale, direction: 'benefit' }) !== null;
}

function isSound(x: number): boolean {
  return Math.abs(x) <= ABSURD_BEYOND;
}

function unreadable(path: string): DomainProblem {
  return problem(path, 'answerUnreadable', 'The scale of this criterion cannot read this answer.');
}

function problem(path: string, code: string, message: string): DomainProblem {
  return { path, code, message };
}
