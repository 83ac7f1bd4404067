import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { ProjectView, ScanStatus } from '../../../src/contract/rpc';
import type { ProjectId } from '../../../src/domain/ids';
import { rpc } from '../../shared/rpc';

const SCAN_POLL_MS = 2_000;
const RESCORE_POLL_MS = 4_000;

/** True while a scan reads or waits for its turn; `paused` goes on by itself and is asked for less often. */
export function isScanning(scan: ScanStatus): boolean {
  return scan.phase === 'queued' || scan.phase === 'reading' || scan.phase === 'scoring';
}

export interface ProjectState {
  readonly project: ProjectView | undefined;
  /** The newest known state of the scan. */
  readonly scan: ScanStatus | undefined;
  readonly failure: Error | null;
  readonly scanFailure: Error | null;
  readonly reload: () => void;
  /** Takes over the state of a scan that was just started. */
  readonly follow: (scan: ScanStatus) => void;
}

/** The project's view, and its scan's progress while there is any; reads the view again when the scan or a rescoring ends. */
export function useProject(projectId: ProjectId): ProjectState {
  const client = useQueryClient();
  const view = useQuery({
    queryKey: ['project', projectId],
    queryFn: () => rpc('project.open', { projectId }),
    refetchInterval: (query) => (query.state.data?.rescoring === true ? RESCORE_POLL_MS : false),
  });
  const opened = view.data?.scan;
  const progress = useQuery({
    queryKey: ['scan', projectId],
    queryFn: () => rpc('project.scan', { projectId }),
    enabled: opened !== undefined && (isScanning(opened) || opened.phase === 'paused'),
    initialData: opened,
    staleTime: 0,
    refetchInterval: (query) => {
      const scan = query.state.data;
      if (scan === undefined) return false;
      if (isScanning(scan)) return SCAN_POLL_MS;
      return scan.phase === 'paused' ? 5 * SCAN_POLL_MS : false;
    },
  });
  const scan = progress.data ?? opened;
  const phase = scan?.phase;

  useEffect(() => {
    const ended = phase === 'done' || phase === 'failed';
    if (ended && opened !== undefined && opened.phase !== phase) {
      void client.invalidateQueries({ queryKey: ['project', projectId] });
      void client.invalidateQueries({ queryKey: ['rank'] });
    }
  }, [client, projectId, phase, opened]);

  const reload = useCallback(() => {
    void client.invalidateQueries({ queryKey: ['project', projectId] });
  }, [client, projectId]);
  const follow = useCallback(
    (started: ScanStatus) => {
      client.setQueryData(['scan', projectId], started);
      client.setQueryData<ProjectView>(['project', projectId], (known) =>
        known === undefined ? known : { ...known, scan: started },
      );
    },
    [client, projectId],
  );
  return {
    project: view.data,
    scan,
    failure: view.error,
    scanFailure: progress.error,
    reload,
    follow,
  };
}
