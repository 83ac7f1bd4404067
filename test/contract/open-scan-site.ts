import type { Sandbox } from '../../sandbox/forge/start-sandbox';
import { startSandbox } from '../../sandbox/forge/start-sandbox';
import type { SiteData } from '../../sandbox/jira/site-records';
import { loadCurrentRows } from '../../src/app/load-snapshot-rows';
import { startScan } from '../../src/app/start-scan';
import type { workConsumer as realConsumer } from '../../src/entry/on-work';
import type { portsFor as realPortsFor } from '../../src/entry/wiring';
import type { Ports } from '../../src/ports/ports';
import type { ScanState } from '../../src/ports/scan-store';
import { A_SITE } from '../builders/a-site';
import { projectId } from '../builders/ids';

type ForgeFetch = (target: unknown, path: string, init?: RequestInit) => Promise<Response>;
const globals = globalThis as typeof globalThis & { __forge_fetch__: ForgeFetch };

/** A request of the app to Jira or to Forge's storage and queue. */
export interface PlatformCall {
  /** Counted from the last `watch`. */
  readonly at: number;
  readonly path: string;
  readonly body: string;
}

/** What becomes of a call: as usual, done but its answer lost with all later calls, or another answer instead. */
export type Fate = 'usual' | 'lost' | (() => Response);

const SHOP = { projectId: projectId(A_SITE.shopProject), projectKey: 'SHOP', projectName: 'Web shop' };
const FUNCTIONS = ['onWork', 'onInstalled', 'onIssueEvent', 'onHourlyTick'];
const RESOLVERS = ['issueResolver', 'projectResolver', 'adminResolver', 'glanceStatus'];
const HOUR_MS = 3_600_000;
const MULTI = '/issue/properties/multi';

/** The real consumer of the app on the stand-in, driven by hand: in a time of its own, with a say in every call. */
export interface ScanSite {
  readonly sandbox: Sandbox;
  readonly asApp: <T>(work: (ports: Ports) => Promise<T>) => Promise<T>;
  /** Decides about the calls from now on, which are counted anew. */
  readonly watch: (fateOf: (call: PlatformCall) => Fate) => void;
  readonly calls: () => readonly PlatformCall[];
  /** How often each issue's score was written since the last `watch`. */
  readonly writes: () => Readonly<Record<string, number>>;
  readonly begin: (mode?: ScanState['mode']) => Promise<void>;
  /** One delivery of the scan's message; false where the consumer died of it. */
  readonly deliver: () => Promise<boolean>;
  /** Delivers until the scan is over; time passes where it waits. */
  readonly finish: () => Promise<ScanState>;
  readonly state: () => ScanState;
  readonly rows: () => Promise<readonly object[]>;
  readonly scores: () => Readonly<Record<string, object>>;
  readonly edit: (issueKey: string, fields: object) => Promise<void>;
  /** Puts the clock of the functions so far ahead of Jira's, or behind. */
  readonly skew: (ms: number) => void;
  /** Moves the clock of everything. */
  readonly pass: (ms: number) => void;
  readonly stop: () => Promise<void>;
}

