import ModalDialog, { ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import type { ReactNode } from 'react';
import { Button } from '../../shared/components/button';

/** A modal question with one way on and one way back. */
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
  readonly width?: 'small' | 'medium' | 'large' | 'x-large';
  readonly footer?: ReactNode;
  readonly onClose: () => void;
}) {
  return (
    <ModalTransition>
      <ModalDialog onClose={onClose} width={width}>
        <ModalHeader>
          <ModalTitle>{title}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          <div className="ap-dialog">{children}</div>
        </ModalBody>
        <ModalFooter>
          <span className="ap-dialog__foot">{footer}</span>
          <Button appearance="subtle" onClick={onClose}>
            {confirm === null ? 'Close' : 'Cancel'}
          </Button>
          {confirm === null ? null : (
            <Button appearance="primary" disabled={confirm.isDisabled} onClick={confirm.onConfirm}>
              {confirm.label}
            </Button>
          )}
        </ModalFooter>
      </ModalDialog>
    </ModalTransition>
  );
}
