import type { ScanStatus } from '../contract/rpc';
import type { ScanState } from '../ports/scan-store';
import type { SiteProject } from '../ports/site-catalog';

/** A scan that has not moved for so long is taken over: no consumer may run longer than 15 minutes. */
export const STUCK_AFTER_MS = 20 * 60_000;

/** What is shown of a project's scan; `counts` false: without numbers of issues that the viewer may not browse. */
export function scanStatusFrom(
  project: SiteProject,
  state: ScanState | undefined,
  { counts }: { readonly counts: boolean },
): ScanStatus {
  const { projectId, projectKey, projectName } = project;
  if (state === undefined) {
    const nothing = { startedAt: null, endedAt: null, resumesAt: null, failure: null };
    return { projectId, projectKey, projectName, phase: 'never', read: 0, total: null, ...nothing };
  }
  const { phase, startedAt, endedAt, resumesAt, failure } = state;
  const [read, total] = counts ? [state.read, state.total] : [0, null];
  return { projectId, projectKey, projectName, phase, read, total, startedAt, endedAt, resumesAt, failure };
}

/** True while somebody can be expected to go on with the scan. */
export function isUnderWay(state: ScanState, now: number): boolean {
  if (state.phase === 'done' || state.phase === 'failed' || state.phase === 'never') return false;
  return now - Math.max(state.movedAt, state.resumesAt ?? 0) < STUCK_AFTER_MS;
}
