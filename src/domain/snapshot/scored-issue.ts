import type { AlignmentState, EvidenceKind } from '../alignment/alignment-score';
import type { Instant, RoadmapItemId } from '../ids';
import type { IssueFacts } from '../issue/issue-facts';
import type { Horizon } from '../roadmap/roadmap';

/** The two scores of an issue without their reasons: what lists, health and the stored snapshot hold. */
export interface IssueScores {
  /** Null: not enough data. [V4] */
  readonly value: number | null;
  readonly valueLow: number;
  readonly valueHigh: number;
  readonly knownWeight: number;
  readonly alignment: number;
  readonly traceability: number;
  readonly alignmentState: AlignmentState;
  readonly horizon: Horizon | null;
  /** Leading theme and the most specific roadmap item in it; null where unlinked. */
  readonly themeId: RoadmapItemId | null;
  readonly itemId: RoadmapItemId | null;
  readonly evidence: EvidenceKind | null;
}

/** One row of a project's snapshot: the inputs and the scores made from them. */
export interface ScoredIssue extends IssueFacts {
  readonly scores: IssueScores;
  readonly scoredAt: Instant;
}
