import { useEffect, useId, useRef } from 'react';
import { Button } from '../../shared/components/button';

const SHORTCUTS: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['/'], 'Go to the search box'],
  [['?'], 'Show these shortcuts'],
  [['↑', '↓'], 'Move between items'],
  [['Page up', 'Page down'], 'Move by twelve items'],
  [['Home', 'End'], 'Go to the first or the last item'],
  [['Enter'], 'Open the item in Jira'],
  [['←', '→'], 'Close or open a theme'],
  [['Esc'], 'Empty the search box, or close a panel'],
];

/** What the keyboard can do on the page. The browser's own dialog keeps the focus inside and closes on Escape. */
export function ShortcutsDialog({
  isOpen,
  onClose,
  areKeysOn,
  onKeysOn,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Whether the keys made of one character work. */
  readonly areKeysOn: boolean;
  readonly onKeysOn: (areOn: boolean) => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open === isOpen) return;
    if (isOpen) element.showModal();
    else element.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className="pp-dialog" aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId} className="pp-dialog-title">
        Keyboard shortcuts
      </h2>
      <dl className="pp-keys">
        {SHORTCUTS.map(([keys, what]) => (
          <div key={what} className="pp-keys-row">
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className="pp-keys-choice">
        <input type="checkbox" checked={areKeysOn} onChange={(event) => onKeysOn(event.target.checked)} />
        Use / and ? as shortcuts while this page is open
      </label>
      <div className="pp-dialog-end">
        <Button appearance="primary" onClick={onClose}>
          Close
        </Button>
      </div>
    </dialog>
  );
}
