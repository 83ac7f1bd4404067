import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Sandbox } from '../../sandbox/forge/start-sandbox';
import { startSandbox } from '../../sandbox/forge/start-sandbox';
import type * as Access from '../../src/adapters/kvs/kvs-access';
import type * as Blobs from '../../src/adapters/kvs/packed-blob';
import { packJson } from '../../src/adapters/kvs/packed-json';
import { SCORE_PROPERTY } from '../../src/contract/issue-property';
import type { HistoryEntry } from '../../src/contract/rpc';
import { DEFAULT_HEALTH_SETTINGS } from '../../src/domain/health/health-report';
import type { Ports } from '../../src/ports/ports';
import { aModel } from '../builders/a-model';
import { aRoadmap, aRoadmapItem } from '../builders/a-roadmap';
import { aScoredIssue } from '../builders/a-scored-issue';
import { aSite } from '../builders/a-site';
import { NOW } from '../builders/an-issue';
import { criterionId, issueId, itemId, projectId } from '../builders/ids';

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

function headOf(generation: string) {
  return {
    generation,
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
}

describe('the snapshot', () => {
  const head = headOf('one');
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
      });
      return [one, await snapshots.replace({ head: { ...head, generation: 'two' }, rows, foreignAncestors: [] })];
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
      });
      await snapshots.markWritten(stored, 0, new Set([issueId('20001')]));
      return (await snapshots.findPart(stored, 0))?.map(({ written }) => written);
    });
    expect(states).toEqual([true, true, true, false]);
  });
});

// Fields that the earlier version did not know.
const without = (value: object, ...keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));

describe('a snapshot of the earlier version', () => {
  const project = projectId('10000');
  // As version 1 stored it: no format, rows without the times of their fields, inputs without raters.
  const leftBehind = async () => {
    const row = without(aScoredIssue({ issueId: issueId('20000') }), 'fieldChangedAt');
    const rows = [{ ...row, inputs: { reach: { rating: 3, at: NOW } } }];
    const columns = Object.fromEntries(
      Object.keys(row).map((key) => [key, rows.map((one) => (one as Record<string, unknown>)[key])]),
    );
    await blobs.saveBlob('rows:10000:old:0', { count: 1, columns });
    await blobs.saveBlob('scores:10000:old:0', []);
    await blobs.saveBlob('ancestors:10000:old', []);
    await access.saveValue('snapshot:10000', without({ ...headOf('old'), parts: 1, count: 1 }, 'fieldNames'));
    await access.saveValue('overlay:10000:20000', { issueId: '20000', row: rows[0], property: null, at: NOW });
    const state = { projectKey: 'SHOP', projectName: 'Shop', total: null, startedAt: NOW, endedAt: null };
    const rest = { resumesAt: null, failure: null, step: 'score', pageToken: null, movedAt: NOW };
    await access.saveValue('scan:10000', {
      projectId: project,
      scanId: 'x',
      phase: 'reading',
      read: 1,
      pages: 1,
      ...state,
      ...rest,
    });
  };

  it('counts as none, never as an error', async () => {
    await inside(leftBehind);
    const seen = await inside(async ({ snapshots, scans }) => ({
      head: await snapshots.findHead(project),
      heads: await snapshots.listHeads(),
      overlay: await snapshots.listOverlay(project),
      entry: await snapshots.findOverlay(project, issueId('20000')),
      scan: await scans.find(project),
      scanning: await scans.list(),
      cause: await snapshots.rebuildCause(project),
    }));
    expect(seen).toEqual({
      head: undefined,
      heads: [],
      overlay: [],
      entry: undefined,
      scan: undefined,
      scanning: [],
      cause: 'earlierFormat',
    });
  });

  it('of a scan that cannot be read counts as none too, and the next scan begins anew', async () => {
    await inside(async ({ scans }) => {
      await access.saveValue(`scan:${project}`, { format: 3, projectId: project, step: 'no such step' });
      expect([await scans.find(project), await scans.list()]).toEqual([undefined, []]);
    });
  });

  it('is replaced by what a scan finds, and leaves nothing behind', async () => {
    await inside(leftBehind);
    const head = await inside(async ({ snapshots }) => {
      await snapshots.replace({ head: headOf('new'), rows: [], foreignAncestors: [] });
      expect(await snapshots.rebuildCause(project)).toBeNull();
      return snapshots.findHead(project);
    });
    expect(head).toMatchObject({ generation: 'new', count: 0 });
    expect(sandbox.kvs.entries('').map(({ key }) => key)).toEqual([
      'ancestors:10000:new',
      'generations:10000',
      'scan:10000',
      'snapshot:10000',
    ]);
  });
});

describe('models and settings of the earlier version', () => {
  it('are read with what they did not say', async () => {
    const { criteria, preset, size, bands } = aModel();
    const [asked] = criteria;
    if (asked === undefined) throw new Error('no criterion');
    const old = without({ ...asked, source: { kind: 'input' } }, 'role', 'lifetimeDays');
    const note = { authorAccountId: 'admin', note: '', at: NOW };
    await inside(async () => {
      const model = packJson({ preset, criteria: [old], size, bands });
      await access.saveValue('model:rev:000001', { revision: 1, ...note, body: model });
      const settings = packJson({ health: DEFAULT_HEALTH_SETTINGS, sizeFieldId: null });
      await access.saveValue('settings:10000:rev:000001', { revision: 1, ...note, body: settings });
    });
    const read = await inside(async (ports) => ({
      model: (await ports.models.loadHead()).value,
      settings: (await ports.settings(projectId('10000')).loadHead()).value,
    }));
    expect(read.model).toEqual({ preset, criteria: [asked], formula: null, size, bands });
    expect(read.settings).toMatchObject({ model: null, modelRevision: 0 });
  });
});

