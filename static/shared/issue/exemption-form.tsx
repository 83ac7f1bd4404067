import { type FormEvent, useId, useState } from 'react';
import { DAY_MS } from '../../../src/domain/ids';
import { Button } from '../components/button';
import './roadmap-picker.css';

const DEFAULT_DAYS = 90;
const LONGEST_DAYS = 730;
const LONGEST_REASON = 500;

function dayText(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** An exemption counts to the end of the day that was chosen. */
function endOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) + DAY_MS - 1;
}

/** Records that an issue is off the roadmap on purpose: why, and until when. */
export function ExemptionForm({
  isSaving,
  onSave,
  onCancel,
}: {
  readonly isSaving: boolean;
  readonly onSave: (exemption: { reason: string; until: number }) => void;
  readonly onCancel: () => void;
}) {
  const id = useId();
  const [today] = useState(() => Date.now());
  const [reason, setReason] = useState('');
  const [day, setDay] = useState(dayText(today + DEFAULT_DAYS * DAY_MS));
  const [isAsked, setIsAsked] = useState(false);
  const isComplete = reason.trim() !== '' && day !== '';
  const save = (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (isComplete) onSave({ reason: reason.trim(), until: endOfDay(day) });
  };
  return (
    <form className="pl-form" onSubmit={save} noValidate>
      <div className="pl-field">
        <label className="pl-label" htmlFor={`${id}-reason`}>
          Why is this off the roadmap?
        </label>
        <input
          id={`${id}-reason`}
          className="pl-input"
          value={reason}
          maxLength={LONGEST_REASON}
          // The form opens on a click that asks for it.
          autoFocus
          aria-required="true"
          aria-invalid={isAsked && reason.trim() === ''}
          aria-describedby={isAsked && reason.trim() === '' ? `${id}-missing` : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        {isAsked && reason.trim() === '' ? (
          <span id={`${id}-missing`} className="pl-small pl-error" role="alert">
            Give a reason, so that others can follow the decision.
          </span>
        ) : null}
      </div>
      <div className="pl-field">
        <label className="pl-label" htmlFor={`${id}-until`}>
          Until
        </label>
        <input
          id={`${id}-until`}
          className="pl-input"
          type="date"
          value={day}
          min={dayText(today)}
          max={dayText(today + LONGEST_DAYS * DAY_MS)}
          aria-required="true"
          onChange={(event) => setDay(event.target.value)}
        />
      </div>
      <div className="pl-row">
        <Button type="submit" appearance="primary" spacing="compact" disabled={isSaving}>
          {isSaving ? 'Saving…' : 'Mark as off-roadmap'}
        </Button>
        <Button appearance="subtle" spacing="compact" disabled={isSaving} onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
