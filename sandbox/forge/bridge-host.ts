import {
  BRIDGE_CHANNEL,
  type BridgeLocation,
  type BridgeTheme,
  type FromFrame,
  type FunctionRef,
  type ToFrame,
} from './bridge-wire';

/*
 * The product's side of the bridge, in the browser: makes the frame of an app module and answers what the page in it
 * asks. Framework-free, so that the shell and a bare page can both use it.
 */

export interface HostFlag {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly type: string;
  readonly actions: readonly { readonly text: string; readonly run: () => void }[];
}

export interface HostCallbacks {
  readonly navigate: (url: string, inNewTab: boolean) => void;
  readonly showFlag: (flag: HostFlag) => void;
  readonly closeFlag: (id: string) => void;
  /** The app moved inside its page: path and query behind the module's own address. */
  readonly onRoute: (route: string, action: 'PUSH' | 'REPLACE') => void;
  readonly go?: (steps: number) => void;
  readonly onTitle?: (title: string) => void;
  readonly reload?: () => void;
}

/** The part of GET /__forge/session that mounting needs. */
export interface HostSession {
  readonly cdnUrl: string;
  readonly siteUrl: string;
  readonly modules: readonly {
    readonly key: string;
    readonly type: string;
    readonly title: string;
    readonly resource: string;
  }[];
}

export interface HostPlace {
  readonly issueKey?: string;
  readonly projectKey?: string;
  readonly route?: string;
}

export interface MountOptions {
  readonly container: HTMLElement;
  readonly moduleKey: string;
  readonly session: HostSession;
  readonly location: HostPlace;
  readonly theme: 'light' | 'dark';
  readonly locale: string;
  readonly callbacks: HostCallbacks;
  /** Pixels that the frame keeps even when its page is shorter. */
  readonly minHeight?: number;
}

export interface MountedModule {
  readonly iframe: HTMLIFrameElement;
  readonly setTheme: (theme: 'light' | 'dark') => void;
  /** Sends an event to the page's `events.on`, as Jira does with JIRA_ISSUE_CHANGED. */
  readonly emit: (event: string, payload: unknown) => void;
  /** The person went back or forward, or followed a link to another sub-page. */
  readonly setRoute: (route: string) => void;
  readonly unmount: () => void;
}

const SANDBOX =
  'allow-popups allow-popups-to-escape-sandbox allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts';
const DATA_THEME = 'light:light dark:dark spacing:spacing shape:shape typography:typography';
const THEME_NAMES = ['light', 'dark', 'spacing', 'shape', 'typography'];

interface Subscription {
  readonly id: number;
  readonly isPublic: boolean;
  readonly event: string;
  readonly call: (payload: unknown) => void;
}
/** Shared by all modules on the page: what one emits, the others hear. */
const subscriptions = new Set<Subscription>();
let lastSubscription = 0;

function publish(isPublic: boolean, event: string, payload: unknown): void {
  for (const subscription of subscriptions)
    if (subscription.isPublic === isPublic && subscription.event === event) subscription.call(payload);
}

type Loose = Readonly<Record<string, unknown>>;
const loose = (value: unknown): Loose => (value !== null && typeof value === 'object' ? (value as Loose) : {});
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const isRef = (value: unknown): value is FunctionRef => typeof loose(value)['__function'] === 'number';

function themeFor(mode: 'light' | 'dark'): BridgeTheme {
  return { colorMode: mode, dataTheme: DATA_THEME, names: THEME_NAMES };
}

function locationAt(route: string): BridgeLocation {
  const url = new URL(route.startsWith('/') ? route : `/${route}`, 'http://frame');
  return {
    pathname: url.pathname,
    search: url.search,
    hash: url.hash,
    state: undefined,
    key: Math.random().toString(36).slice(2, 10),
  };
}

/** Where the shell shows a module of the app. */
function modulePath(session: HostSession, to: Loose): string | undefined {
  const type = session.modules.find(({ key }) => key === to['moduleKey'])?.type;
  const project = text(to['projectKey']);
  if (type === 'jira:adminPage') return '/admin/plumbline';
  if (type === 'jira:projectPage') return `/projects/${project}/plumbline${text(to['path'])}`;
  if (type === 'jira:projectSettingsPage') return `/projects/${project}/settings/plumbline`;
  return undefined;
}

/** Where a router location leads in this Jira; relative addresses are those of the page around. */
function urlOf(session: HostSession, to: Loose): string {
  const siteUrl = window.location.origin;
  if (typeof to['url'] === 'string') return new URL(to['url'], siteUrl).href;
  const paths: Readonly<Record<string, string>> = {
    issue: `/browse/${text(to['issueKey'])}`,
    dashboard: `/dashboards/${text(to['dashboardId'])}`,
    userProfile: `/people/${text(to['accountId'])}`,
    projectSettingsDetails: `/projects/${text(to['projectKey'])}/settings`,
  };
  const target = text(to['target']);
  const path = target === 'module' ? modulePath(session, to) : paths[target];
  if (path === undefined) throw new Error(`The sandbox cannot navigate to ${target}.`);
  return new URL(path, siteUrl).href;
}

