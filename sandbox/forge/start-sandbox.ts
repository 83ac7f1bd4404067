import path from 'node:path';
import { Hono } from 'hono';
import { createFaultSwitches, type FaultSwitches } from '../faults/fault-switches';
import { type JiraSite, openJiraSite } from '../jira/jira-site';
import type { SiteData } from '../jira/site-records';
import { readManifest, uiModulesOf } from './app-manifest';
import { bridgeClientScript } from './bridge-client-script';
import { buildApp } from './build-app';
import { callResolver } from './call-resolver';
import { createCdn } from './cdn-server';
import type { Caller } from './forge-globals';
import type { ForgeKvs } from './forge-kvs';
import type { ForgeQueue } from './forge-queue';
import type { Handler } from './forge-runtime';
import { forgeSiteAt } from './forge-site';
import type { HostedJira } from './hosted-jira';
import { environmentTypeOf } from './license';
import { type Listening, listen, PortInUse } from './listen';
import { lockDataFolder } from './lock-data-folder';
import { createMainServer } from './main-server';
import { type ModulePlace, moduleContext, resolverContextOf } from './module-context';
import { openPlatform, type Platform, type PlatformBehaviour } from './open-platform';

const ROOT = path.resolve(__dirname, '..', '..');
/** Folders of the data directory that hold what the sandbox keeps; what it builds lies in others. */
export const KEPT_FOLDERS = ['jira', 'kvs', 'queue', 'host'] as const;

const SITE_TIME_ZONE = 'Europe/Berlin';

/** How the app is hosted, whatever Jira it is hosted on. */
export interface HostOptions<J extends HostedJira> extends Partial<PlatformBehaviour> {
  /** Null: nothing is kept. */
  readonly dataDir: string | null;
  /** 0: any free port. The pages' origin is the next one, where that is free. */
  readonly port: number;
  /** Called before anything is served or delivered: the place for imports and first settings. */
  readonly prepare?: (hosting: Hosting<J>) => Promise<void>;
  /** Builds and serves the pages and the shell; without it only functions, storage and REST run. */
  readonly withPages?: boolean;
  readonly withScheduler?: boolean;
  /** How the site misbehaves; by default it does not, until somebody switches a fault on. */
  readonly faults?: FaultSwitches;
  /** Handlers by manifest name (`index.onWork`) instead of those of src/. */
  readonly functions?: Readonly<Record<string, Handler>>;
  readonly print?: (line: string) => void;
}

export interface SandboxOptions extends HostOptions<JiraSite> {
  /** Called when the site is empty. */
  readonly siteData: () => SiteData;
}

