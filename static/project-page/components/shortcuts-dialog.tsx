import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
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

/** What the keyboard can do on the backlog. */
export function ShortcutsDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  return (
    <ModalTransition>
      {isOpen ? (
        <Modal width="small" onClose={onClose}>
          <ModalHeader hasCloseButton>
            <ModalTitle>Keyboard shortcuts</ModalTitle>
          </ModalHeader>
          <ModalBody>
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
          </ModalBody>
          <ModalFooter>
            <Button appearance="primary" onClick={onClose}>
              Close
            </Button>
          </ModalFooter>
        </Modal>
      ) : null}
    </ModalTransition>
  );
}
