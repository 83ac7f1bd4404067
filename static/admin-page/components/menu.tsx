import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { Icon } from '../../shared/components/icons';

interface MenuEntry {
  readonly words: string;
  readonly act: () => void;
  readonly isDisabled?: boolean;
}

export interface MenuGroup {
  readonly name: string;
  readonly isNameShown?: boolean;
  readonly entries: readonly MenuEntry[];
}

const GAP_PX = 4;

/** A menu of actions that hangs below its button, or stands above it where the page ends. */
export function Menu({ label, groups }: { readonly label: string; readonly groups: readonly MenuGroup[] }) {
  const [isOpen, setIsOpen] = useState(false);
  const root = useRef<HTMLSpanElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const closeOutside = (event: Event): void => {
      if (event.target instanceof Node && root.current?.contains(event.target) === false) setIsOpen(false);
    };
    const close = (): void => setIsOpen(false);
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    window.addEventListener('blur', close);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
      window.removeEventListener('blur', close);
    };
  }, [isOpen]);
  return (
    <span ref={root} className="ap-menu">
      <button
        ref={trigger}
        type="button"
        className={isOpen ? 'ap-icon-button ap-icon-button--on' : 'ap-icon-button'}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={label}
        onClick={() => setIsOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || event.altKey) return;
          event.preventDefault();
          setIsOpen(true);
        }}
      >
        <Icon name="more" />
      </button>
      {isOpen ? (
        <MenuList
          label={label}
          groups={groups}
          onClose={(returnsFocus) => {
            setIsOpen(false);
            if (returnsFocus) trigger.current?.focus();
          }}
        />
      ) : null}
    </span>
  );
}

function MenuList({
  label,
  groups,
  onClose,
}: {
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  readonly onClose: (returnsFocus: boolean) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const [isAbove, setIsAbove] = useState(false);
  const id = useId();
  useLayoutEffect(() => {
    const box = list.current?.getBoundingClientRect();
    const button = list.current?.parentElement?.getBoundingClientRect();
    if (box !== undefined && button !== undefined) {
      setIsAbove(box.bottom > window.innerHeight && button.top - box.height - GAP_PX >= 0);
    }
    entriesIn(list.current)[0]?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    // The row moves with Alt and the arrows; inside the menu the keys belong to the menu.
    event.stopPropagation();
    if (event.key === 'Tab') {
      onClose(true);
      return;
    }
    const entries = entriesIn(list.current);
    const at = entries.findIndex((entry) => entry === document.activeElement);
    const target = { ArrowDown: at + 1, ArrowUp: at - 1 + entries.length, Home: 0, End: entries.length - 1 }[event.key];
    if (event.key !== 'Escape' && target === undefined) return;
    event.preventDefault();
    if (target === undefined) onClose(true);
    else entries[target % entries.length]?.focus();
  };
  return (
    <div
      ref={list}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      className={isAbove ? 'ap-menu__list ap-menu__list--above' : 'ap-menu__list'}
      onKeyDown={onKeyDown}
    >
      {groups.map((group) => (
        <div key={group.name} role="group" aria-labelledby={`${id}-${group.name}`} className="ap-menu__group">
          <span id={`${id}-${group.name}`} className={group.isNameShown === true ? 'ap-menu__name' : 'pl-hidden'}>
            {group.name}
          </span>
          {group.entries.map((entry) => (
            <button
              key={entry.words}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="ap-menu__entry"
              aria-disabled={entry.isDisabled === true}
              disabled={entry.isDisabled === true}
              onClick={() => {
                onClose(true);
                entry.act();
              }}
            >
              {entry.words}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}

const entriesIn = (list: HTMLElement | null): readonly HTMLButtonElement[] => [
  ...(list?.querySelectorAll<HTMLButtonElement>('[role=menuitem]:not(:disabled)') ?? []),
];
