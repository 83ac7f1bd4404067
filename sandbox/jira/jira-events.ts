import type { Actor } from './actor';
import type { Json } from './site-records';

/** A product event as Forge delivers it to triggers (`avi:jira:…`), without the delivery's own fields. */
export interface JiraEvent {
  readonly eventType: string;
  readonly occurredAt: number;
  readonly actor: Actor;
  /** The payload as `reference/forge-host.md` section 8 describes it: `issue`, `changelog`, `atlassianId`, link fields … */
  readonly payload: { readonly [key: string]: Json };
}

/** Called synchronously after each change; must not throw. */
export type JiraEventListener = (event: JiraEvent) => void;