/** A running Jira with the app installed. */
export interface Hosting<J extends HostedJira> {
  readonly url: string;
  readonly cdnUrl: string;
  readonly jira: J;
  readonly kvs: ForgeKvs;
  readonly queue: ForgeQueue;
  readonly platform: Platform;
  readonly faults: FaultSwitches;
  /**
   * Calls a resolver of the app as the bridge does: with the extension that Jira makes for the place, or with one given.
   * With a given one, visitors get through to modules that Jira would not show them.
   */
  readonly invoke: (
    moduleKey: string,
    functionKey: string,
    payload: unknown,
    as: { readonly accountId: string | null; readonly place?: ModulePlace; readonly extension?: object },
  ) => Promise<unknown>;
  /** Runs code with the globals of an invocation, so that real @forge packages work in it. */
  readonly inside: <T>(caller: Partial<Caller>, work: () => Promise<T> | T) => Promise<T>;
  /** Resolves when no event, queue message or function is under way. */
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The embedded Jira with the app installed. */
export type Sandbox = Hosting<JiraSite>;

/** Opens the Jira to host on, once it is known where it will be served. */
export type OpenJira<J extends HostedJira> = (siteUrl: string) => Promise<J>;

async function listenBeside(app: Hono, port: number): Promise<Listening> {
  try {
    return await listen(app, port);
  } catch (error) {
    if (error instanceof PortInUse && port !== 0) return listen(app, 0);
    throw error;
  }
}

/** An app whose routes come once they are known; 503 until then. */
function lateApp(): { readonly app: Hono; readonly become: (routes: Hono) => void } {
  let routes: Hono | null = null;
  const app = new Hono();
  app.all('*', (c) => (routes === null ? c.text('Starting', 503) : routes.fetch(c.req.raw, c.env)));
  return {
    app,
    become: (next) => {
      routes = next;
    },
  };
}

async function becomeIdle({ triggers, queue, runtime }: Platform): Promise<void> {
  for (let quietTurns = 0; quietTurns < 3; ) {
    await queue.idle();
    const isQuiet = triggers.pendingCount() === 0 && runtime.runningCount() === 0 && queue.pendingCount() === 0;
    quietTurns = isQuiet ? quietTurns + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Starts Jira and Forge on this machine and installs the app from the sources beside it. */
export function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  return hostApp(options, (siteUrl) => openSite(options, siteUrl));
}

/** Starts Forge on this machine over the Jira that is opened, and installs the app from the sources beside it. */
export async function hostApp<J extends HostedJira>(
  options: HostOptions<J>,
  openJira: OpenJira<J>,
): Promise<Hosting<J>> {
  const release = options.dataDir === null ? null : lockDataFolder(options.dataDir);
  const listening: Listening[] = [];
  try {
    return await startOn(options, openJira, {
      listening,
      leave: async () => {
        await Promise.all(listening.map(({ close }) => close()));
        release?.();
      },
    });
  } catch (error) {
    await Promise.all(listening.map(({ close }) => close()));
    release?.();
    throw error;
  }
}

async function startOn<J extends HostedJira>(
  options: HostOptions<J>,
  openJira: OpenJira<J>,
  { listening, leave }: { readonly listening: Listening[]; readonly leave: () => Promise<void> },
): Promise<Hosting<J>> {
  const { dataDir, withPages = false, print = () => undefined } = options;
  const behaviour: PlatformBehaviour = {
    queueDelayScale: options.queueDelayScale ?? 1,
    timeoutScale: options.timeoutScale ?? 1,
    eventDelayMs: options.eventDelayMs ?? 300,
    kvsExpiredKeptMs: options.kvsExpiredKeptMs ?? 0,
  };
  const faults = options.faults ?? createFaultSwitches();
  const manifest = readManifest(ROOT);
  const main = lateApp();
  const pages = lateApp();
  const mainAt = await listen(main.app, options.port);
  listening.push(mainAt);
  const pagesAt = await listenBeside(pages.app, options.port === 0 ? 0 : mainAt.port + 1);
  listening.push(pagesAt);
  const site = forgeSiteAt(`http://localhost:${mainAt.port}`);
  const cdnUrlFor = (hostname: string): string => `http://${hostname}:${pagesAt.port}`;

  const [built, bridgeClient, jira] = await Promise.all([
    buildApp({
      root: ROOT,
      manifest,
      outDirectory: dataDir ?? path.join(ROOT, 'node_modules', '.cache', 'plumbline'),
      withPages,
      functions: options.functions ?? null,
      clockSkewMs: () => faults.get().clockSkewMs,
      pauseScale: options.queueDelayScale ?? 1,
      print,
    }),
    bridgeClientScript(),
    openJira(site.siteUrl),
  ]);
  const platform = openPlatform({ manifest, site, jira, dataDir, behaviour, faults, ...built });
  const sandbox = sandboxOver({ platform, jira, url: site.siteUrl, cdnUrl: cdnUrlFor('localhost'), leave });
  try {
    await options.prepare?.(sandbox);
  } catch (error) {
    await sandbox.stop();
    throw error;
  }

  const { shellDirectory, pageFailures } = built;
  main.become(createMainServer({ platform, jira, shellDirectory, cdnUrlFor }));
  pages.become(
    createCdn({
      root: ROOT,
      manifest,
      bridgeClient,
      hostOrigins: () => ['localhost', '127.0.0.1'].map((name) => `http://${name}:${mainAt.port}`),
      failures: () => pageFailures,
    }),
  );
  platform.queue.start();
  if (platform.lifecycle.isInstalled() || jira.realSite?.scansByItself !== false)
    platform.lifecycle.start(jira.users()[0]?.accountId ?? '');
  if (options.withScheduler === true) platform.scheduler.start();
  return sandbox;
}

async function openSite({ dataDir, siteData }: SandboxOptions, siteUrl: string): Promise<JiraSite> {
  const jira = await openJiraSite({
    dataDir: dataDir === null ? null : path.join(dataDir, 'jira'),
    now: Date.now,
    siteUrl,
    siteTimeZone: SITE_TIME_ZONE,
  });
  if (jira.isEmpty()) jira.load(siteData());
  return jira;
}

function sandboxOver<J extends HostedJira>(parts: {
  readonly platform: Platform;
  readonly jira: J;
  readonly url: string;
  readonly cdnUrl: string;
  readonly leave: () => Promise<void>;
}): Hosting<J> {
  const { platform, jira, url, cdnUrl } = parts;
  const { manifest, site, runtime, kvs, queue } = platform;
  return {
    url,
    cdnUrl,
    jira,
    kvs,
    queue,
    platform,
    faults: platform.faults,
    invoke: async (moduleKey, functionKey, payload, { accountId, place, extension }) => {
      const module = uiModulesOf(manifest).find(({ key }) => key === moduleKey);
      if (module === undefined) throw new Error(`The manifest has no UI module ${moduleKey}.`);
      const asked = platform.faults.get().anonymous ? null : accountId;
      const viewer = asked === null ? ({ kind: 'anonymous' } as const) : ({ kind: 'user', accountId: asked } as const);
      const parts = { faults: platform.faults, jira, site, manifest, module, viewer };
      const context =
        extension === undefined
          ? resolverContextOf(await moduleContext({ ...parts, place: place ?? {} }), viewer)
          : {
              cloudId: site.cloudId,
              siteUrl: site.siteUrl,
              environmentId: site.environmentId,
              environmentType: environmentTypeOf(platform.faults.get()),
              moduleKey,
              extension,
            };
      return callResolver({ runtime, module, functionKey, payload, accountId: asked, context });
    },
    inside: (caller, work) =>
      runtime.runInside(
        {
          functionKey: 'inside',
          moduleKey: 'inside',
          moduleType: 'inside',
          accountId: null,
          subject: null,
          ...caller,
        },
        work,
      ),
    idle: () => becomeIdle(platform),
    stop: async () => {
      await platform.close();
      await jira.flush();
      await jira.close();
      await parts.leave();
    },
  };
}
