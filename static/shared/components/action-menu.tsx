import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from './button';
import { Icon, type IconName } from './icons';
import './action-menu.css';

export interface MenuAction {
  readonly label: string;
  readonly icon: IconName;
  readonly onSelect: () => void;
}

/** Further actions behind one button: arrows move, Escape closes and gives the focus back. */
export function ActionMenu({ label, actions }: { readonly label: string; readonly actions: readonly MenuAction[] }) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen) return undefined;
    root.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    const closeOutside = (event: PointerEvent) => {
      if (!(event.target instanceof Node) || root.current?.contains(event.target) !== true) setIsOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [isOpen]);

  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(root.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      items[(at + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length]?.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      setIsOpen(false);
      if (event.key === 'Escape') trigger.current?.focus();
    }
  };

  return (
    <div ref={root} className="pl-menu">
      <Button
        ref={trigger}
        appearance="subtle"
        spacing="compact"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name="more" />
      </Button>
      {isOpen ? (
        <div id={id} className="pl-menu__list" role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
          {actions.map((action) => (
            <button
              key={action.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="pl-menu__item"
              onClick={() => {
                setIsOpen(false);
                trigger.current?.focus();
                action.onSelect();
              }}
            >
              <Icon name={action.icon} />
              {action.label}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
