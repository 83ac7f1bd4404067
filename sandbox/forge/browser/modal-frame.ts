import { type LooseFields, textOf } from './loose-fields';
import type { MountedModule } from './mounted-module';

const WIDTHS: ReadonlyMap<unknown, string> = new Map([
  ['small', '400px'],
  ['medium', '600px'],
  ['large', '800px'],
  ['xlarge', '968px'],
]);

/** Opens a page of the app in a dialog over Jira; it closes by its own `view.close`, by Escape or by a click beside it. */
export function openModalFrame({
  asked,
  onClose,
  mount,
}: {
  /** The options of the app's `new Modal()`. */
  readonly asked: LooseFields;
  readonly onClose: (result: unknown) => void;
  readonly mount: (container: HTMLElement, resource: string | null, close: (result: unknown) => void) => MountedModule;
}): MountedModule {
  const dialog = document.createElement('dialog');
  dialog.className = 'forge-modal';
  dialog.setAttribute('aria-label', textOf(asked['title']) || 'Dialog');
  dialog.style.cssText = `padding:0;border:0;border-radius:8px;width:${WIDTHS.get(asked['size']) ?? '90vw'};max-width:96vw`;
  document.body.append(dialog);
  const leave = (): void => {
    mounted.unmount();
    dialog.remove();
  };
  const close = (result: unknown): void => {
    leave();
    onClose(result);
  };
  const mounted = mount(dialog, typeof asked['resource'] === 'string' ? asked['resource'] : null, close);
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    if (asked['closeOnEscape'] !== false) close(undefined);
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog && asked['closeOnOverlayClick'] !== false) close(undefined);
  });
  dialog.showModal();
  return { ...mounted, unmount: leave };
}
