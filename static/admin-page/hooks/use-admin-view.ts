import { useQuery } from '@tanstack/react-query';
import { rpc } from '../../shared/rpc';

export const ADMIN_VIEW_KEY = ['admin.open'] as const;

/** Everything the page starts from: roadmap, model, what Jira has to map them to, scans and history. */
export function useAdminView() {
  return useQuery({ queryKey: ADMIN_VIEW_KEY, queryFn: () => rpc('admin.open', {}) });
}
