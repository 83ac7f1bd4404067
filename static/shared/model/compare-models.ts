import type { Criterion, ValueModel } from '../../../src/domain/value/value-model';
import { compareLists, type DraftChange, type Listed, movedBetween } from './compare-lists';
import { isSame } from './is-same';

const CRITERIA: Listed<Criterion> = {
  subject: 'criterion',
  fields: [
    'name',
    'question',
    'lowLabel',
    'highLabel',
    'source',
    'direction',
    'role',
    'weight',
    'scale',
    'lifetimeDays',
  ],
  idOf: (criterion) => criterion.criterionId,
  nameOf: (criterion) => criterion.name,
};

/** The settings of a model beside its criteria. */
export const MODEL_SETTINGS = ['preset', 'formula', 'size', 'bands'] as const;

function movesOf(before: ValueModel, after: ValueModel): readonly DraftChange[] {
  const idsOf = (model: ValueModel): string[] => model.criteria.map((criterion) => criterion.criterionId);
  const moved = new Set(movedBetween(idsOf(before), idsOf(after)));
  return after.criteria
    .filter((criterion) => moved.has(criterion.criterionId))
    .map((criterion) => {
      const about = { subject: 'criterion' as const, id: criterion.criterionId, name: criterion.name };
      return { ...about, kind: 'moved', field: null, before: null, after: null };
    });
}

/** Every difference between two value models. */
export function compareModels(before: ValueModel, after: ValueModel): readonly DraftChange[] {
  if (before === after) return [];
  const settings = MODEL_SETTINGS.flatMap((id): DraftChange[] =>
    isSame(before[id], after[id])
      ? []
      : [{ subject: 'model', id, name: id, kind: 'changed', field: id, before: before[id], after: after[id] }],
  );
  return [...settings, ...compareLists(before.criteria, after.criteria, CRITERIA), ...movesOf(before, after)];
}
