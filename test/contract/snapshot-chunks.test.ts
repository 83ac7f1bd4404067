import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Sandbox, startSandbox } from '../../sandbox/forge/start-sandbox';
import type * as Access from '../../src/adapters/kvs/kvs-access';
import type { Ports } from '../../src/ports/ports';
import type { SnapshotHead } from '../../src/ports/snapshot-store';
import { aScoredIssue } from '../builders/a-scored-issue';
import { aSite } from '../builders/a-site';
import { NOW } from '../builders/an-issue';
import { issueId, projectId } from '../builders/ids';

/*
 * What is stored of a project: readers see a whole generation or none, whatever was altered, lost or left half written.
 */

let sandbox: Sandbox;
let portsFor: (traceId: string) => Ports;
let access: typeof Access;

const HANDLERS = ['onWork', 'onInstalled', 'onIssueEvent', 'onHourlyTick', 'issueResolver', 'projectResolver'];

beforeAll(async () => {
  const quiet = () => Promise.resolve();
  sandbox = await startSandbox({
    dataDir: null,
    port: 0,
    queueDelayScale: 0.001,
    siteData: aSite,
    functions: Object.fromEntries(
      [...HANDLERS, 'adminResolver', 'glanceStatus'].map((name) => [`index.${name}`, quiet]),
    ),
  });
  ({ portsFor } = await import('../../src/entry/wiring'));
  access = await import('../../src/adapters/kvs/kvs-access');
}, 60_000);
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.kvs.clear());

const inside = <T>(work: (ports: Ports) => Promise<T>): Promise<T> =>
  sandbox.inside({ accountId: null }, () => work(portsFor('trace')));

const shop = projectId('10000');
const other = projectId('10001');

const headOf = (generation: string, id = shop): Omit<SnapshotHead, 'parts' | 'count'> => ({
  generation,
  projectId: id,
  projectKey: 'SHOP',
  completedAt: NOW,
  scannedAt: NOW,
  modelRevision: 0,
  modelFingerprint: '0-x',
  roadmapRevision: 0,
  resolvedPerMonth: 4,
  ruleQueries: {},
  fieldIds: [],
  fieldNames: {},
  sizeFieldIds: [],
});

// Text that does not compress, so that a part needs several pieces.
const noise = (seed: number, length: number) =>
  createHash('sha512')
    .update(String(seed))
    .digest('base64')
    .repeat(Math.ceil(length / 88))
    .slice(0, length);

const property = {
  v: 1 as const,
  low: 1,
  high: 2,
  known: 3,
  traceability: 0,
  state: 'unlinked' as const,
  horizon: null,
  path: [],
  next: { kind: 'none' as const },
  scoredAt: '2026-11-24T12:00:00.000Z',
  modelRevision: 0,
  roadmapRevision: 0,
};

const rowsOf = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => ({
    row: aScoredIssue({
      issueId: issueId(String(20_000 + from + at)),
      summary: noise(from + at, 60),
      labels: at % 3 === 0 ? ['wallet', 'web'] : [],
      fields: at % 2 === 0 ? { customfield_10016: at } : { customfield_10016: null, customfield_10040: 'high' },
      fieldChangedAt: at % 5 === 0 ? { customfield_10016: NOW - at } : {},
    }),
    property: at % 4 === 0 ? { ...property, value: at / 100, theme: 'Checkout' } : property,
    written: at % 2 === 0,
  }));

const store = (generation: string, count: number, id = shop) =>
  inside(({ snapshots }) =>
    snapshots.replace({ head: headOf(generation, id), rows: rowsOf(count), foreignAncestors: [] }),
  );

const keys = () => sandbox.kvs.entries('').map(({ key }) => key);
const move = (from: string, to: string) =>
  inside(async () => access.saveValue(to, await access.findValue(from, z.unknown())));

it('rows come back as they were stored, whatever they have and lack', async () => {
  const rows = rowsOf(1203);
  const found = await inside(async ({ snapshots }) => {
    const head = await snapshots.replace({ head: headOf('one'), rows, foreignAncestors: [] });
    return Promise.all([0, 1].map((part) => snapshots.findPart(head, part)));
  });
  expect(found.flat()).toEqual(rows);
});

it('rows without text in common take several values, each within the limit of storage', async () => {
  const rows = Array.from({ length: 900 }, (_, at) => ({
    row: aScoredIssue({
      issueId: issueId(String(30_000 + at)),
      summary: Array.from({ length: 6 }, (_n, n) => noise(at * 7 + n, 88)).join(''),
    }),
    property,
    written: false,
  }));
  const found = await inside(async ({ snapshots }) =>
    snapshots.findPart(await snapshots.replace({ head: headOf('one'), rows, foreignAncestors: [] }), 0),
  );
  expect(found).toEqual(rows);
  expect(keys()).toContain('rows:10000:one:0.1');
  expect(Math.max(...sandbox.kvs.entries('').map(({ bytes }) => bytes))).toBeLessThanOrEqual(240 * 1024);
  await store('two', 3);
  expect(keys().filter((key) => key.includes('one'))).toEqual([]);
});

