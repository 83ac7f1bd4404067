/** Jira's numeric issue id as text ("10042"); never an issue key. */
export type IssueId = string & { readonly __brand: 'IssueId' };

/** Jira's numeric project id as text ("10000"); never a project key. */
export type ProjectId = string & { readonly __brand: 'ProjectId' };

/** The id of a node of the roadmap tree, made by us and stable over renames. */
export type RoadmapItemId = string & { readonly __brand: 'RoadmapItemId' };

/** The id of a mapping rule, made by us and stable over renames. */
export type RuleId = string & { readonly __brand: 'RuleId' };

/** The id of a criterion of the value model, made by us and stable over renames. */
export type CriterionId = string & { readonly __brand: 'CriterionId' };

/** A moment as milliseconds since 1970-01-01T00:00:00Z. The domain is handed the time; it never reads a clock. */
export type Instant = number;

/** One day in milliseconds. */
export const DAY_MS = 86_400_000;
