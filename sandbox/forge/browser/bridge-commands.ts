import type { FrameEvents } from './frame-events';
import { jiraAddress, locationAt } from './jira-address';
import { fieldsOf, type LooseFields, textOf } from './loose-fields';
import type { HostFlag, HostPlace, MountOptions } from './mounted-module';
import { themeOf } from './theme-of';

export type BridgeCommand = (payload: unknown) => unknown;

interface CommandParts {
  readonly options: MountOptions;
  readonly modalContext: unknown;
  readonly close: ((result: unknown) => void) | null;
  readonly events: FrameEvents;
  /** Makes a function of the frame callable from here. */
  readonly callerOf: (ref: unknown) => (...args: readonly unknown[]) => void;
  readonly themeNow: () => 'light' | 'dark';
  readonly routeNow: () => string;
  readonly openModal: (asked: LooseFields) => void;
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

async function contextOf(moduleKey: string, place: HostPlace): Promise<LooseFields> {
  const query = new URLSearchParams({ module: moduleKey });
  if (place.issueKey !== undefined) query.set('issue', place.issueKey);
  if (place.projectKey !== undefined) query.set('project', place.projectKey);
  const response = await fetch(`/__forge/context?${query.toString()}`);
  if (!response.ok) throw new Error(`The module cannot be shown here: ${await response.text()}`);
  return fieldsOf(await response.json());
}

/** What the page learns of its place and its theme, and what it asks of the server. */
function readingCommands({
  options,
  modalContext,
  themeNow,
  routeNow,
}: CommandParts): readonly [string, BridgeCommand][] {
  const { moduleKey, location, locale } = options;
  const server = (command: string) => (payload: unknown) =>
    askServer({ command, payload, moduleKey, context: location, modal: modalContext });
  return [
    ['__theme', () => themeOf(themeNow())],
    ['__location', () => locationAt(routeNow())],
    [
      'getContext',
      async () => {
        const context = await contextOf(moduleKey, location);
        const { colorMode, names } = themeOf(themeNow());
        return {
          ...context,
          locale,
          theme: { colorMode, ...Object.fromEntries(names.map((name) => [name, name])) },
          extension: {
            ...fieldsOf(context['extension']),
            ...(modalContext === undefined ? {} : { modal: modalContext }),
          },
        };
      },
    ],
    ['invoke', server('invoke')],
    ['fetchProduct', server('fetchProduct')],
    ['getFrameId', () => moduleKey],
  ];
}

/** What the page asks Jira's own page to do. */
function productCommands({ options, openModal, callerOf }: CommandParts): readonly [string, BridgeCommand][] {
  const { session, callbacks, location } = options;
  const reload = (): boolean => {
    if (callbacks.reload === undefined) window.location.reload();
    else callbacks.reload();
    return true;
  };
  const flagFrom = (asked: LooseFields): HostFlag => ({
    id: String(asked['id']),
    title: textOf(asked['title']),
    ...(typeof asked['description'] === 'string' ? { description: asked['description'] } : {}),
    type: textOf(asked['type']),
    actions: (Array.isArray(asked['actions']) ? asked['actions'] : []).map((action) => ({
      text: textOf(fieldsOf(action)['text']),
      run: callerOf(fieldsOf(action)['onClick']),
    })),
  });
  return [
    [
      'navigate',
      (payload) => {
        const to = fieldsOf(payload);
        callbacks.navigate(jiraAddress({ session, to, from: location }), to['type'] === 'new-tab');
      },
    ],
    ['getUrl', (payload) => jiraAddress({ session, to: fieldsOf(payload), from: location })],
    ['reload', reload],
    ['refresh', reload],
    [
      'changeWindowTitle',
      (title) => {
        if (callbacks.onTitle === undefined) document.title = textOf(title);
        else callbacks.onTitle(textOf(title));
      },
    ],
    [
      'showFlag',
      (payload) => {
        callbacks.showFlag(flagFrom(fieldsOf(payload)));
        return true;
      },
    ],
    [
      'closeFlag',
      (payload) => {
        callbacks.closeFlag(String(fieldsOf(payload)['id']));
        return true;
      },
    ],
    [
      'openModal',
      (payload) => {
        openModal(fieldsOf(payload));
        return true;
      },
    ],
  ];
}

/** Closing of a modal; the frame of a module in its place answers that it cannot. */
function closingCommands({ close, callerOf }: CommandParts): readonly [string, BridgeCommand][] {
  let onClose: ((result: unknown) => void) | null = null;
  const leave = (result: unknown): boolean => {
    onClose?.(result);
    close?.(result);
    return close !== null;
  };
  return [
    ['close', leave],
    ['submit', leave],
    [
      'onClose',
      (callback) => {
        onClose = callerOf(callback);
        return close !== null;
      },
    ],
    ['open', () => false],
  ];
}

function eventCommands({ events, callerOf }: CommandParts): readonly [string, BridgeCommand][] {
  const subscribe = (isPublic: boolean) => (payload: unknown) => {
    const asked = fieldsOf(payload);
    return events.subscribe({ isPublic, event: textOf(asked['event']), call: callerOf(asked['callback']) });
  };
  const publish = (isPublic: boolean) => (payload: unknown) => {
    const sent = fieldsOf(payload);
    events.publish({ isPublic, event: textOf(sent['event']), payload: sent['payload'] });
  };
  return [
    ['on', subscribe(false)],
    ['onPublic', subscribe(true)],
    ['emit', publish(false)],
    ['emitPublic', publish(true)],
  ];
}

/** Parts of Jira that the sandbox has none of: Rovo, analytics, feature flags, consent. */
const ABSENT: readonly [string, BridgeCommand][] = [
  ['emitReadyEvent', () => undefined],
  ['getFrameDispatch', () => undefined],
  ['isRovoEnabled', () => false],
  ['openRovo', () => false],
  ['trackObjectStoreAction', () => undefined],
  ['emitFrontendCustomMetric', () => undefined],
  ['getCookieConsentPreferences', () => null],
  ['initFeatureFlags', () => ({})],
];

/** The commands that @forge/bridge sends out of one frame, by name. */
export function createBridgeCommands(parts: CommandParts): ReadonlyMap<string, BridgeCommand> {
  return new Map([
    ...readingCommands(parts),
    ...productCommands(parts),
    ...closingCommands(parts),
    ...eventCommands(parts),
    ...ABSENT,
  ]);
}
