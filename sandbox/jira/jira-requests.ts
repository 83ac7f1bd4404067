import type { Actor, JiraCall, Via } from './actor';
import type { RequestCost } from './routes/exchange';
import type { ServedEndpoint } from './served-endpoints';

/** One answered request, for the drawer that shows what the app asks of Jira. */
export interface JiraRequestEntry {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** The operation that answered; null where nothing is served at the path. */
  readonly endpoint: ServedEndpoint | null;
  readonly status: number;
  readonly durationMs: number;
  readonly actor: Actor;
  readonly via: Via;
  /** Rate points. */
  readonly points: number;
  /** What befell the request, where it was refused or its answer spoilt before or after Jira saw it. */
  readonly note?: string;
}

export type JiraRequestListener = (entry: JiraRequestEntry) => void;

/** Searches are charged as reads although they are posted. */
const READ_BY_POST = /\/rest\/api\/[^/]+\/(search\/jql|issue\/bulkfetch|changelog\/bulkfetch|permissions\/check)/;

/** Rate points of a request: only calls of the app's functions cost any; reads cost by what they return. */
export const pointsOf = (call: JiraCall, cost: RequestCost): number => {
  if (call.via !== 'function') return 0;
  const isRead = call.method.toUpperCase() === 'GET' || READ_BY_POST.test(call.path);
  return isRead ? 1 + cost.objects + 2 * cost.identities : 1;
};
