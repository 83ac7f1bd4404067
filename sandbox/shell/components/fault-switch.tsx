import { useEffect, useId, useState } from 'react';
import type { FaultSwitch as Described } from '../faults';

type Value = number | string | boolean;

interface Props {
  readonly described: Described;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

const UNITS: Readonly<Partial<Record<Described['kind'], string>>> = { share: '%', milliseconds: 'ms' };

const shown = (kind: Described['kind'], value: Value): string =>
  kind === 'share' ? String(Math.round(Number(value) * 1000) / 10) : String(value);

/** A number is taken when it is left or Enter is pressed, not at every letter. */
function NumberInput({ id, described, value, onChange }: Props & { readonly id: string }) {
  const { kind, hint, least = 0, most } = described;
  const [text, setText] = useState(shown(kind, value));
  useEffect(() => setText(shown(kind, value)), [kind, value]);
  const take = (): void => {
    const number = kind === 'share' ? Number(text) / 100 : Number(text);
    if (text.trim() === '' || Number.isNaN(number)) setText(shown(kind, value));
    else if (number !== value) onChange(number);
  };
  return (
    <span className="fault-number">
      <input
        id={id}
        type="number"
        min={least}
        max={kind === 'share' ? 100 : most}
        step="any"
        value={text}
        aria-describedby={hint === '' ? undefined : `${id}-hint`}
        onChange={(e) => setText(e.target.value)}
        onBlur={take}
        onKeyDown={(e) => {
          if (e.key === 'Enter') take();
        }}
      />
      <span className="quiet">{UNITS[kind] ?? ''}</span>
    </span>
  );
}

/** One switch: its words, and the control that its kind asks for. */
export function FaultSwitch({ described, value, onChange }: Props) {
  const id = useId();
  const { kind, label, hint, choices = [], off } = described;
  return (
    <div className={value === off ? 'fault' : 'fault on'}>
      <label htmlFor={id}>{label}</label>
      {kind === 'flag' ? (
        <input id={id} type="checkbox" checked={value === true} onChange={(e) => onChange(e.target.checked)} />
      ) : null}
      {kind === 'choice' ? (
        <select id={id} value={String(value)} onChange={(e) => onChange(e.target.value)}>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : null}
      {kind === 'share' || kind === 'milliseconds' || kind === 'number' ? (
        <NumberInput id={id} described={described} value={value} onChange={onChange} />
      ) : null}
      {hint === '' ? null : (
        <span className="fault-hint quiet" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}
