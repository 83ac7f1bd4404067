import type { IssueId, ProjectId, RuleId } from '../domain/ids';
import type { Result } from '../domain/result';
import type { MappingRule } from '../domain/roadmap/roadmap';

/** With more rules, asking for each by itself costs more than asking all of them again a little later. */
export const EXACT_RULES = 5;
/** As many issues as Jira looks up past its index in one search. */
export const EXACT_ISSUES = 50;

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
  /**
   * The same of issues that changed a moment ago, when Jira's search may not know yet: with up to `EXACT_RULES` rules and
   * `EXACT_ISSUES` issues Jira is made to look at the issues themselves.
   */
  readonly matchChanged: RuleMatcher['matchIssues'];
  /** What Jira says against each rule's query; rules without errors are left out. */
  readonly findQueryErrors: (rules: readonly MappingRule[]) => Promise<ReadonlyMap<RuleId, readonly string[]>>;
}
