import type { Instant } from '../../../src/domain/ids';
import type { ScoredIssue } from '../../../src/domain/snapshot/scored-issue';
import { priorsFrom } from '../../../src/domain/value/priors';
import { scoreValue } from '../../../src/domain/value/score-value';
import { bandOf, type ValueBand } from '../../../src/domain/value/value-band';
import type { Criterion, Priors, ValueModel } from '../../../src/domain/value/value-model';
import type { NativeScore, ValueScore } from '../../../src/domain/value/value-score';
import { isSame } from './is-same';

/** One item of the sample before and after the draft. */
export interface SampleScore {
  readonly row: ScoredIssue;
  readonly before: ValueScore;
  readonly after: ValueScore;
  /** Null: not enough data. */
  readonly bandBefore: ValueBand | null;
  readonly bandAfter: ValueBand | null;
  readonly native: NativeScore | null;
}

function isReadAlike(a: Criterion | undefined, b: Criterion): boolean {
  return a !== undefined && a.direction === b.direction && isSame(a.source, b.source) && isSame(a.scale, b.scale);
}

/** Usual answers are frozen for what is read as before; for the rest they come from the sample itself, as a first idea. */
export function draftPriors(given: {
  readonly rows: readonly ScoredIssue[];
  readonly base: ValueModel;
  readonly draft: ValueModel;
  readonly priors: Priors;
  readonly now: Instant;
}): Priors {
  const earlier = new Map(given.base.criteria.map((criterion) => [criterion.criterionId, criterion]));
  const changed = given.draft.criteria.filter(
    (criterion) => !isReadAlike(earlier.get(criterion.criterionId), criterion),
  );
  const kept = Object.fromEntries(
    Object.entries(given.priors).filter(([id]) => changed.every((criterion) => criterion.criterionId !== id)),
  );
  return { ...kept, ...priorsFrom(given.rows, { ...given.draft, criteria: changed }, given.now) };
}

const bandFor = (score: ValueScore, model: ValueModel): ValueBand | null =>
  score.value === null ? null : bandOf(score.value, model.bands);

/** The sample under the model in force and under the draft, the most valuable first. */
export function sampleScores(given: {
  readonly rows: readonly ScoredIssue[];
  readonly base: ValueModel;
  readonly draft: ValueModel;
  readonly priors: Priors;
  readonly now: Instant;
}): readonly SampleScore[] {
  const { rows, base, draft, priors, now } = given;
  const priorsAfter = draftPriors(given);
  return rows
    .map((issue): SampleScore => {
      const before = scoreValue({ issue, model: base, priors, now });
      const after = base === draft ? before : scoreValue({ issue, model: draft, priors: priorsAfter, now });
      return {
        row: issue,
        before,
        after,
        bandBefore: bandFor(before, base),
        bandAfter: bandFor(after, draft),
        native: after.native,
      };
    })
    .toSorted((a, b) => rankOf(b.after) - rankOf(a.after));
}

/** Items without enough data come after those with, by the middle of what they may be. */
function rankOf({ value, low, high }: ValueScore): number {
  return value ?? (low + high) / 2 - 1000;
}
