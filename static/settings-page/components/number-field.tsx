import Textfield from '@atlaskit/textfield';
import { type ReactNode, useState } from 'react';

/** A labelled number; text that is no number is said to be none, stays, and keeps the form from being saved. */
export function NumberField({
  id,
  label,
  unit,
  value,
  problem,
  help,
  shortLabel,
  isLabelHidden = false,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly unit?: string;
  readonly value: number;
  readonly problem: string | null;
  readonly help?: ReactNode;
  /** What is seen of the label on narrow screens, where the column has no heading. */
  readonly shortLabel?: string;
  readonly isLabelHidden?: boolean;
  readonly onChange: (value: number) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (Number.isNaN(value) ? '' : String(value));
  return (
    <div className="sp-field">
      <label className={isLabelHidden ? 'sp-cell-label pl-label' : 'pl-label'} htmlFor={id}>
        {shortLabel ?? label}
      </label>
      <div className="sp-field__row">
        <span className="sp-field__box">
          <Textfield
            isCompact
            id={id}
            value={text}
            aria-label={shortLabel === undefined ? undefined : label}
            inputMode="decimal"
            autoComplete="off"
            isInvalid={problem !== null}
            aria-describedby={problem === null ? undefined : `${id}-problem`}
            onBlur={() => setTyped(null)}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              const read = event.currentTarget.value.trim().replace(',', '.');
              onChange(read === '' ? Number.NaN : Number(read));
            }}
          />
        </span>
        {unit === undefined ? null : <span className="pl-subtle">{unit}</span>}
      </div>
      {problem === null ? null : (
        <p id={`${id}-problem`} className="sp-problem" role="alert">
          {problem}
        </p>
      )}
      {help === undefined ? null : <p className="pl-small pl-subtle">{help}</p>}
    </div>
  );
}
