import { type KeyboardEvent, useId, useRef } from 'react';
import { Button } from './button';

const RATINGS = [1, 2, 3, 4, 5] as const;

/** Arrow keys move; only Space, Enter or a click answers, because every answer is saved at once. */
function targetOf(key: string, from: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return from === 5 ? 1 : from + 1;
    case 'ArrowLeft':
    case 'ArrowDown':
      return from === 1 ? 5 : from - 1;
    case 'Home':
      return 1;
    case 'End':
      return 5;
    default:
      return null;
  }
}

/** The answer to one criterion, 1 to 5, with words at both ends. `onRate(null)` takes the answer back. */
export function RatingScale({
  value,
  question,
  lowLabel,
  highLabel,
  onRate,
  isDisabled = false,
  isQuestionHidden = false,
  isWide = false,
}: {
  readonly value: number | null;
  readonly question: string;
  readonly lowLabel: string;
  readonly highLabel: string;
  readonly onRate: (rating: number | null) => void;
  readonly isDisabled?: boolean;
  readonly isQuestionHidden?: boolean;
  readonly isWide?: boolean;
}) {
  const questionId = useId();
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const focusable = value ?? 1;
  const onKeyDown = (event: KeyboardEvent, rating: number) => {
    const target = targetOf(event.key, rating);
    if (target === null) return;
    event.preventDefault();
    buttons.current[target]?.focus();
  };
  const wordsOf = (rating: number) => {
    if (rating === 1 && lowLabel !== '') return `1, ${lowLabel}`;
    return rating === 5 && highLabel !== '' ? `5, ${highLabel}` : String(rating);
  };
  return (
    <div className={`pl-rating${isWide ? ' pl-rating--wide' : ''}`}>
      <span id={questionId} className={isQuestionHidden ? 'pl-hidden' : 'pl-rating__question'}>
        {question}
      </span>
      <div className="pl-rating__row">
        <span className="pl-rating__end" aria-hidden="true">
          {lowLabel}
        </span>
        <div className="pl-rating__scale" role="radiogroup" aria-labelledby={questionId} aria-disabled={isDisabled}>
          {RATINGS.map((rating) => (
            <button
              key={rating}
              ref={(button) => {
                buttons.current[rating] = button;
              }}
              type="button"
              role="radio"
              className="pl-rating__point"
              aria-checked={value === rating}
              aria-label={wordsOf(rating)}
              tabIndex={focusable === rating ? 0 : -1}
              disabled={isDisabled}
              onKeyDown={(event) => onKeyDown(event, rating)}
              onClick={() => onRate(rating)}
            >
              {rating}
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
