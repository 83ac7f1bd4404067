import type { CriterionId, IssueId, ProjectId, RoadmapItemId, RuleId } from '../../src/domain/ids';

/** Brands of plain text for tests. */
export const issueId = (text: string): IssueId => text as IssueId;
export const projectId = (text: string): ProjectId => text as ProjectId;
export const itemId = (text: string): RoadmapItemId => text as RoadmapItemId;
export const ruleId = (text: string): RuleId => text as RuleId;
export const criterionId = (text: string): CriterionId => text as CriterionId;
