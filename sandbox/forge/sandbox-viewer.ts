import type { Context, Next } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { FaultSwitches } from '../faults/fault-switches';
import type { Actor } from '../jira/actor';
import type { HostedJira } from './hosted-jira';

const COOKIE = 'sandbox.viewer';
const ANONYMOUS = 'anonymous';
/** Every demo user's API token. */
const TOKEN = 'sandbox';

/** What decides who somebody is. */
export interface Viewing {
  readonly jira: HostedJira;
  readonly faults: FaultSwitches;
}

/** Who looks at the shell in this browser; a fresh browser is the site's first administrator. */
export function viewerOf(c: Context, { jira, faults }: Viewing): Actor {
  if (faults.get().anonymous) return { kind: 'anonymous' };
  const [owner] = jira.users();
  // A real site is asked as the owner of the token, whatever a cookie of another sandbox says.
  if (jira.realSite !== undefined && owner !== undefined) return { kind: 'user', accountId: owner.accountId };
  const accountId = getCookie(c, COOKIE);
  if (accountId === ANONYMOUS) return { kind: 'anonymous' };
  const people = jira.users().filter((user) => user.accountType === 'atlassian' && user.active);
  const found = people.find((user) => user.accountId === accountId) ?? people[0];
  return found === undefined ? { kind: 'anonymous' } : { kind: 'user', accountId: found.accountId };
}

/** Whether this browser has said who it is. */
export function hasViewer(c: Context): boolean {
  return getCookie(c, COOKIE) !== undefined;
}

export function rememberViewer(c: Context, accountId: string | null): void {
  setCookie(c, COOKIE, accountId ?? ANONYMOUS, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 31_536_000 });
}

/** On whose behalf a plain HTTP request to Jira's REST API is made: by basic auth, else by the shell's cookie; null: wrong credentials. */
export function restActorOf(c: Context, { jira, faults }: Viewing): Actor | null {
  // The demo people's token must open nothing of a real site.
  if (jira.realSite !== undefined)
    return c.req.header('authorization') === undefined ? viewerOf(c, { jira, faults }) : null;
  const basic = /^Basic (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (basic === undefined)
    return getCookie(c, COOKIE) === undefined ? { kind: 'anonymous' } : viewerOf(c, { jira, faults });
  const credentials = Buffer.from(basic, 'base64').toString('utf8');
  const colon = credentials.indexOf(':');
  const user = jira.findUserByEmail(credentials.slice(0, Math.max(0, colon)));
  return user === undefined || credentials.slice(colon + 1) !== TOKEN
    ? null
    : { kind: 'user', accountId: user.accountId };
}

/** Refuses writes that a page of another origin makes with this browser's cookie. */
export function isForeignWrite(c: Context): boolean {
  if (c.req.method === 'GET' || c.req.method === 'HEAD' || c.req.header('authorization') !== undefined) return false;
  const origin = c.req.header('origin');
  // A frame without an origin says "null", which is no address at all.
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== c.req.header('host'));
}

const OWN_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Middleware before a real site: it answers under this machine's own names only, so that no page can pose as it by DNS. */
export async function refuseForeignNames(c: Context, next: Next): Promise<Response | undefined> {
  if (!OWN_NAMES.has(new URL(c.req.url).hostname)) return c.text('Refused: this was asked for by another name.', 403);
  await next();
  return undefined;
}

/** Middleware that refuses such writes to the host's own endpoints. */
export async function refuseForeignWrites(c: Context, next: Next): Promise<Response | undefined> {
  if (isForeignWrite(c)) return c.text('Refused: this comes from another site.', 403);
  await next();
  return undefined;
}