export async function openScanSite(siteData: () => SiteData): Promise<ScanSite> {
  for (const level of ['log', 'warn', 'error'] as const) jest.spyOn(console, level).mockImplementation(() => undefined);
  const realNow = Date.now.bind(Date);
  let offset = 0;
  let skewMs = 0;
  const time = jest.spyOn(Date, 'now').mockImplementation(() => realNow() + offset);
  const clock = () => Date.now() + skewMs;
  const functions = Object.fromEntries(
    [...FUNCTIONS, ...RESOLVERS].map((name) => [`index.${name}`, () => Promise.resolve()]),
  );
  const sandbox = await startSandbox({ dataDir: null, port: 0, siteData, functions, queueDelayScale: 0.0001 });
  await sandbox.idle();
  const fetched = globals.__forge_fetch__;
  let calls: PlatformCall[] = [];
  let fateOf: (call: PlatformCall) => Fate = () => 'usual';
  let isDead = false;
  globals.__forge_fetch__ = async (target, path, init) => {
    if (isDead) throw new Error('killed');
    const call = { at: calls.length, path, body: typeof init?.body === 'string' ? init.body : '' };
    calls.push(call);
    const fate = fateOf(call);
    if (typeof fate === 'function') return fate();
    const response = await fetched(target, path, init);
    if (fate === 'usual') return response;
    isDead = true;
    throw new Error('killed');
  };
  const { portsFor }: { portsFor: typeof realPortsFor } = await import('../../src/entry/wiring');
  const { workConsumer }: { workConsumer: typeof realConsumer } = await import('../../src/entry/on-work');
  const wait = (ms: number): Promise<void> => {
    offset += Math.ceil(ms);
    return new Promise((resolve) => setTimeout(resolve, 1));
  };
  const ports = (traceId: string) => portsFor(traceId, { background: true, wait, clock });
  const asApp = <T>(work: (given: Ports) => Promise<T>) => sandbox.inside({ accountId: null }, () => work(ports('t')));
  const state = () => sandbox.kvs.value(`scan:${SHOP.projectId}`) as ScanState;
  let retryCount = 0;
  const hasDied = () => isDead;

  const deliver = async (): Promise<boolean> => {
    const { scanId, leg } = state();
    const body = { kind: 'scan', projectId: SHOP.projectId, scanId, leg, traceId: 't' };
    isDead = false;
    try {
      const retry = await sandbox.inside({ accountId: null }, () =>
        workConsumer(ports)({ body, retryContext: { retryCount } }),
      );
      retryCount = retry === undefined ? 0 : retryCount + 1;
      if (retry !== undefined) offset += retry.retryOptions.retryAfter * 1000;
      return !hasDied();
    } catch (error) {
      if (!hasDied()) throw error;
      return false;
    } finally {
      isDead = false;
    }
  };

  return {
    sandbox,
    asApp,
    state,
    deliver,
    watch: (decide) => {
      calls = [];
      fateOf = decide;
    },
    calls: () => calls,
    writes: () => {
      const counts: Record<string, number> = {};
      for (const { body } of calls.filter(({ path }) => path.endsWith(MULTI))) {
        const { issues } = JSON.parse(body) as { issues: { issueID: number }[] };
        for (const { issueID } of issues) counts[issueID] = (counts[issueID] ?? 0) + 1;
      }
      return counts;
    },
    begin: async (mode = 'changes') => {
      retryCount = 0;
      await asApp((given) => startScan(given, { project: SHOP, mode }));
    },
    finish: async () => {
      for (let turn = 0; turn < 200; turn += 1) {
        const { phase, resumesAt } = state();
        if (phase === 'done' || phase === 'failed') return state();
        if (resumesAt !== null && resumesAt > clock()) offset += Math.min(HOUR_MS, resumesAt - clock());
        await deliver();
      }
      throw new Error(`The scan does not end: ${JSON.stringify(state())}`);
    },
    rows: () =>
      asApp(async (given) => {
        const head = await given.snapshots.findHead(SHOP.projectId);
        const rows = head === undefined ? undefined : await loadCurrentRows(given, head);
        const plain = (rows ?? []).map((row) => ({ ...row, scoredAt: 0 }));
        return plain.toSorted((a, b) => Number(a.issueId) - Number(b.issueId));
      }),
    scores: () =>
      Object.fromEntries(
        sandbox.jira
          .data()
          .issues.filter((issue) => issue.projectId === SHOP.projectId && 'plumbline.score' in issue.properties)
          .map(({ id, properties }) => [id, { ...(properties['plumbline.score'] as object), scoredAt: '' }]),
      ),
    edit: async (issueKey, fields) => {
      const response = await sandbox.jira.handle({
        actor: { kind: 'user', accountId: sandbox.jira.users()[0]?.accountId ?? '' },
        via: 'host',
        method: 'PUT',
        path: `/rest/api/3/issue/${issueKey}`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ fields }),
      });
      if (!response.ok) throw new Error(`Jira answered ${response.status}`);
    },
    skew: (ms) => {
      skewMs = ms;
    },
    pass: (ms) => {
      offset += ms;
    },
    stop: async () => {
      globals.__forge_fetch__ = fetched;
      await sandbox.stop();
      time.mockRestore();
    },
  };
}
