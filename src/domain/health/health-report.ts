import type { IssueId, RoadmapItemId } from '../ids';

/** The parts of health. `clean` carries no data yet and is left out and named. */
export type HealthPartId = 'fit' | 'order' | 'ready' | 'fresh' | 'size' | 'clean';

/** What can be wrong with backlog items; words for each live in the pages. */
export type FindingCode =
  | 'unlinked'
  | 'weakEvidence'
  | 'staleRoadmap'
  | 'hollowItem'
  | 'blockedAbove'
  | 'laterAboveNow'
  | 'noSize'
  | 'tooBig'
  | 'noDescription'
  | 'noAcceptanceCriteria'
  | 'notEnoughData'
  | 'ageing'
  | 'stale'
  | 'tooMuchStock';

/** Issues that share one defect, and what mending it is worth. */
export interface Finding {
  readonly code: FindingCode;
  readonly issueIds: readonly IssueId[];
  /** Roadmap items concerned (`hollowItem` only). */
  readonly itemIds: readonly RoadmapItemId[];
  /** Health points regained if all of it is mended. */
  readonly healthGain: number;
  /** Estimated minutes to mend all of it. Convention per code. */
  readonly minutes: number;
}

/** One part of health. */
export interface HealthPart {
  readonly partId: HealthPartId;
  /** 0 to 100, or null where the part has no data: then it is left out of the mean and named. */
  readonly score: number | null;
  /** Share of the weight among the parts with data, 0 to 1; 0 without data. */
  readonly weightShare: number;
  /** weightShare * score: the parts add up to the health. */
  readonly adds: number;
  /** The mark the team wants to reach, 0 to 100. */
  readonly target: number;
  /** Numbers that the part's one-line explanation is made of. */
  readonly facts: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
}

/** The health of the part of a backlog that a viewer may browse. */
export interface HealthReport {
  /** Weighted mean of the parts with data, 0 to 100; null for an empty backlog. */
  readonly score: number | null;
  readonly parts: readonly HealthPart[];
  readonly backlog: {
    readonly count: number;
    readonly points: number;
    readonly ordered: number;
    readonly notEnoughData: number;
    readonly unlinked: number;
  };
  /** Beside health, never in it. */
  readonly inProgress: {
    readonly count: number;
    readonly points: number;
    readonly aligned: number;
    readonly withoutSize: number;
  };
}

/** What a project's team expects of its backlog; defaults in DEFAULT_HEALTH_SETTINGS. */
export interface HealthSettings {
  /** How many items at the top must be ready. */
  readonly readyTop: number;
  /** Largest size that counts as small enough, in points. */
  readonly maxSize: number;
  readonly ageingDays: number;
  readonly staleDays: number;
  /** Relative weights of the parts. */
  readonly weights: Readonly<Record<HealthPartId, number>>;
  /** Marks to reach, 0 to 100. */
  readonly targets: Readonly<Record<HealthPartId, number>>;
}

/** Conventions, each configurable per project. [scoring.md, Health] */
export const DEFAULT_HEALTH_SETTINGS: HealthSettings = {
  readyTop: 20,
  maxSize: 13,
  ageingDays: 180,
  staleDays: 365,
  weights: { fit: 25, order: 20, ready: 20, fresh: 15, size: 10, clean: 10 },
  targets: { fit: 75, order: 70, ready: 80, fresh: 75, size: 60, clean: 80 },
};
