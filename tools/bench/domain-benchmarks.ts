import { gunzipSync, gzipSync } from 'node:zlib';
import { assessHealth } from '../../src/domain/health/assess-health';
import { DEFAULT_HEALTH_SETTINGS } from '../../src/domain/health/health-report';
import type { IssueFacts } from '../../src/domain/issue/issue-facts';
import { indexRoadmap } from '../../src/domain/roadmap/roadmap-index';
import { columnsFrom, rowsFrom } from '../../src/domain/snapshot/row-columns';
import { scoreProject } from '../../src/domain/snapshot/score-project';
import type { ScoredIssue } from '../../src/domain/snapshot/scored-issue';
import { presetModel } from '../../src/domain/value/presets';
import { priorsFrom } from '../../src/domain/value/priors';
import { proposeModel } from '../../src/domain/value/propose-model';
import type { Benchmark } from './benchmark';
import { sampleIssues, sampleRoadmap } from './sample-project';
import { baselineScopes, checkAgreement, evaluateBaseline } from './value-baseline';
import { LOAD_MODEL, LOAD_NOW, loadIssues, scoreLoad } from './value-load';

const NOW = Date.UTC(2026, 10, 24);
const PRIORITIES = ['Highest', 'High', 'Medium', 'Low', 'Lowest'].map((name, at) => ({
  priorityId: String(at + 1),
  name,
}));
const MODEL = proposeModel({ priorities: PRIORITIES, sizeFieldId: null });
const ROADMAP = sampleRoadmap();

/** Measured at two sizes, to see that it grows no faster than they do. */
export const VALUE_BENCHMARK = 'value by ten criteria, with range and receipt';

function scored(issues: readonly IssueFacts[]): readonly ScoredIssue[] {
  const priors = priorsFrom(issues, MODEL, NOW);
  return scoreProject({
    issues,
    foreignAncestors: [],
    model: MODEL,
    priors,
    roadmap: ROADMAP,
    doneIssueIds: new Set(),
    now: NOW,
  });
}

/** The value of `count` issues by ten criteria, with receipts. */
function valueBenchmark(count: number): Benchmark {
  const issues = loadIssues(count);
  const priors = priorsFrom(issues, LOAD_MODEL, LOAD_NOW);
  checkAgreement(1000, priors);
  const scopes = baselineScopes(issues, priors);
  return {
    name: VALUE_BENCHMARK,
    n: count,
    run: () => scoreLoad(issues, { priors }),
    baselineName: 'mathjs, compiled: the point alone',
    baseline: () => evaluateBaseline(scopes),
  };
}

/** A sample formula over three criteria, with range and receipt. */
function formulaBenchmark(count: number): Benchmark {
  const issues = loadIssues(count);
  const model = presetModel('formula', { priorities: PRIORITIES, sizeFieldId: null });
  const priors = priorsFrom(issues, model, LOAD_NOW);
  return {
    name: 'value by a formula, with range and receipt',
    n: count,
    run: () => scoreLoad(issues, { model, priors }),
    baselineName: 'value by ten criteria',
    baseline: () => scoreLoad(issues, { priors }),
  };
}

function projectBenchmark(count: number): Benchmark {
  const issues = sampleIssues(count, NOW);
  return {
    name: 'value and alignment of a project',
    n: count,
    run: () => scored(issues),
    baselineName: 'deep copy of the same issues',
    baseline: () => structuredClone(issues),
  };
}

function healthBenchmark(count: number): Benchmark {
  const rows = scored(sampleIssues(count, NOW));
  const index = indexRoadmap(ROADMAP, new Set());
  const roadmap = [...index.items.values()].map(({ item, share, horizon, state }) => ({
    itemId: item.itemId,
    parentId: item.parentId,
    level: item.level,
    share,
    horizon,
    state,
    targetShare: item.targetShare,
  }));
  return {
    name: 'health of a backlog',
    n: count,
    run: () => assessHealth({ rows, roadmap, settings: DEFAULT_HEALTH_SETTINGS, resolvedPerMonth: 40, now: NOW }),
    baselineName: 'value and alignment of the same project',
    baseline: () => scored(rows),
  };
}

function snapshotBenchmarks(count: number): readonly Benchmark[] {
  const rows = scored(sampleIssues(count, NOW));
  const columns = gzipSync(JSON.stringify(columnsFrom(rows)));
  const objects = gzipSync(JSON.stringify(rows));
  const size = `${Math.round(columns.length / 1024)} KiB against ${Math.round(objects.length / 1024)} KiB`;
  return [
    {
      name: `snapshot written as columns (${size})`,
      n: count,
      run: () => gzipSync(JSON.stringify(columnsFrom(rows))),
      baselineName: 'the same rows as objects, gzipped',
      baseline: () => gzipSync(JSON.stringify(rows)),
    },
    {
      name: 'snapshot read from columns',
      n: count,
      run: () => rowsFrom(JSON.parse(gunzipSync(columns).toString()) as ReturnType<typeof columnsFrom>),
      baselineName: 'the same rows from objects, gunzipped',
      baseline: () => JSON.parse(gunzipSync(objects).toString()) as unknown,
    },
  ];
}

/** Scoring, health and snapshot at the sizes that the app promises. */
export function domainBenchmarks(): readonly Benchmark[] {
  return [
    valueBenchmark(10_000),
    valueBenchmark(50_000),
    formulaBenchmark(50_000),
    projectBenchmark(10_000),
    projectBenchmark(50_000),
    healthBenchmark(10_000),
    ...snapshotBenchmarks(10_000),
  ];
}
