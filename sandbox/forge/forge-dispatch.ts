import type { Actor, JiraCall } from '../jira/actor';
import type { FetchTarget, InvocationHost } from './forge-globals';
import type { ForgeKvs } from './forge-kvs';
import type { ForgeQueue } from './forge-queue';
import { asOwnCall } from './own-calls';
import { jsonResponse, proxyRefusal } from './platform-response';

interface DispatchParts {
  readonly handleJira: (call: JiraCall) => Promise<Response>;
  readonly kvs: ForgeKvs;
  /** A thunk, since the queue delivers by the runtime that dispatches here. */
  readonly queue: () => ForgeQueue;
  readonly mayFetch: (url: string) => boolean;
}

async function textOf(body: RequestInit['body']): Promise<string | null> {
  if (body === undefined || body === null) return null;
  return typeof body === 'string' ? body : new Response(body).text();
}

const parsedJson = (text: string | null): unknown => (text === null ? undefined : JSON.parse(text));

/** Who Jira sees: null where Forge refuses, since there is no user to act as or it is somebody else. */
function actorFor(target: FetchTarget, accountId: string | null): Actor | null {
  if (target.provider === 'app') return { kind: 'app' };
  if (target.provider === 'none') return { kind: 'anonymous' };
  if (accountId === null) return null;
  return target.accountId === undefined || target.accountId === accountId ? { kind: 'user', accountId } : null;
}

/** Answers what the @forge packages send out of a function: Jira, storage, and the gateway behind queues. */
export function createDispatch({ handleJira, kvs, queue, mayFetch }: DispatchParts): InvocationHost {
  return {
    mayFetch,
    dispatch: async ({ target, path, init, invocation }) => {
      const body = await textOf(init.body);
      if (target.type === 'kvs') return kvs.handle(path, parsedJson(body));
      if (target.type !== 'fpp') return proxyRefusal(501, 'NOT_IN_SANDBOX');
      const actor = actorFor(target, invocation.caller.accountId);
      if (actor === null) return proxyRefusal(401, 'AUTH_TYPE_UNAVAILABLE');
      if (target.remote === 'stargate') {
        const operation = /^\/webhook\/queue\/(publish|stats|cancel)\//.exec(path)?.[1];
        return operation === undefined
          ? jsonResponse(501, { message: `The sandbox's gateway has no ${path}.` })
          : queue().handle(operation, parsedJson(body), invocation.chainId);
      }
      if (target.remote !== 'jira' && target.contextAri === undefined) return proxyRefusal(403, 'UNSUPPORTED_REMOTE');
      return asOwnCall(() =>
        handleJira({
          actor,
          via: 'function',
          method: (init.method ?? 'GET').toUpperCase(),
          path,
          headers: Object.fromEntries(new Headers(init.headers)),
          body,
        }),
      );
    },
  };
}
