/** One thing that is measured, and the named thing it is compared with in the same run. */
export interface Benchmark {
  readonly name: string;
  /** How many items one run handles. */
  readonly n: number;
  readonly run: () => void;
  readonly baselineName: string;
  readonly baseline: () => void;
}

/** A benchmark's outcome; medians of one run each, in milliseconds. */
export interface BenchmarkResult {
  readonly name: string;
  readonly n: number;
  readonly unit: 'ms';
  readonly median: number;
  readonly baselineName: string;
  readonly baseline: number;
  /** median / baseline. */
  readonly ratio: number;
}
