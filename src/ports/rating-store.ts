import type { CriterionId, Instant, IssueId } from '../domain/ids';

/** What one person answered to one question about one issue. */
export interface Rating {
  readonly criterionId: CriterionId;
  readonly accountId: string;
  readonly answer: number;
  readonly at: Instant;
}

/** Every person's answers, each under a key of its own, so that people who answer at the same time never lose one. */
export interface RatingStore {
  readonly listOfIssue: (issueId: IssueId) => Promise<readonly Rating[]>;
  /** Replaces what the same person answered to the same question before. */
  readonly save: (issueId: IssueId, rating: Rating) => Promise<void>;
  readonly delete: (issueId: IssueId, rating: Pick<Rating, 'criterionId' | 'accountId'>) => Promise<void>;
  readonly deleteOfIssue: (issueId: IssueId) => Promise<void>;
}
