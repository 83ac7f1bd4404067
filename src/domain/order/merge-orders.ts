import { compare, type Job, ratioOf } from './job';

interface Run extends Job {
  readonly places: readonly number[];
}

/**
 * Merges orders of items that have nothing to do with one another: each order falls into runs of falling rate over size,
 * and the runs of all go by it. Exact where each order is (Sidney 1975). [O3]
 */
export function mergeOrders(jobs: readonly Job[], orders: readonly (readonly number[])[]): readonly number[] {
  const runs = orders.flatMap((order) => runsOf(jobs, order));
  const ratios = new Map(runs.map((run) => [run, ratioOf(run)]));
  return runs
    .sort(
      (a, b) =>
        compare(ratios.get(b) as number, ratios.get(a) as number) || (a.places[0] as number) - (b.places[0] as number),
    )
    .flatMap(({ places }) => places);
}

/** The longest first run that nothing longer beats, and so on: the ratio falls from run to run. */
function runsOf(jobs: readonly Job[], order: readonly number[]): readonly Run[] {
  const runs: { rate: number; size: number; places: number[] }[] = [];
  for (const at of order) {
    const { rate, size } = jobs[at] as Job;
    let run = { rate, size, places: [at] };
    for (let last = runs.at(-1); last !== undefined && ratioOf(run) >= ratioOf(last); last = runs.at(-1)) {
      runs.pop();
      for (const place of run.places) last.places.push(place);
      run = { rate: last.rate + run.rate, size: last.size + run.size, places: last.places };
    }
    runs.push(run);
  }
  return runs;
}