describe('a part that is not what it should be', () => {
  const altered = (change: (stored: Record<string, unknown>) => object) =>
    inside(async () => {
      const stored = await access.findValue('rows:10000:one:0', z.looseObject({}));
      await access.saveValue('rows:10000:one:0', change(stored ?? {}));
    });

  it.each<readonly [string, () => Promise<unknown>]>([
    ['missing', () => inside(() => access.deleteValue('rows:10000:one:0'))],
    ['of another project', () => move('rows:10001:far:0', 'rows:10000:one:0')],
    ['of another generation', () => altered((stored) => ({ ...stored, generation: 'zero' }))],
    ['another part', () => move('rows:10000:one:1', 'rows:10000:one:0')],
    ['of another kind', () => move('scores:10000:one:0', 'rows:10000:one:0')],
    ['of another format', () => altered((stored) => ({ ...stored, format: 2 }))],
    ['cut short', () => altered((stored) => ({ ...stored, gz: String(stored['gz']).slice(0, -40) }))],
    ['altered', () => altered((stored) => ({ ...stored, gz: String(stored['gz']).replace(/.{8}$/, 'AAAAAAA=') }))],
    ['of another length', () => altered((stored) => ({ ...stored, count: 999 }))],
    ['nothing we know', () => inside(() => access.saveValue('rows:10000:one:0', 'x'))],
  ])('%s: the snapshot counts as damaged, and as none, until it is made anew', async (_what, harm) => {
    const head = await store('one', 1010);
    await store('far', 4, other);
    await harm();
    expect(await inside(({ snapshots }) => snapshots.rebuildCause(shop))).toBeNull();
    const seen = await inside(async ({ snapshots }) => ({
      part: await snapshots.findPart(head, 0),
      head: await snapshots.findHead(shop),
      heads: (await snapshots.listHeads()).map((each) => each.projectId),
      cause: await snapshots.rebuildCause(shop),
    }));
    expect(seen).toEqual({ part: undefined, head: undefined, heads: [other], cause: 'damaged' });
    await store('two', 7);
    const mended = await inside(async ({ snapshots }) => ({
      head: (await snapshots.findHead(shop))?.generation,
      cause: await snapshots.rebuildCause(shop),
    }));
    expect(mended).toEqual({ head: 'two', cause: null });
    expect(keys().filter((key) => key.includes('one') || key.startsWith('damage'))).toEqual([]);
  });

  it('scores or ancestors: likewise', async () => {
    const head = await store('one', 3);
    await move('rows:10000:one:0', 'scores:10000:one:0');
    expect(await inside(({ snapshots }) => snapshots.findPart(head, 0))).toBeUndefined();
    expect(await inside(({ snapshots }) => snapshots.rebuildCause(shop))).toBe('damaged');
    const next = await store('two', 3);
    await inside(() => access.deleteValue('ancestors:10000:two'));
    await expect(inside(({ snapshots }) => snapshots.loadForeignAncestors(next))).rejects.toThrow('ancestors');
    expect(await inside(({ snapshots }) => snapshots.rebuildCause(shop))).toBe('damaged');
  });

  it('since another generation took its place is no damage: whoever read it asks again', async () => {
    const head = await store('one', 3);
    await store('two', 3);
    expect(await inside(({ snapshots }) => snapshots.findRows(head, 0))).toBeUndefined();
    expect(await inside(({ snapshots }) => snapshots.rebuildCause(shop))).toBeNull();
  });
});

describe('while a generation is replaced', () => {
  // Runs the replacement up to its n-th write; the rest never happens, as when Forge kills a function.
  async function stoppedAfter(writes: number, generation: string): Promise<boolean> {
    let left = writes;
    const { kvs } = await import('@forge/kvs');
    const stop =
      <A extends unknown[], R>(call: (...given: A) => Promise<R>) =>
      (...given: A): Promise<R> => {
        left -= 1;
        return left < 0 ? Promise.reject(new Error('killed')) : call(...given);
      };
    const [set, remove] = [stop(kvs.set.bind(kvs)), stop(kvs.delete.bind(kvs))];
    const spies = [
      jest.spyOn(kvs, 'set').mockImplementation(set),
      jest.spyOn(kvs, 'delete').mockImplementation(remove),
    ];
    try {
      await inside(({ snapshots }) =>
        snapshots.replace({ head: headOf(generation), rows: rowsOf(1002, 5000), foreignAncestors: [] }),
      );
      return false;
    } catch (error) {
      if (error instanceof Error && error.message === 'killed') return true;
      throw error;
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  }

  it('a reader sees the earlier or the new one whole, after every single write', async () => {
    const before = rowsOf(1001);
    const after = rowsOf(1002, 5000);
    await store('one', 1001);
    let writes = 0;
    for (; writes < 60 && (await stoppedAfter(writes, `new${writes}`)); writes += 1) {
      const seen = await inside(async ({ snapshots }) => {
        const head = await snapshots.findHead(shop);
        if (head === undefined) throw new Error('no head');
        const parts = await Promise.all([0, 1].map((part) => snapshots.findPart(head, part)));
        return { isNew: head.generation !== 'one', rows: parts.flat(), cause: await snapshots.rebuildCause(shop) };
      });
      expect(seen.cause).toBeNull();
      expect(seen.rows).toEqual(seen.isNew ? after : before);
      // What killed attempts leave behind is swept by the next, which then writes more: each begins from the same state.
      sandbox.kvs.clear();
      await store('one', 1001);
    }
    expect(writes).toBeGreaterThan(12);
    expect(writes).toBeLessThan(60);
  }, 60_000);

  it('what killed attempts left behind goes with the next that succeeds', async () => {
    await store('one', 1001);
    for (const writes of [1, 3, 5, 6]) await stoppedAfter(writes, `half${writes}`);
    expect(keys()).toContain('ancestors:10000:half3');
    await store('two', 2);
    expect(keys()).toEqual([
      'ancestors:10000:two',
      'generations:10000',
      'rows:10000:two:0',
      'scores:10000:two:0',
      'snapshot:10000',
    ]);
  });
});
