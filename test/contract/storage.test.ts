import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Sandbox } from '../../sandbox/forge/start-sandbox';
import { startSandbox } from '../../sandbox/forge/start-sandbox';
import type * as Access from '../../src/adapters/kvs/kvs-access';
import type * as Blobs from '../../src/adapters/kvs/packed-blob';
import { SCORE_PROPERTY } from '../../src/contract/issue-property';
import type { Ports } from '../../src/ports/ports';
import { aRoadmap, aRoadmapItem } from '../builders/a-roadmap';
import { aScoredIssue } from '../builders/a-scored-issue';
import { aSite } from '../builders/a-site';
import { NOW } from '../builders/an-issue';
import { issueId, itemId, projectId } from '../builders/ids';

let sandbox: Sandbox;
let portsFor: (traceId: string) => Ports;
let blobs: typeof Blobs;
let access: typeof Access;

beforeAll(async () => {
  const quiet = () => Promise.resolve();
  sandbox = await startSandbox({
    dataDir: null,
    port: 0,
    siteData: aSite,
    functions: Object.fromEntries(
      [
        'onWork',
        'onInstalled',
        'onIssueEvent',
        'onHourlyTick',
        'issueResolver',
        'projectResolver',
        'adminResolver',
        'glanceStatus',
      ].map((name) => [`index.${name}`, quiet]),
    ),
  });
  ({ portsFor } = await import('../../src/entry/wiring'));
  blobs = await import('../../src/adapters/kvs/packed-blob');
  access = await import('../../src/adapters/kvs/kvs-access');
}, 60_000);
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.kvs.clear());

const inside = <T>(work: (ports: Ports) => Promise<T>): Promise<T> =>
  sandbox.inside({ accountId: null }, () => work(portsFor('trace')));

// Text that does not compress, so that sizes are what they seem.
const noise = (length: number): string => {
  const pieces: string[] = [];
  for (let at = 0; pieces.length * 44 < length; at += 1) {
    pieces.push(createHash('sha256').update(String(at)).digest('base64'));
  }
  return pieces.join('').slice(0, length);
};

describe('stored JSON', () => {
  it('of any size is kept within the limit of one value', async () => {
    const value = noise(900_000);
    await inside(() => blobs.saveBlob('big', value));
    const entries = sandbox.kvs.entries('big');
    expect(entries.length).toBeGreaterThan(2);
    expect(Math.max(...entries.map(({ bytes }) => bytes))).toBeLessThanOrEqual(240 * 1024);
    expect((await inside(() => blobs.loadBlob('big', z.string()))) === value).toBe(true);
    await inside(() => blobs.deleteBlob('big'));
    expect(sandbox.kvs.entries('big')).toEqual([]);
  });

  it('that lacks a piece is absent, and that is something else is an error with its key', async () => {
    await inside(() => blobs.saveBlob('big', noise(600_000)));
    await inside(() => access.deleteValue('big.1'));
    expect((await inside(() => blobs.loadBlob('big', z.string())))?.length).toBeUndefined();
    await inside(() => access.saveValue('odd', { v: 1, gz: 'no', more: 0 }));
    await expect(inside(() => blobs.loadBlob('odd', z.string()))).rejects.toThrow('odd');
    await inside(() => blobs.saveBlob('other', 7));
    await expect(inside(() => blobs.loadBlob('other', z.string()))).rejects.toThrow('other');
  });
});

