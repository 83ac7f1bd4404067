import type { Actor, JiraCall } from './actor';
import { moveIssue } from './changes/move-issue';
import { createRouter } from './create-router';
import type { JiraEvent, JiraEventListener } from './jira-events';
import { issueNotFound, projectNotFound } from './jira-refusal';
import { type JiraRequestEntry, type JiraRequestListener, pointsOf } from './jira-requests';
import { type AppFunction, createAppFunctions } from './jql/app-functions';
import { queriesInCall } from './jql/queries-in-call';
import { loadSiteData } from './load-site-data';
import { createNextIds, type NextIds } from './next-ids';
import type { RequestCost } from './routes/exchange';
import { createSearchIndex } from './search-index';
import { endpointFinder, endpointsOf, type ServedEndpoint } from './served-endpoints';
import type { IndexedProperty, SiteContext } from './site-context';
import { openPersistence } from './site-persistence';
import type { ProjectRecord, SiteData, UserRecord } from './site-records';
import { createSiteStore } from './site-store';
import { SITE_DATA_TABLES } from './site-tables';
import { createTaskRunner } from './task-runner';
import { viewerOf } from './viewer';

/** A Jira site in this process. */
export interface JiraSite {
  isEmpty(): boolean;
  /** Adds records; throws before changing anything where ids or keys clash. */
  load(data: SiteData): void;
  /** The whole site as records. */
  data(): SiteData;
  /** The single door for REST, in process and over HTTP. */
  handle(call: JiraCall): Promise<Response>;
  onEvent(listener: JiraEventListener): () => void;
  onRequest(listener: JiraRequestListener): () => void;
  /** Makes entity properties searchable, as the manifest's `jira:entityProperty` modules ask for. */
  indexProperties(index: readonly IndexedProperty[]): void;
  /** Lets queries call functions of an app, as the manifest's `jira:jqlFunction` modules declare them. */
  offerFunctions(functions: readonly AppFunction[]): void;
  users(): readonly UserRecord[];
  projects(): readonly ProjectRecord[];
  findUserByEmail(email: string): UserRecord | undefined;
  /** Every operation that is answered, as the router knows them. */
  endpoints(): readonly ServedEndpoint[];
  /** Moves an issue to another project on behalf of somebody; throws where there is no such issue or project. */
  moveIssue(move: { readonly issue: string; readonly project: string; readonly actor: Actor }): void;
  /** Deletes a custom field for good, with its values, as its administrator would; no event tells of it. */
  deleteField(fieldId: string): void;
  /** From now on, searches see a change only this long after it; 0, as at the start, at once. */
  setIndexLag(lagMs: number): void;
  /** Free ids, for importers. */
  nextIds(): NextIds;
  flush(): Promise<void>;
  close(): Promise<void>;
}

const VERSION = /^\/rest\/api\/(2|3|latest)(?=\/|\?|$)/;

const listeners = <T>() => {
  const all = new Set<(value: T) => void>();
  return {
    add: (listener: (value: T) => void) => {
      all.add(listener);
      return () => void all.delete(listener);
    },
    tell: (value: T) => {
      for (const listener of all) listener(value);
    },
  };
};

export interface SiteOptions {
  readonly dataDir: string | null;
  readonly now: () => number;
  readonly siteUrl: string;
  readonly siteTimeZone?: string;
  /** How long bulk tasks run, for tests of what happens meanwhile. */
  readonly taskDelayMs?: number;
  /** How long searches lag behind changes. */
  readonly indexLagMs?: number;
}

/** Opens the site that a directory holds, or an empty one; `dataDir: null` keeps it in memory only. */
export const openJiraSite = (options: SiteOptions): Promise<JiraSite> =>
  Promise.resolve().then(() => openSite(options));

const openSite = (options: SiteOptions): JiraSite => {
  const { now, siteTimeZone = 'Europe/Amsterdam' } = options;
  const store = createSiteStore();
  const persistence = options.dataDir === null ? null : openPersistence(store, options.dataDir);
  const events = listeners<JiraEvent>();
  const requests = listeners<JiraRequestEntry>();
  let indexed: readonly IndexedProperty[] = [];
  const tasks = createTaskRunner({
    now,
    ...(options.taskDelayMs === undefined ? {} : { delayMs: options.taskDelayMs }),
  });
  const searchIndex = createSearchIndex(store, now);
  searchIndex.setLagMs(options.indexLagMs ?? 0);
  const appFunctions = createAppFunctions(now);
  const site: SiteContext = {
    store,
    searchIndex,
    now,
    siteUrl: options.siteUrl.replace(/\/$/, ''),
    siteTimeZone,
    emit: events.tell,
    indexedProperties: () => indexed,
    appFunctions,
    tasks,
  };
  const router = createRouter(site);
  const endpoints = endpointsOf(router);
  const findEndpoint = endpointFinder(endpoints);

  const handle = async (call: JiraCall): Promise<Response> => {
    const startedAt = performance.now();
    const cost: RequestCost = { objects: 0, identities: 0 };
    const viewer = viewerOf({ store, actor: call.actor, siteTimeZone });
    const path = call.path.replace(VERSION, '/rest/api/3');
    const apiVersion = VERSION.exec(call.path)?.[1] === '2' ? 2 : 3;
    // An app is asked before the request is answered, so that nothing changes while it is.
    if (appFunctions.all().length > 0) await appFunctions.prepare(queriesInCall(call));
    const revision = store.revision();
    const response = await router.request(path, { method: call.method }, { call, viewer, apiVersion, cost });
    if (store.revision() !== revision) persistence?.schedule();
    if (viewer.accountId !== null) response.headers.set('X-AAccountId', viewer.accountId);
    else if (call.headers['authorization']) response.headers.set('X-Seraph-LoginReason', 'AUTHENTICATED_FAILED');
    requests.tell({
      at: now(),
      method: call.method,
      path: call.path,
      endpoint: findEndpoint(call.method, path.split('?')[0] ?? ''),
      status: response.status,
      durationMs: performance.now() - startedAt,
      actor: call.actor,
      via: call.via,
      points: pointsOf(call, cost),
    });
    return response;
  };

  return {
    isEmpty: () => store.table('projects').size === 0,
    load: (data) => {
      loadSiteData(store, data);
      persistence?.schedule();
    },
    data: () =>
      Object.fromEntries(
        SITE_DATA_TABLES.map((name) => [name, [...store.table(name).values()]]),
      ) as unknown as SiteData,
    handle,
    onEvent: events.add,
    onRequest: requests.add,
    indexProperties: (index) => {
      indexed = index;
    },
    offerFunctions: appFunctions.offer,
    users: () => [...store.table('users').values()],
    projects: () => [...store.table('projects').values()],
    findUserByEmail: (email) =>
      [...store.table('users').values()].find((user) => user.emailAddress.toLowerCase() === email.toLowerCase()),
    endpoints: () => endpoints,
    deleteField: (fieldId) => store.remove('customFields', fieldId),
    moveIssue: ({ issue, project, actor }) => {
      const moved = store.findIssue(issue);
      const target = store.findProject(project);
      if (!moved) throw issueNotFound();
      if (!target) throw projectNotFound(project);
      moveIssue({ site, viewer: viewerOf({ store, actor, siteTimeZone }), issue: moved, projectId: target.id });
      persistence?.schedule();
    },
    setIndexLag: (lagMs) => searchIndex.setLagMs(lagMs),
    nextIds: () => createNextIds(store),
    flush: async () => {
      await tasks.settle();
      await persistence?.flush();
    },
    close: async () => {
      await tasks.settle();
      await persistence?.close();
    },
  };
};
