import './controls.css';
import { useState } from 'react';

/**
 * A number field that keeps what is typed. The last number that was read counts; text that is no number is shown as
 * wrong and changes nothing.
 */
export function NumberBox({
  id,
  label,
  value,
  suffix,
  isChanged = false,
  problem = null,
  allowsEmpty = false,
  isWide = false,
  onChange,
}: {
  readonly id?: string;
  readonly label: string;
  readonly value: number | null;
  readonly suffix?: string;
  readonly isChanged?: boolean;
  readonly problem?: string | null;
  readonly allowsEmpty?: boolean;
  readonly isWide?: boolean;
  readonly onChange: (value: number | null) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (value === null ? '' : String(value));
  const isUnread = typed !== null && readNumber(typed) === undefined && !(allowsEmpty && typed.trim() === '');
  const message = isUnread ? 'Enter a number.' : problem;
  const classes = [
    'pl-number-field',
    isWide ? 'pl-number-field--wide' : '',
    isChanged ? 'pl-changed' : '',
    message ? 'pl-wrong' : '',
  ];
  const errorId = message !== null && id !== undefined ? `${id}-problem` : undefined;
  return (
    <span className="pl-number-box">
      <span className={classes.filter(Boolean).join(' ')}>
        <input
          id={id}
          aria-label={label}
          inputMode="decimal"
          autoComplete="off"
          value={text}
          aria-invalid={message !== null}
          aria-describedby={errorId}
          onFocus={(event) => event.target.select()}
          onBlur={() => setTyped(null)}
          onChange={(event) => {
            const next = event.target.value;
            setTyped(next);
            const read = readNumber(next);
            if (read !== undefined) onChange(read);
            else if (allowsEmpty && next.trim() === '') onChange(null);
          }}
        />
        {suffix === undefined || text === '' ? null : <span aria-hidden="true">{suffix}</span>}
      </span>
      {message === null ? null : (
        <span id={errorId} className="pl-field-problem" role="alert">
          {message}
        </span>
      )}
    </span>
  );
}

function readNumber(text: string): number | undefined {
  const trimmed = text.trim().replace(',', '.').replace(/%$/, '').trim();
  const read = Number(trimmed);
  return trimmed !== '' && Number.isFinite(read) ? read : undefined;
}