describe('answers and history', () => {
  const story = issueId('10001');
  const entry = (at: number, causes: HistoryEntry['causes'] = [{ kind: 'age' }]): HistoryEntry => ({
    at,
    value: 50,
    low: 40,
    high: 60,
    alignment: null,
    state: 'unlinked',
    modelRevision: 1,
    roadmapRevision: 1,
    causes,
  });

  it('of many people at once are all kept, and of one issue deleted without those of another', async () => {
    const answers = Array.from({ length: 130 }, (_, at) => ({
      criterionId: criterionId(`c${at % 3}`),
      accountId: `557058:${at}`,
      answer: 3,
      at,
    }));
    await Promise.all(answers.map((rating) => inside(({ ratings }) => ratings.save(story, rating))));
    await inside(({ ratings }) => ratings.save(issueId('100010'), answers[0] as (typeof answers)[number]));
    expect(await inside(({ ratings }) => ratings.listOfIssue(story))).toHaveLength(130);
    await inside(({ ratings }) => ratings.deleteOfIssue(story));
    expect(sandbox.kvs.entries('rating:').map(({ key }) => key)).toEqual(['rating:100010:c0:557058:0']);
  });

  it('of an issue keeps the newest fifty, newest first', async () => {
    for (let at = 1; at <= 52; at += 1) await inside(({ history }) => history.addToIssue(story, [entry(at)]));
    const kept = await inside(({ history }) => history.listOfIssue(story));
    expect(kept.map(({ at }) => at)).toEqual(Array.from({ length: 50 }, (_, at) => 52 - at));
  });

  it('of a project keeps twelve records, each within one value, the furthest moves first', async () => {
    const project = projectId('10000');
    const causes = (at: number) => [
      {
        kind: 'input' as const,
        criterionId: criterionId(noise(40).replace(/\W/g, 'x')),
        name: `${noise(99)}${at}`,
        from: at * Math.E,
        to: `${at}`,
      },
    ];
    const moves = Array.from({ length: 30_000 }, (_, at) => ({
      issueId: issueId(String(20_000 + at)),
      entry: { ...entry(at, causes(at)), value: (at * Math.PI) % 100, low: (at * Math.E) % 100 },
    }));
    for (let at = 1; at <= 14; at += 1) {
      const some = at === 14 ? moves : moves.slice(0, 3);
      await inside(({ history }) => history.saveMoves(project, { generation: `g${at}`, at, moves: some }));
    }
    const records = sandbox.kvs.entries(`moves:${project}:`);
    expect(records).toHaveLength(12);
    expect(Math.max(...records.map(({ bytes }) => bytes))).toBeLessThanOrEqual(240 * 1024);
    const listed = await inside(({ history }) => history.listMovesOf(project, issueId('20000')));
    expect(listed).toHaveLength(12);
    expect(await inside(({ history }) => history.listMovesOf(project, issueId('49999')))).toEqual([]);
    // A repeated step writes over its own record.
    await inside(({ history }) => history.saveMoves(project, { generation: 'g14', at: 14, moves: moves.slice(0, 1) }));
    expect(sandbox.kvs.entries(`moves:${project}:`)).toHaveLength(12);
  }, 30_000);

  it('outcomes are forgotten after a year', async () => {
    const outcome = {
      issueId: story,
      answer: 'yes' as const,
      at: NOW,
      value: 50,
      alignment: null,
      themeId: null,
      utilities: {},
    };
    await inside(({ outcomes }) => outcomes.save(projectId('10000'), outcome));
    expect(await inside(({ outcomes }) => outcomes.list(projectId('10000')))).toEqual([outcome]);
    expect(await inside(({ outcomes }) => outcomes.find(projectId('10001'), story))).toBeUndefined();
  });
});

it('points are added up over the hour, and an unread score property is no score', async () => {
  const spent = await inside(async (ports) => {
    await ports.issues.countIssues(projectId('10000'));
    await ports.fields({ maxAgeMs: 0 });
    await ports.ledger.flush();
    return (await ports.ledger.load()).spent;
  });
  expect(spent).toBe(2);
  const more = await inside(async (ports) => {
    await ports.issues.readPage({
      projectId: projectId('10000'),
      pageToken: null,
      sinceMinutes: null,
      plan: { fieldIds: [], candidateFieldIds: [], durationFieldIds: [], sizeFieldIds: [], sprintFieldId: null },
    });
    return (await ports.ledger.load()).spent;
  });
  // One for the page, one for each of its nine issues, one for the list of projects and one for each of the three in it.
  expect(more).toBe(spent + 1 + 9 + 1 + 3);
  expect(SCORE_PROPERTY).toBe('plumbline.score');
});
