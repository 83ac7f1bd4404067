/** What counts of an item in an order: what it is worth per unit of time, and how long it takes. Each 0, or 1e-9 to 1e12. */
export interface Job {
  /** w: the value rate. */
  readonly rate: number;
  /** p: the size. */
  readonly size: number;
}

/** w / p, by which the best order goes where nothing blocks anything; what takes no time goes first if it is worth anything. [O1] */
export function ratioOf({ rate, size }: Job): number {
  return rate === 0 ? 0 : rate / size;
}

/**
 * F = sum of w_j C_j over an order, given as positions in `jobs`: how much value waits for how long, C_j being the size
 * of all up to and with j. [O1]
 */
export function orderCost(jobs: readonly Job[], order: readonly number[]): number {
  let done = 0;
  let cost = 0;
  for (const at of order) {
    const { rate, size } = jobs[at] as Job;
    done += size;
    cost += rate * done;
  }
  return cost;
}

/** The rate and the size of several jobs as one. */
export function combinedJob(jobs: readonly Job[]): Job {
  let rate = 0;
  let size = 0;
  for (const job of jobs) {
    rate += job.rate;
    size += job.size;
  }
  return { rate, size };
}

/** The best order where nothing blocks anything: by w / p, equal ones as they stand (Smith 1956). [O1] */
export function smithOrder(jobs: readonly Job[]): readonly number[] {
  const ratios = jobs.map(ratioOf);
  return [...jobs.keys()].sort((a, b) => compare(ratios[b] as number, ratios[a] as number) || a - b);
}

/** The worst order there is: by w / p, the lowest first; the end of the scale of order efficiency. [O8] */
export function worstOrder(jobs: readonly Job[]): readonly number[] {
  return smithOrder(jobs).toReversed();
}

/** Orders numbers that may both be infinite, where a difference would be none. */
export function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether every order of these costs the same: nothing takes time, or nothing is worth anything. */
export function isIndifferent(jobs: readonly Job[]): boolean {
  const { rate, size } = combinedJob(jobs);
  return rate === 0 || size === 0;
}
