import type { Instant, IssueId } from '../domain/ids';
import type { Roadmap } from '../domain/roadmap/roadmap';
import type { RevisionStore } from './revision-store';

/** The site's roadmap, by revision. */
export type RoadmapStore = RevisionStore<Roadmap>;

/** What is kept of an issue that a roadmap item stands for, so that rescoring need not read Jira. */
export interface RoadmapIssue {
  readonly issueKey: string;
  readonly done: boolean;
}

/** The Jira issues behind roadmap items, as last read. */
export interface RoadmapIssueStore {
  readonly load: () => Promise<ReadonlyMap<IssueId, RoadmapIssue>>;
  readonly save: (issues: ReadonlyMap<IssueId, RoadmapIssue>, at: Instant) => Promise<void>;
}
