import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ChangePreview } from '../../../src/contract/rpc';
import type { ProjectSettings } from '../../../src/contract/settings';
import type { ProjectId } from '../../../src/domain/ids';
import { rpc } from '../../shared/rpc';
import { useDebounced } from '../../shared/use-debounced';

const STILL_MS = 600;

export interface SettingsPreviewUse {
  readonly preview: ChangePreview | null;
  /** True while the numbers shown are those of an earlier draft. */
  readonly isCounting: boolean;
  readonly failure: unknown;
  readonly retry: () => void;
}

/** What saving would do to this project's scores, counted anew whenever the draft stands still for a moment. */
export function useSettingsPreview({
  projectId,
  settings,
  isWanted,
}: {
  readonly projectId: ProjectId;
  readonly settings: ProjectSettings;
  readonly isWanted: boolean;
}): SettingsPreviewUse {
  const settled = useDebounced(settings, STILL_MS);
  const isSettled = settled === settings;
  const query = useQuery({
    // Health says nothing about scores: only the model and the size field are worth another look.
    queryKey: ['settings.preview', projectId, settled.sizeFieldId, JSON.stringify(settled.model)],
    queryFn: () => rpc('settings.preview', { projectId, settings: settled }),
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