async function askServer(body: object): Promise<unknown> {
  const response = await fetch('/__forge/bridge', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as
    | { ok: true; result?: unknown }
    | { ok: false; name: string; message: string };
  if (answer.ok) return answer.result;
  throw Object.assign(new Error(answer.message), { name: answer.name });
}

async function contextOf(moduleKey: string, place: HostPlace): Promise<Loose> {
  const query = new URLSearchParams({ module: moduleKey });
  if (place.issueKey !== undefined) query.set('issue', place.issueKey);
  if (place.projectKey !== undefined) query.set('project', place.projectKey);
  const response = await fetch(`/__forge/context?${query.toString()}`);
  if (!response.ok) throw new Error(`The module cannot be shown here: ${await response.text()}`);
  return loose(await response.json());
}

function openModalFrame(options: MountOptions, payload: Loose, onClose: (result: unknown) => void): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'forge-modal';
  dialog.setAttribute('aria-label', text(payload['title']) || 'Dialog');
  const widths: Readonly<Record<string, string>> = { small: '400px', medium: '600px', large: '800px', xlarge: '968px' };
  dialog.style.cssText = `padding:0;border:0;border-radius:8px;width:${widths[text(payload['size'])] ?? '90vw'};max-width:96vw`;
  document.body.append(dialog);
  const close = (result: unknown): void => {
    mounted.unmount();
    dialog.remove();
    onClose(result);
  };
  const mounted = mountFrame(
    { ...options, container: dialog, minHeight: 240 },
    {
      resource: typeof payload['resource'] === 'string' ? payload['resource'] : null,
      extension: { modal: payload['context'] },
      close,
    },
  );
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    if (payload['closeOnEscape'] !== false) close(undefined);
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog && payload['closeOnOverlayClick'] !== false) close(undefined);
  });
  dialog.showModal();
}

interface FrameExtras {
  readonly resource: string | null;
  readonly extension: Loose;
  /** Set for the frame of a modal. */
  readonly close: ((result: unknown) => void) | null;
}

