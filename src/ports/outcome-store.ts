import type { OutcomeAnswer } from '../contract/rpc';
import type { CriterionId, Instant, IssueId, ProjectId, RoadmapItemId } from '../domain/ids';

/** Whether finished work moved its goal, and how it had been scored at the time of the answer. Names nobody. */
export interface Outcome {
  readonly issueId: IssueId;
  readonly answer: OutcomeAnswer;
  readonly at: Instant;
  /** 0 to 100; null: not enough data. */
  readonly value: number | null;
  /** 0 to 100; null: unlinked or exempt. */
  readonly alignment: number | null;
  readonly themeId: RoadmapItemId | null;
  /** u in [0,1] of the inputs that were known. */
  readonly utilities: Readonly<Record<CriterionId, number>>;
}

/** The answers of a project, kept for a year each. */
export interface OutcomeStore {
  readonly find: (projectId: ProjectId, issueId: IssueId) => Promise<Outcome | undefined>;
  readonly list: (projectId: ProjectId) => Promise<readonly Outcome[]>;
  readonly save: (projectId: ProjectId, outcome: Outcome) => Promise<void>;
  readonly delete: (projectId: ProjectId, issueId: IssueId) => Promise<void>;
}
