import type { InputProperty, ScoreProperty } from '../contract/issue-property';
import type { Instant, IssueId, ProjectId } from '../domain/ids';
import type { EvidenceFacts, IssueFacts } from '../domain/issue/issue-facts';

/** Which fields to read of each issue beside the fixed ones. */
export interface FieldPlan {
  /** Fields of the value model and every estimate field: each is noted of every issue, empty or not. */
  readonly fieldIds: readonly string[];
  /** Other fields that a model could read; noted where they are filled. */
  readonly candidateFieldIds: readonly string[];
  /** Fields that hold seconds in Jira; noted in hours. */
  readonly durationFieldIds: readonly string[];
  /** Estimate fields, the first filled one is the size. */
  readonly sizeFieldIds: readonly string[];
  readonly sprintFieldId: string | null;
}

/** An issue as Jira holds it now. */
export interface ReadIssue {
  /** `matchedRules` is empty: rules are asked separately. */
  readonly facts: IssueFacts;
  /** What people said in Plumbline, as the issue holds it. */
  readonly storedInputs: InputProperty;
  readonly storedScore: ScoreProperty | null;
  /** Display text of values that are ids: of the priority, and by field id. */
  readonly priorityName: string | null;
  readonly optionNames: Readonly<Record<string, string>>;
  /** Those of the planned fields that this issue has at all, filled or not. */
  readonly presentFieldIds: readonly string[];
}

/** One page of a project's issues. */
export interface IssuePage {
  readonly issues: readonly ReadIssue[];
  /** Null on the last page. */
  readonly nextPageToken: string | null;
}

/** Reads issues as the app itself: everything the app may see, whoever is asking. Check the viewer's permission first. */
export interface IssueSource {
  /**
   * Open issues of every level, and those resolved in the last 180 days, in rank order where the site has ranks.
   * `sinceMinutes`: instead every issue that Jira changed so long ago at most, also those that do not belong there any more.
   */
  readonly readPage: (query: {
    readonly projectId: ProjectId;
    readonly pageToken: string | null;
    readonly sinceMinutes: number | null;
    readonly plan: FieldPlan;
  }) => Promise<IssuePage>;
  /** Jira's own time, as of its last answer; null where it does not tell. */
  readonly jiraTime: () => Instant | null;
  /** How many issues a project has for `readPage` without `sinceMinutes`, roughly. */
  readonly countIssues: (projectId: ProjectId) => Promise<number>;
  /** The issues of every project that have a version or are, or were, in a sprint. */
  readonly listIds: (
    ask:
      | { readonly kind: 'version'; readonly versionId: string }
      | { readonly kind: 'sprint'; readonly sprintId: string },
  ) => Promise<readonly { readonly issueId: IssueId; readonly projectId: ProjectId }[]>;
  readonly countResolvedSince: (projectId: ProjectId, days: number) => Promise<number>;
  /** Undefined where the issue is gone or hidden from the app. */
  readonly findIssue: (issueId: IssueId, plan: FieldPlan) => Promise<ReadIssue | undefined>;
  /** The evidence of the issues that still exist; `matchedRules` is empty. */
  readonly readEvidence: (issueIds: readonly IssueId[]) => Promise<readonly EvidenceFacts[]>;
}
