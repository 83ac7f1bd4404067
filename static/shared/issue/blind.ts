import type { IssueView, RaterView } from '../../../src/contract/rpc';
import type { CriterionId } from '../../../src/domain/ids';

/** What people answered to one question about the issue; null where it is none of ours. */
export function ratersOf(view: Pick<IssueView, 'raters'>, criterionId: CriterionId): RaterView | null {
  return view.raters.find((one) => one.criterionId === criterionId) ?? null;
}

/** True where others answered and the viewer, who may, did not: their answers are told only after his own. */
export function isBlind(view: Pick<IssueView, 'raters' | 'canEdit'>, criterionId: CriterionId): boolean {
  const raters = ratersOf(view, criterionId);
  return view.canEdit && raters !== null && raters.count > 0 && raters.mine === null;
}
