import type { IssueId, ProjectId, RuleId } from '../domain/ids';
import type { Result } from '../domain/result';
import type { MappingRule } from '../domain/roadmap/roadmap';

/** Asks Jira, as the app, which issues a JQL mapping rule matches. [A3] */
export interface RuleMatcher {
  /** Every issue of the projects that the rule matches; `invalidQuery` where Jira does not understand it (any more). */
  readonly listMatches: (
    rule: MappingRule,
    projectIds: readonly ProjectId[],
  ) => Promise<Result<readonly IssueId[], 'invalidQuery'>>;
  /** Which of the rules match which of the issues; rules that Jira does not understand match nothing. */
  readonly matchIssues: (
    rules: readonly MappingRule[],
    issueIds: readonly IssueId[],
  ) => Promise<ReadonlyMap<IssueId, readonly RuleId[]>>;
  /** What Jira says against each rule's query; rules without errors are left out. */
  readonly findQueryErrors: (rules: readonly MappingRule[]) => Promise<ReadonlyMap<RuleId, readonly string[]>>;
}