describe('revisions', () => {
  const draft = { value: aRoadmap(), authorAccountId: 'admin', note: '', at: NOW };

  it('of two people at once: one is kept, the other is a conflict', async () => {
    const saves = await Promise.all(
      [1, 2, 3, 4].map(() => inside(({ roadmaps }) => roadmaps.append({ ...draft, baseRevision: 0 }))),
    );
    expect(saves.filter(({ ok }) => ok)).toHaveLength(1);
    for (const save of saves) expect(save.ok ? save.value : save.error.currentRevision).toBe(1);
    expect(await inside(({ roadmaps }) => roadmaps.loadHead())).toMatchObject({ revision: 1 });
  });

  it('are found although the head was not moved on', async () => {
    await inside(({ roadmaps }) => roadmaps.append({ ...draft, baseRevision: 0 }));
    await inside(({ roadmaps }) => roadmaps.append({ ...draft, baseRevision: 1, note: 'second' }));
    await inside(() => access.deleteValue('roadmap:head'));
    expect(await inside(({ roadmaps }) => roadmaps.loadHead())).toEqual({ revision: 2, value: aRoadmap() });
    expect(await inside(({ roadmaps }) => roadmaps.listHistory())).toMatchObject([{ note: 'second' }, { note: '' }]);
    expect(await inside(({ roadmaps }) => roadmaps.append({ ...draft, baseRevision: 1 }))).toMatchObject({
      error: { currentRevision: 2 },
    });
  });

  it('of the largest roadmap fit into storage', async () => {
    const items = Array.from({ length: 2000 }, (_, at) =>
      aRoadmapItem({ itemId: itemId(`item-${at}-${noise(8).replace(/\W/g, 'x')}`), title: `${noise(60)} ${at}` }),
    );
    const saved = await inside(({ roadmaps }) =>
      roadmaps.append({ ...draft, baseRevision: 0, value: { items, rules: [] } }),
    );
    expect(saved).toEqual({ ok: true, value: 1 });
  });
});

describe('the snapshot', () => {
  const head = {
    projectId: projectId('10000'),
    projectKey: 'SHOP',
    completedAt: NOW,
    scannedAt: NOW,
    modelRevision: 0,
    modelFingerprint: '0-x',
    roadmapRevision: 0,
    resolvedPerMonth: 4,
    ruleQueries: { r: 'a = 1' },
    fieldIds: ['customfield_10016'],
    fieldNames: { customfield_10016: 'Story point estimate' },
    sizeFieldIds: [],
  };
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
  const rowsOf = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      row: aScoredIssue({ issueId: issueId(String(20_000 + at)), summary: noise(80) + String(at) }),
      property,
      written: at % 2 === 0,
    }));

  it('comes back as it was stored, and the generation before is gone', async () => {
    const rows = rowsOf(2500);
    const [first, second] = await inside(async ({ snapshots }) => {
      const one = await snapshots.replace({
        head: { ...head, generation: 'one' },
        rows: rows.slice(0, 3),
        foreignAncestors: [],
        previous: undefined,
      });
      return [
        one,
        await snapshots.replace({ head: { ...head, generation: 'two' }, rows, foreignAncestors: [], previous: one }),
      ];
    });
    expect(second).toMatchObject({ generation: 'two', parts: 3, count: 2500 });
    const found = await inside(async ({ snapshots }) => {
      const loaded = await snapshots.findHead(head.projectId);
      if (loaded === undefined) throw new Error('no head');
      expect(loaded).toEqual(second);
      return Promise.all([0, 1, 2].map((part) => snapshots.findPart(loaded, part)));
    });
    expect(found.flat()).toEqual(rows);
    expect(await inside(({ snapshots }) => snapshots.findRows(first, 0))).toBeUndefined();
    expect(sandbox.kvs.entries('rows:10000:one')).toEqual([]);
    expect(Math.max(...sandbox.kvs.entries('').map(({ bytes }) => bytes))).toBeLessThanOrEqual(240 * 1024);
  });

  it('notes what was written', async () => {
    const rows = rowsOf(4);
    const states = await inside(async ({ snapshots }) => {
      const stored = await snapshots.replace({
        head: { ...head, generation: 'one' },
        rows,
        foreignAncestors: [],
        previous: undefined,
      });
      await snapshots.markWritten(stored, 0, new Set([issueId('20001')]));
      return (await snapshots.findPart(stored, 0))?.map(({ written }) => written);
    });
    expect(states).toEqual([true, true, true, false]);
  });
});

it('points are added up over the hour, and an unread score property is no score', async () => {
  const spent = await inside(async (ports) => {
    await ports.issues.countIssues(projectId('10000'));
    await ports.fields({ maxAgeMs: 0 });
    return (await ports.ledger.load()).spent;
  });
  expect(spent).toBe(2);
  const more = await inside(async (ports) => {
    await ports.issues.readPage({
      projectId: projectId('10000'),
      pageToken: null,
      plan: { fieldIds: [], candidateFieldIds: [], durationFieldIds: [], sizeFieldIds: [], sprintFieldId: null },
    });
    return (await ports.ledger.load()).spent;
  });
  // One for the page, one for each of its nine issues, one for the list of request projects and one for the project in it.
  expect(more).toBe(spent + 1 + 9 + 1 + 1);
  expect(SCORE_PROPERTY).toBe('plumbline.score');
});
