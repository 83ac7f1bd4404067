import type { ScanStatus } from '../contract/rpc';
import type { ScanState } from '../ports/scan-store';
import type { SiteProject } from '../ports/site-catalog';

/** A scan that has not moved for so long is taken over: no consumer may run longer than 15 minutes. */
export const STUCK_AFTER_MS = 20 * 60_000;
/** Jira's quota starts anew every hour. */
const LONGEST_PAUSE_MS = 65 * 60_000;

/** What is shown of a project's scan; `counts` false: without numbers of issues that the viewer may not browse. */
export function scanStatusFrom(
  project: SiteProject,
  state: ScanState | undefined,
  { counts }: { readonly counts: boolean },
): ScanStatus {
  const { projectId, projectKey, projectName } = project;
  if (state === undefined) {
    const nothing = { startedAt: null, endedAt: null, resumesAt: null, failure: null };
    const none = { read: 0, total: null, mode: 'whole', etaSeconds: null, notWritten: 0 } as const;
    return { projectId, projectKey, projectName, phase: 'never', ...none, ...nothing };
  }
  const { phase, startedAt, endedAt, resumesAt, failure, mode, etaSeconds } = state;
  const { read, total, notWritten } = counts ? state : { read: 0, total: null, notWritten: 0 };
  const times = { startedAt, endedAt, resumesAt, etaSeconds };
  return { projectId, projectKey, projectName, phase, read, total, mode, notWritten, failure, ...times };
}

/** True while somebody can be expected to go on with the scan. */
export function isUnderWay(state: ScanState, now: number): boolean {
  if (state.phase === 'done' || state.phase === 'failed' || state.phase === 'never') return false;
  if (isPausedAt(state, now)) return true;
  const stoodStillMs = now - state.movedAt;
  // Written by a clock that was far ahead: nobody can tell how long ago.
  return stoodStillMs < STUCK_AFTER_MS && stoodStillMs > -STUCK_AFTER_MS;
}

/** True while a scan waits for Jira; what is further away than an hour was written by a wrong clock. */
export function isPausedAt({ resumesAt }: Pick<ScanState, 'resumesAt'>, now: number): boolean {
  return resumesAt !== null && resumesAt > now && resumesAt <= now + LONGEST_PAUSE_MS;
}
