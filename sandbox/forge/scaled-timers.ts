import * as timers from 'node:timers/promises';

const TIMERS = /^(node:)?timers\/promises$/;
/** Jira's buckets are filled in real time: a pause that is meant for them stays long enough to help. */
const LONGEST_SCALED_MS = 250;

/** `require` for app code whose awaited pauses are shortened where time is scaled. */
export function scaledTimers(original: NodeJS.Require, scale: number): NodeJS.Require {
  if (scale === 1) return original;
  const shortened = (ms: number): number => Math.min(ms, Math.max(ms * scale, LONGEST_SCALED_MS));
  const scaled = { ...timers, setTimeout: (ms: number, value?: unknown) => timers.setTimeout(shortened(ms), value) };
  const wrapped = (id: string): unknown => (TIMERS.test(id) ? scaled : original(id));
  return Object.assign(wrapped, original);
}
