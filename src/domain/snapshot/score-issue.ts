import { alignIssue } from '../alignment/align-issue';
import type { AlignmentScore } from '../alignment/alignment-score';
import type { Instant } from '../ids';
import type { EvidenceFacts, IssueFacts } from '../issue/issue-facts';
import type { RoadmapIndex } from '../roadmap/roadmap-index';
import { scoreValue } from '../value/score-value';
import { sizeOf } from '../value/size-of';
import type { Priors, ValueModel } from '../value/value-model';
import type { ValueScore } from '../value/value-score';
import type { IssueScores } from './scored-issue';

/** The scores of one issue with all reasons. */
export interface ScoredReading {
  readonly scores: IssueScores;
  readonly value: ValueScore;
  readonly alignment: AlignmentScore;
  /** The size by the model, which the row takes over: a criterion of the role `size` takes the place of the field. [V3] */
  readonly size: number | null;
}

/** Scores one issue with all reasons; independent of every other item of the backlog. [V4] [A5] */
export function scoreIssue({
  issue,
  ancestors,
  model,
  priors,
  index,
  now,
}: {
  readonly issue: IssueFacts;
  /** Direct parent first. */
  readonly ancestors: readonly EvidenceFacts[];
  readonly model: ValueModel;
  readonly priors: Priors;
  readonly index: RoadmapIndex;
  readonly now: Instant;
}): ScoredReading {
  const value = scoreValue({ issue, model, priors, now });
  const alignment = alignIssue({ issue, ancestors, index, now });
  return { scores: scoresFrom(value, alignment), value, alignment, size: sizeOf(issue, model, now) };
}

function scoresFrom(value: ValueScore, alignment: AlignmentScore): IssueScores {
  const leading = alignment.themes[0];
  return {
    value: value.value,
    valueLow: value.low,
    valueHigh: value.high,
    knownWeight: value.knownWeight,
    alignment: alignment.alignment,
    traceability: alignment.traceability,
    alignmentState: alignment.state,
    horizon: alignment.horizon,
    themeId: leading?.themeId ?? null,
    itemId: leading?.itemId ?? null,
    evidence: leading?.evidence.kind ?? null,
  };
}
