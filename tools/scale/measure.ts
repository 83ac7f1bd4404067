import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { saveModel } from '../../src/app/save-model';
import { loadScoringBasis } from '../../src/app/scoring-basis';
import { startScan } from '../../src/app/start-scan';
import type { ScanState } from '../../src/ports/scan-store';
import { ADMIN, openScaleSite, type ScaleSite, type Spending } from './scale-site';
import { readSequentially } from './sequential-reader';

/** One line of the table: a piece of work and what it cost. */
export interface ScaleFigure extends Spending {
  readonly issues: number;
  /** Issues of the project as the scan found them: what was finished long ago is not read. */
  readonly read: number;
  readonly work: string;
  readonly latencyMs: number;
  readonly wallMs: number;
  /** Hours that the hourly quota made it wait. */
  readonly hoursWaited: number;
}

const HOUR_MS = 3_600_000;

async function measured(
  site: ScaleSite,
  about: Pick<ScaleFigure, 'issues' | 'work' | 'latencyMs'>,
  work: () => Promise<number>,
): Promise<ScaleFigure> {
  site.sandbox.faults.set({ latencyMs: about.latencyMs });
  site.reset();
  const started = performance.now();
  const hoursWaited = await work();
  const wallMs = performance.now() - started;
  site.sandbox.faults.reset();
  const { read } = site.sandbox.kvs.value(`scan:${site.shop}`) as ScanState;
  return { ...about, read, wallMs, hoursWaited, ...site.spent() };
}

async function scan(site: ScaleSite, mode: ScanState['mode']): Promise<number> {
  const project = { projectId: site.shop, projectKey: 'SHOP', projectName: 'Web Shop' };
  await site.asApp((ports) => startScan(ports, { project, mode }));
  let hours = 0;
  for (let turn = 0; turn < 500; turn += 1) {
    const state = site.sandbox.kvs.value(`scan:${site.shop}`) as ScanState;
    if (state.phase === 'done') return hours;
    if (state.phase === 'failed') throw new Error(`The scan failed: ${state.failure ?? 'unknown'}`);
    if (state.resumesAt !== null && state.resumesAt > Date.now()) {
      hours += 1;
      site.pass(Math.min(HOUR_MS, state.resumesAt - Date.now()) + 1000);
    }
    const { scanId, leg } = state;
    await site.deliver({ kind: 'scan', projectId: site.shop, scanId, leg, traceId: 'scale' });
  }
  throw new Error('The scan does not end.');
}

/** Every weight of the model changes, so that every value does. */
async function reweigh(site: ScaleSite): Promise<void> {
  await site.asApp(async (ports) => {
    const { model, modelRevision } = await loadScoringBasis(ports, site.shop);
    const criteria = model.criteria.map((criterion, at) => ({
      ...criterion,
      weight: at === 0 ? 60 : 40 / (model.criteria.length - 1),
    }));
    const saved = await saveModel(ports, {
      baseRevision: modelRevision,
      model: { ...model, criteria },
      note: 'Measured',
      accountId: ADMIN,
    });
    if (!saved.ok) throw new Error(`The model was not saved: ${saved.error.code}`);
  });
}

async function edit(site: ScaleSite, count: number): Promise<void> {
  const issues = site.sandbox.jira.data().issues.filter(({ projectId }) => projectId === site.shop);
  for (const { key } of issues.slice(0, count)) {
    await site.sandbox.jira.handle({
      actor: { kind: 'user', accountId: ADMIN },
      via: 'host',
      method: 'PUT',
      path: `/rest/api/3/issue/${key}`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ fields: { priority: { id: '1' } } }),
    });
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      issues: { type: 'string', default: '1000' },
      latency: { type: 'string', default: '100' },
      json: { type: 'string' },
    },
  });
  const [issues, latencyMs] = [Number(values.issues), Number(values.latency)];
  const site = await openScaleSite(issues);
  const figures: ScaleFigure[] = [];
  const line = async (work: string, latency: number, run: () => Promise<number>): Promise<void> => {
    figures.push(await measured(site, { issues, work, latencyMs: latency }, run));
  };
  await line('first scan', latencyMs, () => scan(site, 'whole'));
  site.pass(HOUR_MS);
  await line('whole scan again', latencyMs, () => scan(site, 'whole'));
  site.pass(HOUR_MS);
  await edit(site, Math.ceil(issues / 100));
  await line('scan of changes, 1 % edited', latencyMs, () => scan(site, 'changes'));
  site.pass(HOUR_MS);
  await reweigh(site);
  const rescore = {
    kind: 'rescoreProject',
    projectId: site.shop,
    modelRevision: 1,
    roadmapRevision: 0,
    traceId: 'scale',
  };
  await line('rescore after a change of weights', 0, async () => {
    await site.deliver(rescore);
    return 0;
  });
  const epicChild = site.sandbox.jira
    .data()
    .issues.find(({ projectId, parentId }) => projectId === site.shop && parentId !== null);
  const edited = {
    kind: 'rescoreIssue',
    issueId: epicChild?.id,
    projectId: site.shop,
    occurredAt: Date.now(),
    traceId: 'scale',
  };
  await edit(site, 1);
  // Lists of fields and projects are read once an hour.
  await site.deliver(edited);
  await line('one issue after its event', latencyMs, async () => {
    await site.deliver(edited);
    return 0;
  });
  site.sandbox.faults.set({ latencyMs });
  const { requests, ms } = await readSequentially(site.sandbox.url);
  site.sandbox.faults.reset();
  const stored = site.sandbox.kvs.entries('').reduce((sum, { bytes }) => sum + bytes, 0);
  await site.stop();
  const answer = { figures, baseline: { issues, latencyMs, requests, wallMs: ms }, storedBytes: stored };
  if (values.json === undefined) console.log(JSON.stringify(answer, null, 2));
  else writeFileSync(values.json, JSON.stringify(answer));
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
