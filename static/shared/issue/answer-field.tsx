import type { IssueView } from '../../../src/contract/rpc';
import { RatingScale } from '../components/rating-scale';
import { NumberAnswer } from './number-answer';

type Criterion = IssueView['criteria'][number];

/** What is asked; a criterion without a question of its own is asked by its name. */
export function questionOf({ question, name }: Pick<Criterion, 'question' | 'name'>): string {
  return question === '' ? name : question;
}

/** A question of ours with its answer, in the form that it is answered in. Nothing where the source is not a question. */
export function AnswerField({
  criterion,
  value,
  isDisabled,
  isQuestionHidden = false,
  isWide = false,
  onAnswer,
}: {
  readonly criterion: Criterion;
  readonly value: number | null;
  readonly isDisabled: boolean;
  readonly isQuestionHidden?: boolean;
  readonly isWide?: boolean;
  readonly onAnswer: (answer: number | null) => void;
}) {
  const { source } = criterion;
  if (source.kind !== 'input') return null;
  const question = questionOf(criterion);
  const choices = source.answer.kind === 'choice' ? source.answer.choices : [];
  // Answers with names of their own need no words at both ends; bare numbers do.
  const isNamed = choices.some(({ label }) => Number.isNaN(Number(label)));
  return source.answer.kind === 'number' ? (
    <NumberAnswer
      {...source.answer}
      // Another value than the one typed over is a fresh question.
      key={value}
      value={value}
      question={question}
      isDisabled={isDisabled}
      isQuestionHidden={isQuestionHidden}
      onAnswer={onAnswer}
    />
  ) : (
    <RatingScale
      value={value}
      question={question}
      lowLabel={isNamed ? '' : criterion.lowLabel}
      highLabel={isNamed ? '' : criterion.highLabel}
      {...(choices.length > 0 ? { choices } : {})}
      isDisabled={isDisabled}
      isQuestionHidden={isQuestionHidden}
      isWide={isWide}
      onRate={onAnswer}
    />
  );
}
