import type { IssueId, RoadmapItemId } from '../ids';
import type { Horizon, RoadmapLevel, RoadmapState } from '../roadmap/roadmap';
import type { ScoredIssue } from '../snapshot/scored-issue';
import type { FindingCode, HealthPartId, HealthSettings } from './health-report';

/** What health needs to know of a roadmap item; horizon and state are the effective ones. */
export interface HealthRoadmapItem {
  readonly itemId: RoadmapItemId;
  readonly parentId: RoadmapItemId | null;
  readonly level: RoadmapLevel;
  readonly share: number;
  readonly horizon: Horizon | null;
  readonly state: RoadmapState;
  readonly targetShare: number | null;
}

/** What every part of health is assessed from. */
export interface BacklogView {
  /** The backlog in rank order. */
  readonly backlog: readonly ScoredIssue[];
  /** Open base-level issues: the backlog and what is in progress. */
  readonly open: readonly ScoredIssue[];
  readonly roadmap: readonly HealthRoadmapItem[];
  readonly settings: HealthSettings;
  /** Issues resolved per 30 days; null without history. */
  readonly resolvedPerMonth: number | null;
  readonly now: number;
}

/** One defect of a part, with the score that the part would have if all of it were mended. */
export interface PartFinding {
  readonly code: FindingCode;
  readonly issueIds: readonly IssueId[];
  readonly itemIds: readonly RoadmapItemId[];
  /** 0 to 100, never below the part's score. */
  readonly mendedScore: number;
}

/** A part of health before weights are known. */
export interface PartAssessment {
  readonly partId: HealthPartId;
  /** 0 to 100, or null where the part has no data. */
  readonly score: number | null;
  readonly facts: Readonly<Record<string, number>>;
  readonly findings: readonly PartFinding[];
}

/** A part that cannot be assessed: left out of the mean and named. */
export function withoutData(partId: HealthPartId): PartAssessment {
  return { partId, score: null, facts: {}, findings: [] };
}

/** The mean of what `amount` says of each member; `members` must not be empty. */
export function meanOf<T>(members: readonly T[], amount: (member: T) => number): number {
  return members.reduce((sum, member) => sum + amount(member), 0) / members.length;
}

/** The ids of the members for which `defect` holds, in their order. */
export function idsWhere(
  members: readonly ScoredIssue[],
  defect: (member: ScoredIssue) => boolean,
): readonly IssueId[] {
  return members.filter(defect).map(({ issueId }) => issueId);
}
