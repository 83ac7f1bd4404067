import { generateDemoSite } from '../../sandbox/data/demo-site';
import { type Sandbox, startSandbox } from '../../sandbox/forge/start-sandbox';
import { DEMO_PEOPLE } from '../../sandbox/jira/site-records';
import type { ProjectId } from '../../src/domain/ids';
import { workConsumer } from '../../src/entry/on-work';
import { portsFor } from '../../src/entry/wiring';
import type { Ports } from '../../src/ports/ports';

type ForgeFetch = (target: unknown, path: string, init?: RequestInit) => Promise<Response>;
const globals = globalThis as typeof globalThis & { __forge_fetch__: ForgeFetch };

const HANDLERS = [
  'onWork',
  'onInstalled',
  'onIssueEvent',
  'onHourlyTick',
  'issueResolver',
  'projectResolver',
  'adminResolver',
  'glanceStatus',
];

/** What work asked of Jira and of storage since the last reset. */
export interface Spending {
  readonly requests: number;
  readonly reads: number;
  /** By Jira's own meter, as the sandbox keeps it. */
  readonly points: number;
  readonly kvsReads: number;
  readonly kvsWrites: number;
  /** Bytes of the values that were written. */
  readonly kvsBytes: number;
  /** Milliseconds that functions ran, without pauses between them; and the longest of them. */
  readonly functionMs: number;
  readonly longestMs: number;
  readonly legs: number;
  /** Most memory in use above what the site itself takes, in MB. */
  readonly peakMb: number;
  /** What the site takes, in MB: the sandbox holds it in the same process. */
  readonly siteMb: number;
}

/** A site of the sandbox whose background work is delivered by hand, so that each invocation can be measured. */
export interface ScaleSite {
  readonly sandbox: Sandbox;
  readonly shop: ProjectId;
  readonly asApp: <T>(work: (ports: Ports) => Promise<T>) => Promise<T>;
  /** Delivers one message of the queue to the app's consumer. */
  readonly deliver: (body: object) => Promise<void>;
  /** Lets the hours pass that a paused scan waits. */
  readonly pass: (ms: number) => void;
  readonly reset: () => void;
  readonly spent: () => Spending;
  readonly stop: () => Promise<void>;
}

const isWrite = (path: string): boolean => path.endsWith('/properties/multi') || path.includes('/task/');

/** Opens the demo site with so many issues in its shop; nothing is scanned yet. */
export async function openScaleSite(issues: number): Promise<ScaleSite> {
  const realNow = Date.now.bind(Date);
  let offset = 0;
  Date.now = () => realNow() + offset;
  const functions = Object.fromEntries(HANDLERS.map((name) => [`index.${name}`, () => Promise.resolve()]));
  const sandbox = await startSandbox({
    dataDir: null,
    port: 0,
    siteData: () => generateDemoSite({ now: Date.now(), issues }),
    functions,
    queueDelayScale: 0.0001,
    // Work is delivered from outside of a function, which has the time of a consumer all the same.
    timeoutScale: 40,
  });
  await sandbox.idle();
  const shop = sandbox.jira.data().projects.find(({ key }) => key === 'SHOP')?.id as ProjectId;
  const fetched = globals.__forge_fetch__;
  const none = { requests: 0, reads: 0, kvsReads: 0, kvsWrites: 0, kvsBytes: 0, functionMs: 0, longestMs: 0, legs: 0 };
  let counts = { ...none };
  let peak = 0;
  let base = 0;
  let pointsSpent = 0;
  const metered = () => sandbox.platform.jira.limits().pointsThisHour;
  globals.__forge_fetch__ = (target, path, init) => {
    if (path.startsWith('/rest/')) {
      counts.requests += 1;
      if (!isWrite(path)) counts.reads += 1;
    } else if (/\/(get|query)/.test(path)) counts.kvsReads += 1;
    else {
      counts.kvsWrites += 1;
      counts.kvsBytes += typeof init?.body === 'string' ? Buffer.byteLength(init.body) : 0;
    }
    peak = Math.max(peak, process.memoryUsage().heapUsed);
    return fetched(target, path, init);
  };
  const ports = (traceId: string) => portsFor(traceId, { background: true });
  const consume = workConsumer(ports);
  return {
    sandbox,
    shop,
    asApp: (work) => sandbox.inside({ accountId: null }, () => work(ports('scale'))),
    deliver: async (body) => {
      const started = performance.now();
      const pointsBefore = metered();
      await sandbox.inside({ accountId: null }, () => consume({ body, retryContext: { retryCount: 0 } }));
      const took = performance.now() - started;
      counts = {
        ...counts,
        functionMs: counts.functionMs + took,
        longestMs: Math.max(counts.longestMs, took),
        legs: counts.legs + 1,
      };
      pointsSpent += Math.max(0, metered() - pointsBefore);
    },
    pass: (ms) => {
      offset += ms;
    },
    reset: () => {
      globalThis.gc?.();
      counts = { ...none };
      base = process.memoryUsage().heapUsed;
      peak = base;
      pointsSpent = 0;
    },
    spent: () => ({ ...counts, points: pointsSpent, peakMb: (peak - base) / 2 ** 20, siteMb: base / 2 ** 20 }),
    stop: async () => {
      globals.__forge_fetch__ = fetched;
      await sandbox.stop();
      Date.now = realNow;
    },
  };
}

/** The person who changes things in these measurements. */
export const ADMIN = DEMO_PEOPLE.admin;
