import type { IssueView } from '../../../src/contract/rpc';
import type { Change } from '../../shared/issue/use-issue';

/** What a saved change is called, and the change that takes it back to what stood before. */
export function undoOf(view: IssueView, change: Change): { readonly title: string; readonly change: Change } | null {
  switch (change.kind) {
    case 'rate': {
      const line = view.value.receipt.find((one) => one.criterionId === change.criterionId);
      const before = typeof line?.raw === 'number' ? line.raw : null;
      const name = line?.name ?? 'The question';
      return {
        title: change.rating === null ? `${name}: answer taken back` : `${name} answered with ${change.rating}`,
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
    case 'estimate':
      return { title: 'Size saved', change: { ...change, size: view.size } };
  }
}
