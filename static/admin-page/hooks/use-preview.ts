import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ChangePreview } from '../../../src/contract/rpc';
import { rpc } from '../../shared/rpc';
import { useDebounced } from '../../shared/use-debounced';
import type { Draft } from '../draft/draft-state';
import { useDraft } from './use-draft';

const numbers = new WeakMap<Draft, number>();
let lastNumber = 0;

/** Drafts are never changed in place, so their identity names them; the query cache wants a short key. */
function numberOf(draft: Draft): number {
  const known = numbers.get(draft);
  if (known !== undefined) return known;
  lastNumber += 1;
  numbers.set(draft, lastNumber);
  return lastNumber;
}

export interface PreviewUse {
  readonly preview: ChangePreview | null;
  /** True while the numbers shown are those of an earlier draft. */
  readonly isCounting: boolean;
  readonly failure: unknown;
  readonly retry: () => void;
}

/** What saving the draft would change, counted anew whenever the draft stands still for a moment. */
export function usePreview(): PreviewUse {
  const { state, changes, problems } = useDraft();
  const draft = useDebounced(state.draft, 600);
  const isWanted = changes.length > 0 && problems.length === 0;
  const isSettled = draft === state.draft;
  const { roadmapRevision, modelRevision } = state.base;
  const query = useQuery({
    queryKey: ['admin.preview', roadmapRevision, modelRevision, numberOf(draft)],
    queryFn: () =>
      rpc('admin.preview', {
        roadmap: { items: [...draft.roadmap.items], rules: [...draft.roadmap.rules] },
        model: { ...draft.model, criteria: [...draft.model.criteria] },
      }),
    enabled: isWanted && isSettled,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  return {
    preview: isWanted ? (query.data ?? null) : null,
    isCounting: isWanted && (!isSettled || query.isFetching),
    failure: isWanted ? query.error : null,
    retry: () => void query.refetch(),
  };
}
