import { type FormEvent, useId, useState } from 'react';
import { Button } from '../components/button';
import { numberFrom, sizeText } from '../format';

/** The answer to a question for a number: typed, checked against both ends, saved with Enter. */
export function NumberAnswer({
  value,
  question,
  least,
  most,
  unit,
  isDisabled,
  isQuestionHidden,
  onAnswer,
}: {
  readonly value: number | null;
  readonly question: string;
  readonly least: number;
  readonly most: number;
  readonly unit: string;
  readonly isDisabled: boolean;
  readonly isQuestionHidden: boolean;
  readonly onAnswer: (answer: number | null) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [isRefused, setIsRefused] = useState(false);
  const text = typed ?? (value === null ? '' : sizeText(value));
  const answer = numberFrom(text);
  const isValid = answer >= least && answer <= most;
  const bounds = `${sizeText(least)} to ${sizeText(most)}`;
  const save = (event: FormEvent) => {
    event.preventDefault();
    setIsRefused(!isValid);
    if (!isValid) return;
    setTyped(null);
    onAnswer(answer);
  };
  return (
    <form className="pl-rating" onSubmit={save} noValidate>
      <label htmlFor={id} className={isQuestionHidden ? 'pl-hidden' : 'pl-rating__question'}>
        {question}
      </label>
      <div className="pl-rating__row">
        <input
          id={id}
          className="pl-input pl-input--short"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          disabled={isDisabled}
          aria-invalid={isRefused}
          aria-describedby={`${id}-unit`}
          onChange={(event) => {
            setTyped(event.target.value);
            setIsRefused(false);
          }}
        />
        <span id={`${id}-unit`}>
          {unit} <span className="pl-hidden">{bounds}</span>
        </span>
        <Button type="submit" spacing="compact" disabled={isDisabled}>
          Save
        </Button>
        {value === null ? null : (
          <Button
            appearance="subtle"
            spacing="compact"
            icon="undo"
            disabled={isDisabled}
            onClick={() => onAnswer(null)}
          >
            Take back
          </Button>
        )}
      </div>
      {isRefused ? (
        <span className="pl-error" role="alert">
          Type a number from {bounds}.
        </span>
      ) : null}
    </form>
  );
}
