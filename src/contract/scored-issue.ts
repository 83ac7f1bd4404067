import { z } from 'zod';
import type { IssueFacts } from '../domain/issue/issue-facts';
import type { IssueScores, ScoredIssue } from '../domain/snapshot/scored-issue';
import { criterionId, instant, issueId, projectId, roadmapItemId, ruleId, score, share } from './primitives';
import { horizon } from './roadmap';

export const alignmentState = z.enum(['aligned', 'weak', 'stale', 'exempt', 'unlinked']);
export const evidenceKind = z.enum(['parent', 'link', 'jql', 'component', 'label', 'version']);
export const statusCategory = z.enum(['todo', 'inProgress', 'done']);
export const rawValue = z.union([z.number(), z.string(), z.null()]);

export const issueScores = z.object({
  value: score.nullable(),
  valueLow: score,
  valueHigh: score,
  knownWeight: share,
  alignment: score,
  traceability: score,
  alignmentState,
  horizon: horizon.nullable(),
  themeId: roadmapItemId.nullable(),
  itemId: roadmapItemId.nullable(),
  evidence: evidenceKind.nullable(),
}) satisfies z.ZodType<IssueScores>;

export const issueFacts = z.object({
  issueId,
  issueKey: z.string().min(1).max(255),
  projectId,
  summary: z.string().max(10_000),
  issueTypeId: z.string().max(64),
  hierarchyLevel: z.number().int().min(-1).max(20),
  statusName: z.string().max(255),
  statusCategory,
  priorityId: z.string().max(64).nullable(),
  parentId: issueId.nullable(),
  labels: z.array(z.string().max(255)),
  components: z.array(z.string().max(255)),
  fixVersions: z.array(z.string().max(255)),
  links: z.array(z.object({ typeName: z.string().max(255), direction: z.enum(['inward', 'outward']), issueId })),
  createdAt: instant,
  updatedAt: instant,
  resolvedAt: instant.nullable(),
  dueDate: z.string().max(32).nullable(),
  votes: z.number().min(0).nullable(),
  watchers: z.number().min(0).nullable(),
  linkedRequests: z.number().min(0),
  size: z.number().min(0).nullable(),
  inActiveSprint: z.boolean(),
  description: z.object({ length: z.number().min(0), hasAcceptanceCriteria: z.boolean() }),
  fields: z.record(z.string(), rawValue),
  fieldChangedAt: z.record(z.string(), instant),
  inputs: z.record(
    criterionId,
    z.object({ rating: z.number(), at: instant, raters: z.number().int().min(1), deviation: z.number().min(0) }),
  ),
  roadmapLink: z.object({ itemId: roadmapItemId, at: instant }).nullable(),
  exemption: z.object({ reason: z.string().max(2000), until: instant, at: instant }).nullable(),
  matchedRules: z.array(ruleId),
}) satisfies z.ZodType<IssueFacts>;

export const scoredIssue = issueFacts.extend({
  scores: issueScores,
  scoredAt: instant,
}) satisfies z.ZodType<ScoredIssue>;

/** Rows as columns: the same keys as a row, each an array of equal length; about half the size of rows as objects. */
export const rowColumns = z.object({
  count: z.number().int().min(0),
  columns: z.record(z.string(), z.array(z.unknown())),
});
export type RowColumns = z.infer<typeof rowColumns>;
