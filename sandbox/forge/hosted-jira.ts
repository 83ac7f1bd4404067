import type { JiraSite } from '../jira/jira-site';

/** A kind of write that the app may send to a real site, in words for the person who allows it. */
export interface AllowedWrite {
  readonly method: string;
  readonly endpoint: string;
  readonly purpose: string;
}

/** That a real site is behind; the shell says so at all times. */
export interface RealSiteMark {
  readonly host: string;
  /** Null: the site is only read. */
  readonly allowedWrites: readonly AllowedWrite[] | null;
  /** Whether the app scans by itself; on a site with many projects it waits to be asked. */
  readonly scansByItself: boolean;
}

/** What the platform needs of the Jira that it hosts the app on: the stand-in in this process, or a real site. */
export type HostedJira = Pick<
  JiraSite,
  'handle' | 'onEvent' | 'onRequest' | 'indexProperties' | 'users' | 'findUserByEmail' | 'flush' | 'close'
> &
  // A real site does not say which operations it serves, its index lags as it likes, and it calls no function here.
  Partial<Pick<JiraSite, 'endpoints' | 'setIndexLag' | 'offerFunctions'>> & { readonly realSite?: RealSiteMark };
