import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { AdminView, RpcOutput, ScanStatus } from '../../../src/contract/rpc';
import type { ProjectId } from '../../../src/domain/ids';
import { rpc } from '../../shared/rpc';
import { ADMIN_VIEW_KEY } from './use-admin-view';

const SCANS_KEY = ['admin.scans'] as const;
const POLL_MS = 2000;
const PAUSED_POLL_MS = 15_000;

/** Which projects to read, and of each what changed since the last scan, or everything. */
export interface ScanOrder {
  readonly projectIds: readonly ProjectId[];
  readonly mode: ScanStatus['mode'];
}

type Scans = RpcOutput<'admin.scans'>;

function pollInterval(scans: Scans | undefined): number | false {
  const phases = new Set(scans?.projects.map((project) => project.phase));
  if (phases.has('queued') || phases.has('reading') || phases.has('scoring')) return POLL_MS;
  return phases.has('paused') ? PAUSED_POLL_MS : false;
}

/** The scans of all projects, asked again while any of them runs. */
export function useScans(view: AdminView) {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: SCANS_KEY,
    queryFn: () => rpc('admin.scans', {}),
    initialData: { projects: view.projects, ledger: view.ledger, freshness: [] },
    initialDataUpdatedAt: 0,
    refetchInterval: (current) => pollInterval(current.state.data),
  });
  // Epics, counts and estimate fields come from scans: when one ends, what the page started from is read again.
  const ended = query.data.projects.map((project) => `${project.projectId}:${project.endedAt ?? ''}`).join(' ');
  const seen = useRef(ended);
  useEffect(() => {
    if (seen.current === ended) return;
    seen.current = ended;
    void queries.invalidateQueries({ queryKey: ADMIN_VIEW_KEY });
  }, [ended, queries]);
  const start = useMutation({
    mutationFn: ({ projectIds, mode }: ScanOrder) => rpc('admin.scan', { projectIds: [...projectIds], mode }),
    onSuccess: ({ projects }) => {
      const started = new Map(projects.map((project) => [project.projectId, project]));
      queries.setQueryData<Scans>(SCANS_KEY, (scans) =>
        scans === undefined
          ? scans
          : { ...scans, projects: scans.projects.map((project) => started.get(project.projectId) ?? project) },
      );
      void queries.invalidateQueries({ queryKey: SCANS_KEY });
    },
  });
  return { scans: query.data, failure: query.error, retry: () => void query.refetch(), start };
}
