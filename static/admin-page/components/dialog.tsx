import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from '../../shared/components/button';

/**
 * A modal question with one way on and one way back. The browser's own dialog: it keeps the focus inside, closes on
 * Escape, and needs no style that Forge's policy forbids.
 */
export function Dialog({
  title,
  children,
  confirm,
  width = 'medium',
  footer,
  onClose,
}: {
  readonly title: string;
  readonly children: ReactNode;
  /** Null: nothing to confirm, only to close. */
  readonly confirm: { readonly label: string; readonly isDisabled: boolean; readonly onConfirm: () => void } | null;
  readonly width?: 'small' | 'medium' | 'large';
  readonly footer?: ReactNode;
  readonly onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element?.open === false) {
      element.showModal();
      if (before instanceof HTMLElement) placeNear(element, before);
    }
    return () => {
      requestAnimationFrame(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (element?.isConnected !== true && isLost && before instanceof HTMLElement) before.focus();
      });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`ap-dialog ap-dialog--${width}`}
      aria-labelledby={titleId}
      // A file field inside says `cancel` too when its picker is closed; only the dialog's own ends it.
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={titleId} className="ap-dialog__title">
        {title}
      </h2>
      <div className="ap-dialog__body">{children}</div>
      <div className="ap-dialog__foot">
        <span className="pl-subtle">{footer}</span>
        <Button appearance="subtle" onClick={onClose}>
          {confirm === null ? 'Close' : 'Cancel'}
        </Button>
        {confirm === null ? null : (
          <Button appearance="primary" disabled={confirm.isDisabled} onClick={confirm.onConfirm}>
            {confirm.label}
          </Button>
        )}
      </div>
    </dialog>
  );
}

/** Taller than any screen: then the middle of the frame may be far from what one looks at. */
const TALL_FRAME_PX = 1200;
const MARGIN_PX = 32;

/** Jira makes the frame as tall as the page; a dialog in its middle would open out of view. It opens at its button then. */
function placeNear(dialog: HTMLDialogElement, opener: HTMLElement): void {
  if (window.innerHeight <= TALL_FRAME_PX) return;
  const lowest = window.innerHeight - dialog.offsetHeight - MARGIN_PX;
  const wanted = opener.getBoundingClientRect().top - 2 * MARGIN_PX;
  dialog.style.marginTop = `${Math.max(MARGIN_PX, Math.min(wanted, lowest))}px`;
}
