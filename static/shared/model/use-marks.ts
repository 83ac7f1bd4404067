import type { CriterionId } from '../../../src/domain/ids';
import { useModel } from './model-context';

/** Whether a field of a criterion is to be marked as changed; of a new criterion only the name is. */
export function useMarks(criterionId: CriterionId): (field: string) => boolean {
  const { base, isChanged } = useModel();
  const isNew = base.criteria.every((criterion) => criterion.criterionId !== criterionId);
  return (field) => (!isNew || field === 'name') && isChanged('criterion', criterionId, field);
}
