import { type KeyboardEvent, useId, useRef } from 'react';
import { sizeText } from '../format';
import { Button } from './button';

const RATINGS = [1, 2, 3, 4, 5] as const;

/** Arrow keys move; only Space, Enter or a click answers, because every answer is saved at once. */
function targetOf(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return (from + 1) % count;
    case 'ArrowLeft':
    case 'ArrowDown':
      return (from + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/**
 * The answer to one question: 1 to 5 with words at both ends, or one of a few named answers. `onRate(null)` takes the
 * answer back.
 */
export function RatingScale({
  value,
  question,
  lowLabel,
  highLabel,
  onRate,
  choices,
  isDisabled = false,
  isQuestionHidden = false,
  isWide = false,
}: {
  readonly value: number | null;
  readonly question: string;
  readonly lowLabel: string;
  readonly highLabel: string;
  readonly onRate: (rating: number | null) => void;
  /** Named answers; without them 1 to 5. */
  readonly choices?: readonly { readonly answer: number; readonly label: string }[];
  readonly isDisabled?: boolean;
  readonly isQuestionHidden?: boolean;
  readonly isWide?: boolean;
}) {
  const questionId = useId();
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const answers: readonly number[] = choices?.map(({ answer }) => answer) ?? RATINGS;
  const at = value === null ? -1 : answers.indexOf(value);
  const onKeyDown = (event: KeyboardEvent, from: number) => {
    const target = targetOf(event.key, from, answers.length);
    if (target === null) return;
    event.preventDefault();
    buttons.current[target]?.focus();
  };
  const shown = (index: number) => choices?.[index]?.label ?? sizeText(answers[index] ?? 0);
  const wordsOf = (index: number) => {
    if (index === 0 && lowLabel !== '') return `${shown(index)}, ${lowLabel}`;
    return index === answers.length - 1 && highLabel !== '' ? `${shown(index)}, ${highLabel}` : shown(index);
  };
  const look = choices === undefined ? '' : ' pl-rating--named';
  return (
    <div className={`pl-rating${isWide ? ' pl-rating--wide' : ''}${look}`}>
      <span id={questionId} className={isQuestionHidden ? 'pl-hidden' : 'pl-rating__question'}>
        {question}
      </span>
      <div className="pl-rating__row">
        <span className="pl-rating__end" aria-hidden="true">
          {lowLabel}
        </span>
        <div className="pl-rating__scale" role="radiogroup" aria-labelledby={questionId} aria-disabled={isDisabled}>
          {answers.map((answer, index) => (
            <button
              key={answer}
              ref={(button) => {
                buttons.current[index] = button;
              }}
              type="button"
              role="radio"
              className="pl-rating__point"
              aria-checked={at === index}
              aria-label={wordsOf(index)}
              tabIndex={Math.max(0, at) === index ? 0 : -1}
              disabled={isDisabled}
              onKeyDown={(event) => onKeyDown(event, index)}
              onClick={() => onRate(answer)}
            >
              {shown(index)}
            </button>
          ))}
        </div>
        <span className="pl-rating__end" aria-hidden="true">
          {highLabel}
        </span>
        {value === null ? null : (
          <Button appearance="subtle" spacing="compact" icon="undo" disabled={isDisabled} onClick={() => onRate(null)}>
            Take back
          </Button>
        )}
      </div>
    </div>
  );
}
