import type { HistoryCause, HistoryEntry } from '../contract/rpc';
import type { Instant } from '../domain/ids';
import { explainMove } from '../domain/snapshot/explain-move';
import type { ScoredIssue } from '../domain/snapshot/scored-issue';
import type { ValueModel } from '../domain/value/value-model';
import type { ScoringBasis } from './scoring-basis';

/** What a row was scored with. */
export interface ScoredWith {
  readonly modelRevision: number;
  readonly roadmapRevision: number;
}

const rounded = (score: number): number => Math.min(100, Math.max(0, Math.round(score * 10) / 10));

/** The scores of a row at a moment, as history shows them. */
export function entryFrom({
  row,
  basis,
  causes,
  at,
}: {
  readonly row: ScoredIssue;
  readonly basis: Pick<ScoringBasis, 'modelRevision' | 'roadmapRevision'>;
  readonly causes: readonly HistoryCause[];
  readonly at: Instant;
}): HistoryEntry {
  const { value, valueLow, valueHigh, alignment, alignmentState } = row.scores;
  const isPlaced = alignmentState !== 'unlinked' && alignmentState !== 'exempt';
  return {
    at,
    value: value === null ? null : rounded(value),
    low: rounded(valueLow),
    high: rounded(valueHigh),
    alignment: isPlaced ? rounded(alignment) : null,
    state: alignmentState,
    modelRevision: basis.modelRevision,
    roadmapRevision: basis.roadmapRevision,
    causes: [...causes],
  };
}

/** No saved model has this revision. */
const ANOTHER_MODEL = -1;

/**
 * Why a row moved. `isOtherModel`: the model is another one, whatever the numbers of the revisions say; only then may the
 * usual answers be others, since they are frozen per model.
 */
export function causesOfMove({
  before,
  after,
  model,
  isOtherModel,
}: {
  readonly before: ScoredWith & { readonly row: ScoredIssue };
  readonly after: ScoredWith & { readonly row: ScoredIssue };
  readonly model: ValueModel;
  readonly isOtherModel: boolean;
}): readonly HistoryCause[] {
  const shared = { model, priors: {} };
  const modelRevision = isOtherModel ? ANOTHER_MODEL : after.modelRevision;
  return explainMove({ ...before, ...shared, modelRevision }, { ...after, ...shared });
}
