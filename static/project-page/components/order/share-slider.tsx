import { useId } from 'react';
import { percent } from '../../../shared/format';

/** A share from 0 to 1 that is set with a slider; both ends say what they mean. */
export function ShareSlider({
  label,
  least,
  most,
  value,
  onChange,
}: {
  readonly label: string;
  readonly least: string;
  readonly most: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  const id = useId();
  return (
    <div className="po-slider">
      <label htmlFor={id}>
        <strong>{label}</strong> <span>{percent(value)}</span>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={5}
        value={Math.round(value * 100)}
        aria-valuetext={percent(value)}
        onChange={(event) => onChange(Number(event.target.value) / 100)}
      />
      <p className="po-ends pl-small pl-subtle">
        <span>{least}</span>
        <span>{most}</span>
      </p>
    </div>
  );
}
