import type { IssueView } from '../../../src/contract/rpc';
import { ratersOf } from '../../shared/issue/blind';
import { numberText } from '../../shared/issue/raw-text';
import type { Change } from '../../shared/issue/use-issue';
import { OUTCOME_WORDS } from '../../shared/words';

/** What a saved change is called, and the change that takes it back to what stood before. */
export function undoOf(view: IssueView, change: Change): { readonly title: string; readonly change: Change } | null {
  switch (change.kind) {
    case 'rate': {
      const line = view.value.receipt.find((one) => one.criterionId === change.criterionId);
      const raters = ratersOf(view, change.criterionId);
      const before = raters === null ? (typeof line?.raw === 'number' ? line.raw : null) : raters.mine;
      const criterion = view.criteria.find((one) => one.criterionId === change.criterionId);
      const name = line?.name ?? criterion?.name ?? 'The question';
      return {
        title:
          change.rating === null
            ? `${name}: answer taken back`
            : `${name} answered: ${numberText(criterion, change.rating)}`,
        change: { ...change, rating: before },
      };
    }
    case 'link': {
      const title = view.roadmapItems.find((item) => item.itemId === change.itemId)?.title ?? 'a roadmap item';
      return {
        title: change.itemId === null ? 'Link taken back' : `Linked to ${title}`,
        change: { kind: 'link', itemId: view.roadmapLink?.itemId ?? null },
      };
    }
    case 'exempt': {
      const before = view.exemption;
      return {
        title: change.exemption === null ? 'Exemption ended' : 'Marked as off-roadmap',
        change: { kind: 'exempt', exemption: before === null ? null : { reason: before.reason, until: before.until } },
      };
    }
    case 'outcome':
      return {
        title: change.answer === null ? 'Answer taken back' : `Answered: ${OUTCOME_WORDS[change.answer]}`,
        change: { kind: 'outcome', answer: view.outcome?.answer ?? null },
      };
    case 'estimate':
      return { title: 'Size saved', change: { ...change, size: view.size } };
  }
}
