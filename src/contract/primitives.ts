import { z } from 'zod';
import type { CriterionId, IssueId, ProjectId, RoadmapItemId, RuleId } from '../domain/ids';

const branded = <T extends string>(schema: z.ZodType<string>): z.ZodType<T, T> => schema as unknown as z.ZodType<T, T>;
const jiraNumericId = z.string().regex(/^\d{1,18}$/);
// Ids are keys of objects, and this one key is not like others.
const ownId = z.string().regex(/^(?!__proto__$)[A-Za-z0-9_-]{1,64}$/);

/** Jira's numeric issue id as text. */
export const issueId = branded<IssueId>(jiraNumericId);
/** Jira's numeric project id as text. */
export const projectId = branded<ProjectId>(jiraNumericId);
/** Our id of a roadmap item. */
export const roadmapItemId = branded<RoadmapItemId>(ownId);
/** Our id of a mapping rule. */
export const ruleId = branded<RuleId>(ownId);
/** Our id of a criterion. */
export const criterionId = branded<CriterionId>(ownId);
/** Milliseconds since the epoch. */
export const instant = z.number().int().min(0).max(8_640_000_000_000_000);
/** A share, 0 to 1. */
export const share = z.number().min(0).max(1);
/** A score, 0 to 100. */
export const score = z.number().min(0).max(100);
/** Text typed by a person; trimmed, never empty. */
export const title = z.string().trim().min(1).max(200);
/** A free note; may be empty. */
export const note = z.string().trim().max(2000);
/** The number of an append-only revision; 0 means that nothing was saved yet. */
export const revision = z.number().int().min(0);
