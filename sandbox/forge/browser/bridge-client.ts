import { BRIDGE_CHANNEL, type BridgeLocation, type BridgeTheme, type FromFrame, type ToFrame } from '../bridge-wire';

/*
 * Runs first in the head of every Custom UI document, where Forge puts its global bridge. It must define
 * `globalThis.__bridge` before the app's bundle is evaluated, since @forge/bridge reads it while loading.
 */

type Callback = (...args: readonly unknown[]) => unknown;
type Unbranded<T> = T extends unknown ? Omit<T, 'channel'> : never;

const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
const callbacks = new Map<number, Callback>();
let lastCall = 0;
let lastCallback = 0;
let isThemed = false;

function isPlain(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
}

/** Replaces functions by references, all the way down. */
function withReferences(value: unknown): unknown {
  if (typeof value === 'function') {
    lastCallback += 1;
    callbacks.set(lastCallback, value as Callback);
    return { __function: lastCallback };
  }
  if (Array.isArray(value)) return value.map(withReferences);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withReferences(inner)]));
}

function post(message: Unbranded<FromFrame>): void {
  window.parent.postMessage({ channel: BRIDGE_CHANNEL, ...message }, '*');
}

function call(command: string, payload?: unknown): Promise<unknown> {
  lastCall += 1;
  const id = lastCall;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    post({ kind: 'call', id, command, payload: withReferences(payload) });
  });
}

const stylesheets = new Map<string, Promise<void>>();
let wantedTheme: BridgeTheme | null = null;

/** Resolves when the theme's stylesheet is in force; each is linked once. */
function stylesheet(name: string): Promise<void> {
  const known = stylesheets.get(name);
  if (known !== undefined) return known;
  const loaded = new Promise<void>((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = `/__bridge/theme/${name}.css`;
    link.onload = () => {
      resolve();
    };
    // A page without its tokens still has its fallbacks; it must not wait for ever.
    link.onerror = () => {
      resolve();
    };
    document.head.append(link);
  });
  stylesheets.set(name, loaded);
  return loaded;
}

/** Switches only when the stylesheets are there, so that nothing is painted in the wrong colours; the last theme asked for wins. */
async function applyTheme(theme: BridgeTheme): Promise<void> {
  wantedTheme = theme;
  await Promise.all(theme.names.map(stylesheet));
  document.documentElement.setAttribute('data-theme', wantedTheme.dataTheme);
  document.documentElement.setAttribute('data-color-mode', wantedTheme.colorMode);
}

type Listener = (location: BridgeLocation, action: string) => void;
const listeners = new Set<Listener>();
interface FrameHistory {
  action: string;
  location: BridgeLocation;
  length: number;
  [method: string]: unknown;
}
let frameHistory: FrameHistory | null = null;

type To = string | Partial<BridgeLocation>;

function locationFrom(current: BridgeLocation, to: To, state: unknown): BridgeLocation {
  const key = Math.random().toString(36).slice(2, 10);
  if (typeof to !== 'string')
    return {
      pathname: to.pathname ?? current.pathname,
      search: to.search ?? '',
      hash: to.hash ?? '',
      state: to.state ?? state,
      key,
    };
  const url = new URL(to, `http://frame${current.pathname}`);
  return { pathname: url.pathname, search: url.search, hash: url.hash, state, key };
}

/** The `history` package's version 4 object, as the product gives it; the page around keeps the real entries. */
async function createHistory(): Promise<FrameHistory> {
  const location = (await call('__location')) as BridgeLocation;
  const moved = (action: 'PUSH' | 'REPLACE') => {
    return (to: To, state?: unknown): void => {
      const next = locationFrom(created.location, to, state);
      if (action === 'PUSH') created.length += 1;
      tell(next, action);
      post({ kind: 'navigated', action, location: next });
    };
  };
  const go = (steps: number): void => {
    post({ kind: 'go', steps });
  };
  const created: FrameHistory = {
    action: 'POP',
    location,
    length: 1,
    listen: (listener: Listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    push: moved('PUSH'),
    replace: moved('REPLACE'),
    go,
    goBack: () => {
      go(-1);
    },
    goForward: () => {
      go(1);
    },
    block: () => () => undefined,
    createHref: (to: BridgeLocation) => `${to.pathname}${to.search}${to.hash}`,
  };
  frameHistory = created;
  return created;
}

function tell(location: BridgeLocation, action: string): void {
  if (frameHistory === null) return;
  frameHistory.action = action;
  frameHistory.location = location;
  for (const listener of listeners) listener(location, action);
}

async function callBridge(command: string, payload?: unknown): Promise<unknown> {
  if (command === 'createHistory') return createHistory();
  if (command === 'enableTheming') {
    isThemed = true;
    await applyTheme((await call('__theme')) as BridgeTheme);
    return undefined;
  }
  const answer = await call(command, payload);
  if (command !== 'on' && command !== 'onPublic' && command !== 'subscribeRealtimeChannel') return answer;
  return {
    unsubscribe: () => {
      post({ kind: 'unsubscribe', subscription: Number(answer) });
    },
  };
}

function receive(message: ToFrame): void {
  if (message.kind === 'callFunction') callbacks.get(message.id)?.(...message.args);
  else if (message.kind === 'theme') {
    if (isThemed) void applyTheme(message.theme);
  } else if (message.kind === 'location') tell(message.location, 'POP');
  else {
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.ok) call?.resolve(message.result);
    else call?.reject(Object.assign(new Error(message.message), { name: message.name }));
  }
}

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source !== window.parent || !isPlain(event.data) || event.data['channel'] !== BRIDGE_CHANNEL) return;
  receive(event.data as ToFrame);
});

let reportedHeight = 0;
let isMeasuring = false;

/** Reports how tall the document wants to be: its body, or more where a menu hangs below it. */
function measure(): void {
  isMeasuring = false;
  const style = getComputedStyle(document.body);
  const body = document.body.offsetHeight + parseFloat(style.marginTop) + parseFloat(style.marginBottom);
  const whole = document.documentElement.scrollHeight;
  const height = Math.ceil(whole > window.innerHeight + 1 ? Math.max(body, whole) : body);
  if (height === reportedHeight) return;
  reportedHeight = height;
  post({ kind: 'height', height });
}

function measureSoon(): void {
  if (isMeasuring) return;
  isMeasuring = true;
  requestAnimationFrame(measure);
}

document.addEventListener('DOMContentLoaded', () => {
  new ResizeObserver(measureSoon).observe(document.body);
  new MutationObserver(measureSoon).observe(document.body, { childList: true, subtree: true });
  measureSoon();
});

Object.defineProperty(globalThis, '__bridge', { value: { callBridge } });
