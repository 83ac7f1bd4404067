import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ProjectView } from '../../../src/contract/rpc';
import type { IssueId, ProjectId } from '../../../src/domain/ids';
import { rowsFrom } from '../../../src/domain/snapshot/row-columns';
import type { ScoredIssue } from '../../../src/domain/snapshot/scored-issue';
import { searchIssueIds } from '../../shared/jira';
import { rpc } from '../../shared/rpc';
import { type OrderedRows, orderRows } from '../selectors/order-rows';

type Snapshot = NonNullable<ProjectView['snapshot']>;

async function loadPart(projectId: ProjectId, generation: string, part: number): Promise<readonly ScoredIssue[]> {
  const columns = await rpc('project.rows', { projectId, generation, part });
  const rows = rowsFrom(columns);
  if (!rows.ok) throw new Error(`Part ${part} of the stored scores cannot be read: ${rows.error}`);
  return rows.value;
}

async function loadRows(projectId: ProjectId, { generation, parts }: Snapshot): Promise<readonly ScoredIssue[]> {
  const loaded = await Promise.all(Array.from({ length: parts }, (_, part) => loadPart(projectId, generation, part)));
  return loaded.flat();
}

const NO_ROWS: readonly ScoredIssue[] = [];

export interface RowsState {
  readonly ordered: OrderedRows | undefined;
  /** Everything stored that the viewer may browse, also what was resolved lately. */
  readonly stored: readonly ScoredIssue[];
  readonly failure: Error | null;
  /** Why Jira's own order is not shown; null where it is. */
  readonly rankFailure: Error | null;
}

/** The snapshot's rows that the viewer sees, in Jira's order of this moment. */
export function useRows(
  { projectId, projectKey }: { readonly projectId: ProjectId; readonly projectKey: string },
  snapshot: Snapshot | null,
): RowsState {
  const stored = useQuery({
    queryKey: ['rows', projectId, snapshot?.generation, snapshot?.modelRevision, snapshot?.roadmapRevision],
    queryFn: () => (snapshot === null ? [] : loadRows(projectId, snapshot)),
    enabled: snapshot !== null,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    // While new scores arrive the old ones stay on screen, with scroll, filters and focus as they are.
    placeholderData: keepPreviousData,
  });
  const ranked = useQuery<readonly IssueId[]>({
    queryKey: ['rank', projectKey],
    queryFn: () => searchIssueIds({ jql: `project = "${projectKey}" AND statusCategory != Done ORDER BY Rank ASC` }),
  });
  const ordered = useMemo(() => {
    if (stored.data === undefined || ranked.isPending) return undefined;
    return orderRows(stored.data, ranked.data ?? null);
  }, [stored.data, ranked.isPending, ranked.data]);
  return {
    ordered,
    stored: stored.data ?? NO_ROWS,
    failure: stored.error,
    rankFailure: ranked.data === undefined ? ranked.error : null,
  };
}
