import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Bench } from 'tinybench';
import type { Benchmark, BenchmarkResult } from './benchmark';
import { domainBenchmarks, VALUE_BENCHMARK } from './domain-benchmarks';
import { duplicatesBenchmarks } from './duplicates-benchmarks';
import { orderBenchmarks } from './order-benchmarks';

const RUNS = 9;

/** Median milliseconds of one call, after a warm-up. */
async function medianOf(name: string, run: () => void): Promise<number> {
  const bench = new Bench({ iterations: RUNS, time: 0, warmup: true, warmupIterations: 2, warmupTime: 0 });
  bench.add(name, run);
  await bench.run();
  const result = bench.tasks[0]?.result;
  if (result === undefined || result.state !== 'completed')
    throw new Error(`The benchmark "${name}" did not complete.`);
  return result.latency.p50;
}

async function measured(benchmark: Benchmark): Promise<BenchmarkResult> {
  const median = await medianOf(benchmark.name, benchmark.run);
  const baseline = await medianOf(benchmark.baselineName, benchmark.baseline);
  const { name, n, baselineName } = benchmark;
  return { name, n, unit: 'ms', median, baselineName, baseline, ratio: median / baseline };
}

function printed(results: readonly BenchmarkResult[]): void {
  console.table(
    results.map((result) => ({
      benchmark: result.name,
      n: result.n,
      'median ms': Number(result.median.toFixed(2)),
      baseline: result.baselineName,
      'baseline ms': Number(result.baseline.toFixed(2)),
      ratio: Number(result.ratio.toFixed(2)),
    })),
  );
}

/** How much longer the value takes for five times as many issues. */
function printGrowth(results: readonly BenchmarkResult[]): void {
  const [small, large] = results.filter(({ name }) => name === VALUE_BENCHMARK);
  if (small === undefined || large === undefined) return;
  const times = (large.median / small.median).toFixed(2);
  console.log(`Value of ${large.n} issues takes ${times} times as long as of ${small.n} (aim: at most 6).`);
}

function printMemory(): void {
  const script = path.join(import.meta.dirname, 'value-memory.ts');
  const { stdout, status, stderr } = spawnSync(process.execPath, [...process.execArgv, script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Memory could not be measured: ${stderr}`);
  process.stdout.write(stdout);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'string' } } });
  const results: BenchmarkResult[] = [];
  for (const benchmark of [...domainBenchmarks(), ...orderBenchmarks(), ...duplicatesBenchmarks()])
    results.push(await measured(benchmark));
  console.log(`Medians of ${RUNS} runs after a warm-up, baseline in the same process.`);
  printed(results);
  printGrowth(results);
  printMemory();
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
