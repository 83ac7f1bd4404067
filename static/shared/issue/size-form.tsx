import { type FormEvent, useId, useState } from 'react';
import { Button } from '../components/button';
import { numberFrom } from '../format';
import './roadmap-picker.css';

const USUAL_SIZES = [1, 2, 3, 5, 8, 13] as const;

/** Estimates an issue in the Jira field that its size is read from: one click for a usual size, or any number. */
export function SizeForm({
  fieldName,
  isSaving,
  onSave,
  onCancel,
}: {
  readonly fieldName: string;
  readonly isSaving: boolean;
  readonly onSave: (size: number) => void;
  readonly onCancel: () => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const size = numberFrom(typed);
  const isValid = size >= 0;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (isValid) onSave(size);
  };
  return (
    <form className="pl-form" onSubmit={save} noValidate>
      <div className="pl-field">
        <label className="pl-label" htmlFor={`${id}-size`}>
          {fieldName}
        </label>
        <div className="pl-size-row">
          {USUAL_SIZES.map((usual) => (
            <Button key={usual} spacing="compact" disabled={isSaving} onClick={() => onSave(usual)}>
              {usual}
            </Button>
          ))}
          <input
            id={`${id}-size`}
            className="pl-input pl-input--short"
            inputMode="decimal"
            // The form opens on a click that asks for it.
            autoFocus
            placeholder="Other"
            value={typed}
            disabled={isSaving}
            aria-invalid={typed !== '' && !isValid}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      </div>
      <div className="pl-row">
        <Button type="submit" spacing="compact" disabled={isSaving || !isValid}>
          {isSaving ? 'Saving…' : 'Save'}
        </Button>
        <Button appearance="subtle" spacing="compact" disabled={isSaving} onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
