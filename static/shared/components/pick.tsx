import './controls.css';
import type { ReactNode } from 'react';
import { Icon } from './icons';

interface PickOption<T extends string> {
  readonly value: T;
  readonly label: string;
}

/**
 * A quiet choice inside a table: the browser's own select, drawn as text with a chevron. A tree of hundreds of rows
 * cannot carry hundreds of rich selects.
 */
export function Pick<T extends string>({
  id,
  label,
  value,
  options,
  shown,
  isChanged = false,
  isFaint = false,
  hasBorder = false,
  onChange,
}: {
  readonly id?: string;
  readonly label: string;
  readonly value: T;
  readonly options: readonly PickOption<T>[];
  /** What is drawn for the value, where that is more than the option's label. */
  readonly shown?: ReactNode;
  readonly isChanged?: boolean;
  readonly isFaint?: boolean;
  readonly hasBorder?: boolean;
  readonly onChange: (value: T) => void;
}) {
  const classes = [
    'pl-pick',
    isChanged ? 'pl-changed' : '',
    isFaint ? 'pl-pick--faint' : '',
    hasBorder ? 'pl-pick--field' : '',
  ];
  return (
    <span className={classes.filter(Boolean).join(' ')}>
      <span className="pl-pick__shown" aria-hidden="true">
        {shown ?? options.find((option) => option.value === value)?.label}
        <Icon name="down" size={12} />
      </span>
      <select id={id} aria-label={label} value={value} onChange={(event) => onChange(event.target.value as T)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
