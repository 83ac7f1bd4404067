import type { WorkCounts } from '../contract/runs';

/** Counts what one invocation does. */
export interface WorkMeter {
  readonly count: (more: Partial<WorkCounts>) => void;
  readonly total: () => WorkCounts;
}
