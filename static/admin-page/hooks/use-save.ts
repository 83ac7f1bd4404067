import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { showFlag } from '../../shared/host';
import { compareModels } from '../../shared/model/compare-models';
import { RpcFailure, rpc } from '../../shared/rpc';
import { compareRoadmaps } from '../draft/compare-drafts';
import { type LocatedProblem, locateProblem } from '../draft/locate-problem';
import { ADMIN_VIEW_KEY } from './use-admin-view';
import { useDraft } from './use-draft';

export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  /** Somebody else's revision stands; the draft is untouched. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'refused'; readonly problems: readonly LocatedProblem[] }
  | { readonly kind: 'failed'; readonly failure: unknown };

/** Saves what changed, the roadmap first: a model alone is worth less than a roadmap alone if the second half fails. */
export function useSave() {
  const { state, dispatch } = useDraft();
  const queries = useQueryClient();
  const [save, setSave] = useState<SaveState>({ kind: 'idle' });

  const start = useCallback(
    async (note: string): Promise<boolean> => {
      const { base, draft } = state;
      setSave({ kind: 'saving' });
      const saved: string[] = [];
      try {
        if (compareRoadmaps(base.roadmap, draft.roadmap).length > 0) {
          const roadmap = { items: [...draft.roadmap.items], rules: [...draft.roadmap.rules] };
          const { revision } = await rpc('admin.saveRoadmap', { baseRevision: base.roadmapRevision, roadmap, note });
          dispatch({ kind: 'savedRoadmap', roadmap: draft.roadmap, revision });
          saved.push(`Roadmap revision ${revision}`);
        }
        if (compareModels(base.model, draft.model).length > 0) {
          const model = { ...draft.model, criteria: [...draft.model.criteria] };
          const { revision } = await rpc('admin.saveModel', { baseRevision: base.modelRevision, model, note });
          dispatch({ kind: 'savedModel', model: draft.model, revision });
          saved.push(`Value model revision ${revision}`);
        }
      } catch (failure) {
        setSave(stateOf(failure, (problem) => locateProblem(problem, draft)));
        if (saved.length > 0) void queries.invalidateQueries({ queryKey: ADMIN_VIEW_KEY });
        return false;
      }
      setSave({ kind: 'idle' });
      showFlag({
        title: `Saved as ${saved.join(' and ').toLowerCase()}`,
        description: 'Scores are being worked out anew from stored inputs.',
        appearance: 'success',
      });
      void queries.invalidateQueries({ queryKey: ADMIN_VIEW_KEY });
      return true;
    },
    [state, dispatch, queries],
  );
  return { save, start, reset: () => setSave({ kind: 'idle' }) };
}

function stateOf(
  failure: unknown,
  locate: (problem: RpcFailure['error']['problems'][number]) => LocatedProblem,
): SaveState {
  if (!(failure instanceof RpcFailure)) return { kind: 'failed', failure };
  if (failure.error.code === 'conflict') return { kind: 'conflict' };
  if (failure.error.code === 'invalid_input' && failure.error.problems.length > 0) {
    return { kind: 'refused', problems: failure.error.problems.map(locate) };
  }
  return { kind: 'failed', failure };
}
