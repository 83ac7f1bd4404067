import { BRIDGE_CHANNEL, type FromFrame, type ToFrame } from './bridge-wire';
import { type BridgeCommand, createBridgeCommands } from './browser/bridge-commands';
import { createFrameEvents } from './browser/frame-events';
import { locationAt } from './browser/jira-address';
import { fieldsOf, isFunctionRef } from './browser/loose-fields';
import { openModalFrame } from './browser/modal-frame';
import type { MountedModule, MountOptions } from './browser/mounted-module';
import { themeOf } from './browser/theme-of';

/*
 * The product's side of the bridge, in the browser: makes the frame of an app module and answers what the page in it
 * asks. Framework-free, so that the shell and a bare page can both use it.
 */

const SANDBOX =
  'allow-popups allow-popups-to-escape-sandbox allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts';
const FIRST_HEIGHT = 120;

/** How the frame of a modal differs from that of its module. */
interface FrameExtras {
  readonly resource: string | null;
  readonly modalContext: unknown;
  /** Null for the frame of a module in its place, which cannot close. */
  readonly close: ((result: unknown) => void) | null;
}

type Unbranded<T> = T extends unknown ? Omit<T, 'channel'> : never;

function frameElement(options: MountOptions, resource: string, title: string): HTMLIFrameElement {
  const iframe = document.createElement('iframe');
  iframe.setAttribute('sandbox', SANDBOX);
  iframe.title = title;
  iframe.dataset['moduleKey'] = options.moduleKey;
  iframe.style.cssText = `display:block;width:100%;border:0;height:${options.minHeight ?? FIRST_HEIGHT}px`;
  iframe.src = `${options.session.cdnUrl}/${resource}/index.html`;
  return iframe;
}

function mountFrame(options: MountOptions, extras: FrameExtras): MountedModule {
  const { session, moduleKey, callbacks } = options;
  const module = session.modules.find(({ key }) => key === moduleKey);
  if (module === undefined) throw new Error(`The manifest has no module ${moduleKey}.`);
  const cdnOrigin = new URL(session.cdnUrl).origin;
  const iframe = frameElement(options, extras.resource ?? module.resource, module.title);
  const events = createFrameEvents();
  const modals = new Set<MountedModule>();
  let theme = options.theme;
  let route = options.location.route ?? '/';
  // Until the page in the frame has spoken, the frame may still be empty and of this page's own origin.
  let isConnected = false;

  const post = (message: Unbranded<ToFrame>): void => {
    if (isConnected) iframe.contentWindow?.postMessage({ channel: BRIDGE_CHANNEL, ...message }, cdnOrigin);
  };
  const callerOf = (ref: unknown): ((...args: readonly unknown[]) => void) => {
    if (!isFunctionRef(ref)) return () => undefined;
    return (...args) => {
      post({ kind: 'callFunction', id: ref.__function, args });
    };
  };
  const commands: ReadonlyMap<string, BridgeCommand> = createBridgeCommands({
    options,
    modalContext: extras.modalContext,
    close: extras.close,
    events,
    callerOf,
    themeNow: () => theme,
    routeNow: () => route,
    openModal: (asked) => {
      const modal = openModalFrame({
        asked,
        onClose: callerOf(asked['onClose']),
        mount: (container, resource, close) =>
          mountFrame(
            { ...options, container, theme, minHeight: 240 },
            { resource, modalContext: asked['context'], close },
          ),
      });
      modals.add(modal);
    },
  });
  const answer = async (id: number, command: string, payload: unknown): Promise<void> => {
    try {
      const run = commands.get(command);
      if (run === undefined) throw new Error(`The sandbox does not know the bridge command ${command}.`);
      post({ kind: 'answer', id, ok: true, result: await run(payload) });
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      post({ kind: 'answer', id, ok: false, name: failure.name, message: failure.message });
    }
  };
  const act = (message: FromFrame): void => {
    switch (message.kind) {
      case 'call':
        void answer(message.id, message.command, message.payload);
        break;
      case 'height':
        iframe.style.height = `${Math.max(options.minHeight ?? 0, message.height)}px`;
        break;
      case 'go':
        if (callbacks.go === undefined) window.history.go(message.steps);
        else callbacks.go(message.steps);
        break;
      case 'navigated':
        route = `${message.location.pathname}${message.location.search}${message.location.hash}`;
        callbacks.onRoute(route, message.action);
        break;
      case 'unsubscribe':
        events.unsubscribe(message.subscription);
        break;
    }
  };
  const receive = (event: MessageEvent<unknown>): void => {
    if (event.source !== iframe.contentWindow || event.origin !== cdnOrigin) return;
    if (fieldsOf(event.data)['channel'] !== BRIDGE_CHANNEL) return;
    isConnected = true;
    act(event.data as FromFrame);
  };
  window.addEventListener('message', receive);
  options.container.append(iframe);
  return {
    iframe,
    setTheme: (mode) => {
      theme = mode;
      post({ kind: 'theme', theme: themeOf(mode) });
      for (const modal of modals) modal.setTheme(mode);
    },
    emit: events.tellFrame,
    setRoute: (next) => {
      if (next === route) return;
      route = next;
      post({ kind: 'location', location: locationAt(next) });
    },
    unmount: () => {
      window.removeEventListener('message', receive);
      events.unsubscribeAll();
      for (const modal of modals) modal.unmount();
      iframe.remove();
    },
  };
}

/** Puts an app module into the container, as Jira does, and answers its bridge until it is unmounted. */
export function mountModule(options: MountOptions): MountedModule {
  return mountFrame(options, { resource: null, modalContext: undefined, close: null });
}
