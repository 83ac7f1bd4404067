import type { IssueRecord } from './site-records';
import type { SiteStore } from './site-store';

/** What searches read: the issues as they were a while ago. Everything else reads the issues as they are. */
export interface SearchIndex {
  lagMs(): number;
  setLagMs(lagMs: number): void;
  /**
   * The issues that the index shows otherwise than they are, by id: as they were, or `null` where it does not know them
   * yet. Issues named in `reconciled` are shown as they are.
   */
  stale(reconciled?: ReadonlySet<string>): ReadonlyMap<string, IssueRecord | null>;
}

interface Change {
  readonly issueId: string;
  readonly before: IssueRecord | null;
  readonly at: number;
}

/** Follows the issues of a store; nothing lags until a lag is set. */
export const createSearchIndex = (store: SiteStore, now: () => number): SearchIndex => {
  let lag = 0;
  let changes: readonly Change[] = [];
  const pending: Change[] = [];
  store.onIssueChange((issueId, before) => {
    if (lag > 0) pending.push({ issueId, before, at: now() });
  });
  const takeIn = (): void => {
    const from = now() - lag;
    changes = [...changes, ...pending.splice(0)].filter(({ at }) => at > from);
  };
  return {
    lagMs: () => lag,
    setLagMs: (lagMs) => {
      lag = lagMs;
      if (lag <= 0) {
        changes = [];
        pending.length = 0;
      }
    },
    stale: (reconciled) => {
      if (lag <= 0) return new Map();
      takeIn();
      const shown = new Map<string, IssueRecord | null>();
      // The first change that the index has not taken in tells what it still shows.
      for (const { issueId, before } of changes) {
        if (!shown.has(issueId) && reconciled?.has(issueId) !== true) shown.set(issueId, before);
      }
      return shown;
    },
  };
};
