import type { Instant } from '../ids';
import type { IssueFacts } from '../issue/issue-facts';
import { tauB } from './kendall';
import { readInput } from './raw-input';
import type { Criterion } from './value-model';

/** What a project's own history says against the order of a map. */
export interface SuspectedInversion {
  /** Kendall's tau-b between what an option is worth and how soon its issues were resolved, -1 to 1. */
  readonly tau: number;
  /** How many resolved issues it rests on. */
  readonly issues: number;
}

// Conventions: a clear rank correlation the wrong way, on enough issues and options to mean something.
const SUSPECT_TAU = -0.2;
const MIN_ISSUES = 30;
const MIN_OPTIONS = 3;

/**
 * Whether a map looks upside down: what it holds for worth more was resolved later in the project's own history, and not
 * more often either. A suspicion for people to judge; nothing is turned round. [V2]
 */
export function suspectInversion(
  issues: readonly IssueFacts[],
  criterion: Criterion,
  now: Instant,
): SuspectedInversion | null {
  if (criterion.scale.kind !== 'map') return null;
  const speeds: (readonly [number, number])[] = [];
  const resolutions: (readonly [number, number])[] = [];
  const options = new Set<string>();
  for (const issue of issues) {
    const { raw, utility } = issue.hierarchyLevel === 0 ? readInput(issue, criterion, now) : UNREAD;
    if (utility === null) continue;
    resolutions.push([utility, issue.resolvedAt === null ? 0 : 1]);
    if (issue.resolvedAt === null) continue;
    speeds.push([utility, -(issue.resolvedAt - issue.createdAt)]);
    options.add(String(raw));
  }
  if (speeds.length < MIN_ISSUES || options.size < MIN_OPTIONS) return null;
  const tau = tauB(speeds);
  const isSuspect = tau !== null && tau <= SUSPECT_TAU && (tauB(resolutions) ?? 0) <= 0;
  return isSuspect ? { tau, issues: speeds.length } : null;
}

const UNREAD = { raw: null, utility: null };
