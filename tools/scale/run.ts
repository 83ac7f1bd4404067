import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ScaleFigure } from './measure';

interface Answer {
  readonly figures: readonly ScaleFigure[];
  readonly baseline: {
    readonly issues: number;
    readonly latencyMs: number;
    readonly requests: number;
    readonly wallMs: number;
  };
  readonly storedBytes: number;
}

const seconds = (ms: number): number => Number((ms / 1000).toFixed(2));

/** What scans cost by size: `npm run scale` for 1,000 and 10,000 issues, or with other numbers behind it. */
function main(): void {
  const sizes = process.argv.slice(2).map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1))
    throw new Error('Give numbers of issues, e.g. 1000 50000.');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'scale-'));
  for (const size of sizes.length === 0 ? [1000, 10_000] : sizes) {
    const json = path.join(folder, `${size}.json`);
    // A process each, so that no size inherits the memory of another.
    const { status } = spawnSync(
      process.execPath,
      [
        ...process.execArgv,
        '--expose-gc',
        path.join(import.meta.dirname, 'measure.ts'),
        '--issues',
        `${size}`,
        '--json',
        json,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    if (status !== 0) throw new Error(`Measuring ${size} issues failed.`);
    const { figures, baseline, storedBytes } = JSON.parse(readFileSync(json, 'utf8')) as Answer;
    console.log(`\n${size} issues, ${baseline.latencyMs} ms latency of Jira (rescore: none)`);
    console.table(
      figures.map((figure) => ({
        work: figure.work,
        issues: figure.read,
        requests: figure.requests,
        'of them reads': figure.reads,
        points: figure.points,
        'points per issue': Number((figure.points / figure.read).toFixed(3)),
        'wall s': seconds(figure.wallMs),
        'function s': seconds(figure.functionMs),
        'longest s': seconds(figure.longestMs),
        legs: figure.legs,
        'hours waited': figure.hoursWaited,
        'peak MB': Math.round(figure.peakMb),
        'site MB': Math.round(figure.siteMb),
        'KVS reads': figure.kvsReads,
        'KVS writes': figure.kvsWrites,
        'KVS KiB written': Math.round(figure.kvsBytes / 1024),
      })),
    );
    console.log(
      `Baseline, jira.js reading one page after the other and keeping nothing: ${baseline.requests} requests, ` +
        `${seconds(baseline.wallMs)} s. Stored afterwards: ${Math.round(storedBytes / 1024)} KiB.`,
    );
  }
  rmSync(folder, { recursive: true });
}

main();
