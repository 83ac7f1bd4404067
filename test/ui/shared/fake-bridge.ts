import type { RpcError, RpcInput, RpcName, RpcOutput } from '../../../src/contract/rpc';

type Answers = { [N in RpcName]?: (input: RpcInput<N>) => RpcOutput<N> | Promise<RpcOutput<N>> };

export interface JiraRequest {
  readonly path: string;
  readonly method: string;
  readonly body: unknown;
}

export interface FakeBridge {
  /** What was asked, in order. */
  readonly invoked: { readonly name: string; readonly input: unknown }[];
  readonly requested: JiraRequest[];
  readonly flags: { readonly title?: string; readonly actions?: readonly { text: string; onClick: () => void }[] }[];
  readonly navigations: unknown[];
  /** Events that the page sent to other frames. */
  readonly emitted: { readonly event: string; readonly payload: unknown }[];
  /** Plays an event of the host, e.g. JIRA_ISSUE_CHANGED. */
  emit(event: string, payload?: unknown): void;
}

export interface FakeHost {
  readonly context?: Record<string, unknown>;
  readonly rpc?: Answers;
  /** Commands that the host does not know. */
  readonly refuses?: readonly string[];
  /** What `view.createHistory` gives; see fake-history.ts. */
  readonly history?: unknown;
  readonly jira?: (request: JiraRequest) => { status: number; body?: unknown; headers?: Record<string, string> };
}

/** Throw this from an rpc answer to make the procedure fail as the real one does. */
export class RefusedRpc extends Error {
  readonly refusal: RpcError;

  constructor(refusal: Partial<RpcError> & Pick<RpcError, 'code'>) {
    super(refusal.code);
    this.refusal = { traceId: 'trace-1', problems: [], currentRevision: null, retryAt: null, ...refusal };
  }
}

async function answerRpc(answers: Answers, name: string, input: unknown): Promise<unknown> {
  const answer = answers[name as RpcName] as ((input: unknown) => unknown) | undefined;
  if (answer === undefined) throw new Error(`There was an error invoking the function - no answer for ${name}`);
  try {
    return { ok: true, value: await answer(input) };
  } catch (refused) {
    if (refused instanceof RefusedRpc) return { ok: false, error: refused.refusal };
    throw refused;
  }
}

function issueContext(): Record<string, unknown> {
  return {
    accountId: 'viewer',
    locale: 'en-US',
    timezone: 'UTC',
    siteUrl: 'https://shop.example.com',
    moduleKey: 'plumbline-panel',
    extension: {
      type: 'jira:issuePanel',
      issue: { id: '10042', key: 'SHOP-42' },
      project: { id: '10000', key: 'SHOP' },
    },
  };
}

interface FetchPayload {
  readonly restPath: string;
  readonly fetchRequestInit?: { readonly method?: string; readonly body?: string | null };
}

/** Plays Jira and Forge for the page under test; everything else (bridge, parsing, React) is the real thing. */
export function installFakeBridge(host: FakeHost = {}): FakeBridge {
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const bridge: FakeBridge = {
    invoked: [],
    requested: [],
    flags: [],
    navigations: [],
    emitted: [],
    emit: (event, payload) => {
      for (const listener of listeners.get(event) ?? []) listener(payload);
    },
  };
  const fetchProduct = ({ restPath, fetchRequestInit }: FetchPayload) => {
    const text = fetchRequestInit?.body ?? null;
    const request: JiraRequest = {
      path: restPath,
      method: fetchRequestInit?.method ?? 'GET',
      body: text === null || text === '' ? null : (JSON.parse(text) as unknown),
    };
    bridge.requested.push(request);
    const answer = host.jira?.(request) ?? { status: 404, body: { errorMessages: ['Not found'] } };
    return {
      status: answer.status,
      statusText: '',
      headers: { 'content-type': 'application/json', ...answer.headers },
      body: answer.body === undefined ? '' : JSON.stringify(answer.body),
    };
  };
  const on = (event: string, callback: (payload: unknown) => void) => {
    const all = listeners.get(event) ?? new Set();
    listeners.set(event, all.add(callback));
    return { unsubscribe: () => all.delete(callback) };
  };
  const callBridge = async (command: string, payload?: unknown): Promise<unknown> => {
    if (host.refuses?.includes(command) === true) throw new Error(`Unknown command ${command}.`);
    switch (command) {
      case 'getContext':
        return host.context ?? issueContext();
      case 'invoke': {
        const { functionKey, payload: sent } = payload as { functionKey: string; payload: object };
        const input: Record<string, unknown> = { ...sent };
        // Every call has an id of its own.
        delete input['traceId'];
        bridge.invoked.push({ name: functionKey, input });
        return answerRpc(host.rpc ?? {}, functionKey, input);
      }
      case 'fetchProduct':
        return fetchProduct(payload as FetchPayload);
      case 'on': {
        const { event, callback } = payload as { event: string; callback: (payload: unknown) => void };
        return on(event, callback);
      }
      case 'showFlag':
        bridge.flags.push(payload as FakeBridge['flags'][number]);
        return true;
      case 'emit':
        bridge.emitted.push(payload as FakeBridge['emitted'][number]);
        return undefined;
      case 'createHistory':
        return host.history;
      case 'navigate':
        bridge.navigations.push(payload);
        return undefined;
      default:
        return undefined;
    }
  };
  (globalThis as { __bridgeAnswer?: typeof callBridge }).__bridgeAnswer = callBridge;
  return bridge;
}
