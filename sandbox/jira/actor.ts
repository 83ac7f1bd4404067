/** On whose behalf a request to the Jira stand-in is made. */
export type Actor =
  | { readonly kind: 'user'; readonly accountId: string }
  | { readonly kind: 'app' }
  | { readonly kind: 'anonymous' };

/**
 * How a request reached Jira: calls from the browser through the bridge are exempt from rate points. `host`: the pages
 * around the app, which no limit and no fault meets.
 */
export type Via = 'function' | 'bridge' | 'rest' | 'host';

/** One request to the stand-in, in process; the HTTP server builds the same from basic auth. */
export interface JiraCall {
  readonly actor: Actor;
  readonly via: Via;
  readonly method: string;
  /** Path and query, from `/rest/` on. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}
