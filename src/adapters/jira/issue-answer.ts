import { z } from 'zod';

const named = z.object({ name: z.string() });
const issueType = z.object({
  id: z.string(),
  hierarchyLevel: z.number().int().optional(),
  subtask: z.boolean().optional(),
});
const status = z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }) });
const linkedIssue = z.object({ id: z.string(), key: z.string() });

/** The fields that are read of every issue, as Jira words them. Null and absent both mean empty. */
export const issueAnswer = z.object({
  id: z.string(),
  key: z.string(),
  fields: z
    .object({
      summary: z.string().nullish(),
      project: z.object({ id: z.string() }),
      issuetype: issueType,
      status,
      priority: z.object({ id: z.string(), name: z.string() }).nullish(),
      parent: z.object({ id: z.string() }).nullish(),
      labels: z.array(z.string()).nullish(),
      components: z.array(named).nullish(),
      fixVersions: z.array(named).nullish(),
      issuelinks: z
        .array(
          z.object({
            type: z.object({ name: z.string() }),
            inwardIssue: linkedIssue.optional(),
            outwardIssue: linkedIssue.optional(),
          }),
        )
        .nullish(),
      created: z.string(),
      updated: z.string(),
      resolutiondate: z.string().nullish(),
      duedate: z.string().nullish(),
      votes: z.object({ votes: z.number() }).nullish(),
      watches: z.object({ watchCount: z.number() }).nullish(),
      description: z.unknown(),
    })
    .catchall(z.unknown()),
  properties: z.record(z.string(), z.unknown()).nullish(),
});
export type IssueAnswer = z.infer<typeof issueAnswer>;

/** Field names to ask for, matching `issueAnswer`. */
export const FIXED_FIELDS = [
  'summary',
  'project',
  'issuetype',
  'status',
  'priority',
  'parent',
  'labels',
  'components',
  'fixVersions',
  'issuelinks',
  'created',
  'updated',
  'resolutiondate',
  'duedate',
  'votes',
  'watches',
  'description',
] as const;

/** The part of the fields that evidence is read from. */
export const evidenceAnswer = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({
    summary: z.string().nullish(),
    issuetype: issueType,
    status,
    parent: z.object({ id: z.string() }).nullish(),
    labels: z.array(z.string()).nullish(),
    components: z.array(named).nullish(),
    fixVersions: z.array(named).nullish(),
  }),
  properties: z.record(z.string(), z.unknown()).nullish(),
});
export type EvidenceAnswer = z.infer<typeof evidenceAnswer>;

/** Field names to ask for, matching `evidenceAnswer`. */
export const EVIDENCE_FIELDS = [
  'summary',
  'issuetype',
  'status',
  'parent',
  'labels',
  'components',
  'fixVersions',
] as const;
