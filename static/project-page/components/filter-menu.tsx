import { type FocusEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../shared/components/button';
import { Icon } from '../../shared/components/icons';
import { wholeNumber } from '../../shared/format';
import type { Choice } from '../selectors/filter-choices';

function summaryOf<T extends string>(choices: readonly Choice<T>[], chosen: readonly T[]): string {
  const [first, ...others] = choices.filter((choice) => chosen.includes(choice.id));
  if (first === undefined) return `${chosen.length} chosen`;
  return others.length === 0 ? first.label : `${others.length + 1} of ${choices.length}`;
}

/** A filter as a checklist behind a button; the button says what is chosen. Escape or a step outside closes it. */
export function FilterMenu<T extends string>({
  name,
  choices,
  chosen,
  onChange,
}: {
  readonly name: string;
  readonly choices: readonly Choice<T>[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();

  useEffect(() => {
    if (!isOpen) return undefined;
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && root.current?.contains(event.target) === false) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [isOpen]);

  const toggle = (id: T) => {
    const after = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    onChange(choices.map((choice) => choice.id).filter((one) => after.includes(one)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  const onBlur = (event: FocusEvent) => {
    // A click on a label moves the focus nowhere for a moment; only a step to another control closes.
    if (event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };
  return (
    <div ref={root} className="pp-filter-menu" onKeyDown={onKeyDown} onBlur={onBlur}>
      <Button
        ref={button}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        className={chosen.length > 0 ? 'pp-filter pp-filter--on' : 'pp-filter'}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="pp-filter-label">{chosen.length === 0 ? name : `${name}: ${summaryOf(choices, chosen)}`}</span>
        <Icon name="down" size={12} />
      </Button>
      {isOpen ? (
        <fieldset id={panelId} className="pp-filter-panel">
          <legend className="pl-hidden">{name}</legend>
          {choices.length === 0 ? <p className="pl-subtle">Nothing to choose from.</p> : null}
          {choices.map((choice) => (
            <label key={choice.id} className="pp-filter-choice">
              <input type="checkbox" checked={chosen.includes(choice.id)} onChange={() => toggle(choice.id)} />
              <span className="pp-ellipsis">{choice.label}</span>
              <span className="pl-small pl-subtle pl-push">{wholeNumber(choice.count)}</span>
            </label>
          ))}
          {chosen.length === 0 ? null : (
            <Button appearance="link" spacing="compact" onClick={() => onChange([])}>
              Clear
            </Button>
          )}
        </fieldset>
      ) : null}
    </div>
  );
}