function mountFrame(options: MountOptions, extras: FrameExtras): MountedModule {
  const { session, moduleKey, callbacks } = options;
  const module = session.modules.find(({ key }) => key === moduleKey);
  if (module === undefined) throw new Error(`The manifest has no module ${moduleKey}.`);
  const cdnOrigin = new URL(session.cdnUrl).origin;
  const mine = new Set<Subscription>();
  let theme = options.theme;
  let route = options.location.route ?? '/';
  let onCloseCallback: ((result: unknown) => void) | null = null;

  const iframe = document.createElement('iframe');
  iframe.setAttribute('sandbox', SANDBOX);
  iframe.title = module.title;
  iframe.dataset['moduleKey'] = moduleKey;
  iframe.style.cssText = `display:block;width:100%;border:0;height:${options.minHeight ?? 120}px`;
  iframe.src = `${session.cdnUrl}/${extras.resource ?? module.resource}/index.html`;

  type Unbranded<T> = T extends unknown ? Omit<T, 'channel'> : never;
  // Until the page in the frame has spoken, the frame may still be empty and of this page's own origin.
  let isConnected = false;
  const post = (message: Unbranded<ToFrame>): void => {
    if (!isConnected) return;
    iframe.contentWindow?.postMessage({ channel: BRIDGE_CHANNEL, ...message }, cdnOrigin);
  };
  const callerOf = (ref: unknown) =>
    isRef(ref)
      ? (...args: readonly unknown[]) => {
          post({ kind: 'callFunction', id: ref.__function, args });
        }
      : () => undefined;
  const subscribe = (isPublic: boolean, payload: Loose): number => {
    lastSubscription += 1;
    const subscription = {
      id: lastSubscription,
      isPublic,
      event: text(payload['event']),
      call: callerOf(payload['callback']),
    };
    subscriptions.add(subscription);
    mine.add(subscription);
    return subscription.id;
  };
  const closing = (result: unknown): boolean => {
    if (extras.close === null) return false;
    onCloseCallback?.(result);
    extras.close(result);
    return true;
  };
  const server = (command: string, payload: unknown): Promise<unknown> =>
    askServer({ command, payload, moduleKey, context: options.location, modal: extras.extension['modal'] });
  const flagFrom = (payload: Loose): HostFlag => ({
    id: String(payload['id']),
    title: text(payload['title']),
    ...(typeof payload['description'] === 'string' ? { description: payload['description'] } : {}),
    type: text(payload['type']),
    actions: (Array.isArray(payload['actions']) ? payload['actions'] : []).map((action) => ({
      text: text(loose(action)['text']),
      run: callerOf(loose(action)['onClick']),
    })),
  });

  const commands: Readonly<Record<string, (payload: Loose, raw: unknown) => unknown>> = {
    __theme: () => themeFor(theme),
    __location: () => locationAt(route),
    getContext: async () => {
      const context = await contextOf(moduleKey, options.location);
      return {
        ...context,
        locale: options.locale,
        theme: {
          colorMode: theme,
          light: 'light',
          dark: 'dark',
          spacing: 'spacing',
          shape: 'shape',
          typography: 'typography',
        },
        extension: { ...loose(context['extension']), ...extras.extension },
      };
    },
    invoke: (payload) => server('invoke', payload),
    fetchProduct: (payload) => server('fetchProduct', payload),
    navigate: (payload) => {
      callbacks.navigate(urlOf(session, payload), payload['type'] === 'new-tab');
    },
    getUrl: (payload) => urlOf(session, payload),
    reload: () => {
      (
        callbacks.reload ??
        (() => {
          window.location.reload();
        })
      )();
    },
    refresh: () => {
      (
        callbacks.reload ??
        (() => {
          window.location.reload();
        })
      )();
      return true;
    },
    changeWindowTitle: (_, title) => {
      if (callbacks.onTitle !== undefined) callbacks.onTitle(text(title));
      else document.title = text(title);
    },
    showFlag: (payload) => {
      callbacks.showFlag(flagFrom(payload));
      return true;
    },
    closeFlag: (payload) => {
      callbacks.closeFlag(String(payload['id']));
      return true;
    },
    openModal: (payload) => {
      openModalFrame({ ...options, theme }, payload, callerOf(payload['onClose']));
      return true;
    },
    close: (_, result) => closing(result),
    submit: (_, result) => closing(result),
    onClose: (_, callback) => {
      if (extras.close === null) return false;
      onCloseCallback = callerOf(callback);
      return true;
    },
    open: () => false,
    on: (payload) => subscribe(false, payload),
    onPublic: (payload) => subscribe(true, payload),
    emit: (payload) => {
      publish(false, text(payload['event']), payload['payload']);
    },
    emitPublic: (payload) => {
      publish(true, text(payload['event']), payload['payload']);
    },
    emitReadyEvent: () => undefined,
    getFrameDispatch: () => undefined,
    getFrameId: () => moduleKey,
    isRovoEnabled: () => false,
    openRovo: () => false,
    trackObjectStoreAction: () => undefined,
    emitFrontendCustomMetric: () => undefined,
    getCookieConsentPreferences: () => null,
    initFeatureFlags: () => ({}),
  };

  const answer = async (id: number, command: string, payload: unknown): Promise<void> => {
    try {
      const run = commands[command];
      if (run === undefined) throw new Error(`The sandbox does not know the bridge command ${command}.`);
      post({ kind: 'answer', id, ok: true, result: await run(loose(payload), payload) });
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      post({ kind: 'answer', id, ok: false, name: failure.name, message: failure.message });
    }
  };
  const receive = (event: MessageEvent<unknown>): void => {
    if (event.source !== iframe.contentWindow || event.origin !== cdnOrigin) return;
    if (loose(event.data)['channel'] !== BRIDGE_CHANNEL) return;
    isConnected = true;
    const message = event.data as FromFrame;
    if (message.kind === 'call') void answer(message.id, message.command, message.payload);
    else if (message.kind === 'height') iframe.style.height = `${Math.max(options.minHeight ?? 0, message.height)}px`;
    else if (message.kind === 'go')
      (
        callbacks.go ??
        ((steps) => {
          window.history.go(steps);
        })
      )(message.steps);
    else if (message.kind === 'navigated') {
      route = `${message.location.pathname}${message.location.search}${message.location.hash}`;
      callbacks.onRoute(route, message.action);
    } else {
      for (const subscription of mine) if (subscription.id === message.subscription) subscriptions.delete(subscription);
    }
  };
  window.addEventListener('message', receive);
  options.container.append(iframe);
  return {
    iframe,
    setTheme: (mode) => {
      theme = mode;
      post({ kind: 'theme', theme: themeFor(mode) });
    },
    emit: (event, payload) => {
      for (const subscription of mine)
        if (subscriptions.has(subscription) && !subscription.isPublic && subscription.event === event)
          subscription.call(payload);
    },
    setRoute: (next) => {
      if (next === route) return;
      route = next;
      post({ kind: 'location', location: locationAt(next) });
    },
    unmount: () => {
      window.removeEventListener('message', receive);
      for (const subscription of mine) subscriptions.delete(subscription);
      iframe.remove();
    },
  };
}

/** Puts an app module into the container, as Jira does, and answers its bridge until it is unmounted. */
export function mountModule(options: MountOptions): MountedModule {
  return mountFrame(options, { resource: null, extension: {}, close: null });
}
