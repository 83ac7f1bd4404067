import { z } from 'zod';
import type { HostedJira, RealSiteMark } from '../forge/hosted-jira';
import type { JiraCall } from '../jira/actor';
import type { JiraEvent, JiraEventListener } from '../jira/jira-events';
import { type JiraRequestListener, pointsOf } from '../jira/jira-requests';
import { ALLOWED_WRITES, allowedWriteOf } from './allowed-writes';
import { answerCost } from './answer-cost';
import { failureWords } from './failure-words';
import { findOwner } from './find-owner';
import { isRead } from './is-read';
import { jiraShapedRefusal } from './jira-shaped-refusal';
import { asOwnAdministrator } from './own-administrator';
import { hideOwnProperties } from './own-properties';
import type { RealSiteSettings } from './real-site-settings';
import { openSiteDoor, type SiteDoor } from './site-door';
import { createSitePause } from './site-pause';

/** A real site with more projects than this is not scanned unless somebody asks. Convention. */
const SCANNED_BY_ITSELF = 20;

/** A real site in the place of the embedded Jira, asked as the owner of the token. */
export interface RealSite extends HostedJira {
  readonly realSite: RealSiteMark;
  /** Tells the app of a change that was found on the site. */
  readonly tell: (event: JiraEvent) => void;
}

interface RealSiteParts {
  readonly settings: RealSiteSettings;
  readonly print: (line: string) => void;
  readonly now?: () => number;
}

async function countProjects(door: SiteDoor, origin: string): Promise<number> {
  const url = new URL('/rest/api/3/project/search?maxResults=1', origin);
  const response = await door.send({ url, method: 'GET', headers: { accept: 'application/json' }, body: null });
  const page = z.object({ total: z.number() }).safeParse(response.ok ? await response.json() : null);
  // A site that does not say is treated as a large one.
  return page.success ? page.data.total : Number.POSITIVE_INFINITY;
}

function leadsElsewhere(response: Response, door: SiteDoor, origin: string): boolean {
  if (response.status < 300 || response.status >= 400 || response.status === 304) return false;
  const location = response.headers.get('location') ?? '';
  const target = URL.canParse(location, origin) ? new URL(location, origin) : null;
  const isBelow = target !== null && target.origin === origin && door.addressOf(target.pathname) !== null;
  // A task is behind a 303, which the app reads itself.
  return response.status !== 303 || !isBelow;
}

const rewritten = (response: Response, body: unknown): Response =>
  new Response(JSON.stringify(body), { status: response.status, headers: response.headers });

/** Why a write is not sent; null where it may be. */
function writeRefusal({ host, allowWrites }: RealSiteSettings, method: string, pathname: string): Response | null {
  if (!allowWrites)
    return jiraShapedRefusal(
      403,
      `This sandbox only reads ${host}. To let Plumbline write there, start it with --allow-writes.`,
    );
  if (allowedWriteOf(method, pathname) !== undefined) return null;
  return jiraShapedRefusal(
    403,
    `Nothing was changed on ${host}: this is none of the writes that --allow-writes lists. Do it on the site itself.`,
  );
}

/** Opens a real site: finds out who the token belongs to, then lets reads through. Throws SiteRefused. */
export async function openRealSite({ settings, print, now = Date.now }: RealSiteParts): Promise<RealSite> {
  const { origin, host } = settings;
  const door = openSiteDoor(settings);
  const owner = await findOwner(door, settings);
  const pause = createSitePause(now);
  const eventListeners = new Set<JiraEventListener>();
  const requestListeners = new Set<JiraRequestListener>();
  const announced = new Set<string>();
  let ownKeys: ReadonlySet<string> = new Set();
  const own = hideOwnProperties(() => (settings.allowWrites ? new Set() : ownKeys));

  const send = async (call: JiraCall, method: string, url: URL): Promise<Response> => {
    const paused = pause.now();
    if (paused !== null)
      return jiraShapedRefusal(429, `${host} asked to be left alone for ${paused.seconds} seconds more.`, {
        'retry-after': String(paused.seconds),
        ...(paused.reason === null ? {} : { 'ratelimit-reason': paused.reason }),
      });
    const response = await door.send({ url, method, headers: call.headers, body: call.body });
    pause.note(response);
    if (leadsElsewhere(response, door, origin))
      return jiraShapedRefusal(502, `${host} sends this request to another address, which is not followed.`);
    return response;
  };
  const answer = async (call: JiraCall, method: string): Promise<Response> => {
    if (call.actor.kind === 'anonymous')
      return new Response('Client must be authenticated to access this resource.', { status: 401 });
    const url = door.addressOf(call.path);
    if (url === null) return jiraShapedRefusal(404, `Only addresses below /rest/ of ${host} are asked.`);
    if (!isRead(method, url.pathname)) {
      const refusal = writeRefusal(settings, method, url.pathname);
      if (refusal !== null) return refusal;
      const kind = allowedWriteOf(method, url.pathname)?.endpoint ?? url.pathname;
      if (!announced.has(kind)) print(`First write of its kind on ${host}: ${method} ${kind}`);
      announced.add(kind);
    }
    try {
      const adapted = settings.allowWrites ? null : asOwnAdministrator(call, url.pathname);
      if (adapted === null)
        return own.absentAt(method, url.pathname) ?? (await send(own.withoutThem(call), method, url));
      const response = await send(adapted.call, method, url);
      return response.ok ? rewritten(response, adapted.answerFrom(await response.json())) : response;
    } catch (error) {
      return jiraShapedRefusal(503, `${host} gave no answer: ${failureWords(error)}.`);
    }
  };
  const pointsFor = async (call: JiraCall, method: string, response: Response): Promise<number> => {
    if (call.via !== 'function') return 0;
    const isJson = response.ok && (response.headers.get('content-type') ?? '').includes('json');
    const body: unknown = isJson ? await response.clone().json() : null;
    const pathname = call.path.split('?')[0] ?? call.path;
    const cost = body === null ? { objects: 0, identities: 0 } : answerCost(method, pathname, body);
    return pointsOf({ ...call, method }, cost);
  };

  const realSite: RealSiteMark = {
    host,
    allowedWrites: settings.allowWrites ? ALLOWED_WRITES : null,
    scansByItself: (await countProjects(door, origin)) <= SCANNED_BY_ITSELF,
  };
  return {
    realSite,
    handle: async (call) => {
      const startedAt = performance.now();
      const method = call.method.toUpperCase();
      const response = await answer(call, method);
      const points = await pointsFor(call, method, response);
      for (const listener of requestListeners) {
        listener({
          at: now(),
          method,
          path: call.path,
          endpoint: null,
          status: response.status,
          durationMs: performance.now() - startedAt,
          actor: call.actor,
          via: call.via,
          points,
        });
      }
      return response;
    },
    tell: (event) => {
      for (const listener of eventListeners) listener(event);
    },
    onEvent: (listener) => {
      eventListeners.add(listener);
      return () => void eventListeners.delete(listener);
    },
    onRequest: (listener) => {
      requestListeners.add(listener);
      return () => void requestListeners.delete(listener);
    },
    // The site itself indexes properties, and only for apps that are installed there.
    indexProperties: (index) => {
      ownKeys = new Set(index.map(({ propertyKey }) => propertyKey));
    },
    users: () => [owner],
    findUserByEmail: (email) => (email.toLowerCase() === owner.emailAddress.toLowerCase() ? owner : undefined),
    flush: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
