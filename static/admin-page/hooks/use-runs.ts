import { useQuery } from '@tanstack/react-query';
import type { RpcOutput } from '../../../src/contract/rpc';
import { rpc } from '../../shared/rpc';

const POLL_MS = 10_000;

/** What was done lately and what failed; asked again while a scan moves, and whenever one ends. */
export function useRuns({ projects }: RpcOutput<'admin.scans'>) {
  const states = projects.map(({ projectId, phase, endedAt }) => `${projectId}:${phase}:${endedAt ?? ''}`).join(' ');
  const isMoving = projects.some(({ phase }) => phase === 'queued' || phase === 'reading' || phase === 'scoring');
  return useQuery({
    queryKey: ['admin.runs', states],
    queryFn: () => rpc('admin.runs', {}),
    refetchInterval: isMoving ? POLL_MS : false,
    placeholderData: (earlier) => earlier,
  });
}
