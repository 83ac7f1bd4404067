import { useEffect, useState } from 'react';
import type { HistoryEntry } from '../../src/contract/rpc';
import type { Instant, IssueId } from '../../src/domain/ids';
import { rpc } from '../shared/rpc';

export interface IssueHistory {
  /** Newest first; null before the first answer. */
  readonly entries: readonly HistoryEntry[] | null;
  readonly failure: unknown;
  readonly retry: () => void;
}

/** Reads when and why the scores moved, once asked for and again whenever the issue was scored anew. */
export function useHistory(issueId: IssueId, scoredAt: Instant, isWanted: boolean): IssueHistory {
  const [entries, setEntries] = useState<readonly HistoryEntry[] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isCurrent = true;
    rpc('issue.history', { issueId }).then(
      (answer) => {
        if (!isCurrent) return;
        setEntries(answer.entries);
        setFailure(null);
      },
      (reason: unknown) => {
        if (isCurrent) setFailure(reason);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [issueId, scoredAt, isWanted, tries]);
  return { entries, failure, retry: () => setTries((count) => count + 1) };
}
