import { runInThisContext } from 'node:vm';

// @forge/bridge looks for its host while it is being imported, so this stands before any page is loaded. Tests say what
// the host answers with `installFakeBridge`.
type CallBridge = (command: string, payload?: unknown) => Promise<unknown>;

interface HostGlobals {
  __bridge: { callBridge: CallBridge };
  __bridgeAnswer?: CallBridge;
}

const host = globalThis as unknown as HostGlobals;
host.__bridge = {
  callBridge: (command, payload) =>
    host.__bridgeAnswer === undefined
      ? Promise.reject(new Error(`No fake bridge is installed (${command}).`))
      : host.__bridgeAnswer(command, payload),
};

// jsdom has no fetch classes, and Node's Request refuses the empty address with which the bridge normalises a body.
const node = runInThisContext('({ Request, Response, Headers })') as Pick<
  typeof globalThis,
  'Request' | 'Response' | 'Headers'
>;
class RequestWithBase extends node.Request {
  constructor(input: string, init?: RequestInit) {
    super(new URL(input, 'http://localhost/').href, init);
  }
}
Object.assign(globalThis, { Request: RequestWithBase, Response: node.Response, Headers: node.Headers });

// jsdom has no layout: nothing to scroll, and no media query matches until a test says so.
Element.prototype.scrollIntoView = () => undefined;
window.matchMedia = (media) =>
  ({ matches: false, media, addEventListener: () => undefined, removeEventListener: () => undefined }) as never;
