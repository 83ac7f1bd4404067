import { z } from 'zod';
import type { IssueEvent } from '../app/plan-event-work';
import { INPUT_PROPERTY, SCORE_PROPERTY } from '../contract/issue-property';
import { issueId, projectId } from '../contract/primitives';
import type { ProjectId } from '../domain/ids';

const id = z.union([z.string(), z.number()]).transform(String);
const issue = z.object({
  id: id.pipe(issueId),
  fields: z.object({ project: z.object({ id: id.pipe(projectId) }).nullish() }).nullish(),
});
const changelog = z.object({
  items: z.array(
    z.object({ field: z.string().nullish(), fieldId: z.string().nullish(), from: z.unknown().optional() }),
  ),
});

const issueEvent = z.object({
  eventType: z.enum(['avi:jira:created:issue', 'avi:jira:updated:issue', 'avi:jira:deleted:issue']),
  issue,
  changelog: changelog.nullish(),
});
const linkEvent = z.object({
  eventType: z.enum(['avi:jira:created:issuelink', 'avi:jira:deleted:issuelink']),
  sourceIssueId: id.pipe(issueId),
  destinationIssueId: id.pipe(issueId),
  sourceProjectId: id.pipe(projectId).nullish(),
  destinationProjectId: id.pipe(projectId).nullish(),
});
const propertyEvent = z.object({
  eventType: z.enum(['avi:jira:set:issue-property', 'avi:jira:deleted:issue-property']),
  issue: z.object({ id: id.pipe(issueId) }),
  property: z.object({ key: z.enum([INPUT_PROPERTY, SCORE_PROPERTY]) }),
});
const number = id.pipe(z.string().regex(/^\d{1,19}$/));
const VERSION_CHANGES = {
  'avi:jira:updated:version': 'renamed',
  'avi:jira:merged:version': 'removed',
  'avi:jira:deleted:version': 'removed',
  'avi:jira:released:version': 'state',
  'avi:jira:unreleased:version': 'state',
} as const;
const versionEvent = z.object({
  eventType: z.enum(Object.keys(VERSION_CHANGES) as (keyof typeof VERSION_CHANGES)[]),
  version: z.object({ id: number, name: z.string(), projectId: id.pipe(projectId) }),
});
const SPRINT_CHANGES = {
  'avi:jira-software:started:sprint': 'state',
  'avi:jira-software:closed:sprint': 'state',
  'avi:jira-software:updated:sprint': 'words',
  'avi:jira-software:deleted:sprint': 'removed',
} as const;
const sprintEvent = z.object({
  eventType: z.enum(Object.keys(SPRINT_CHANGES) as (keyof typeof SPRINT_CHANGES)[]),
  sprint: z.object({ id: number }),
});
const ownEvent = z.object({ selfGenerated: z.literal(true) });

const KINDS = {
  'avi:jira:created:issue': 'created',
  'avi:jira:updated:issue': 'updated',
  'avi:jira:deleted:issue': 'deleted',
} as const;

function sharedEventFrom(event: unknown): IssueEvent | undefined {
  const property = propertyEvent.safeParse(event);
  if (property.success) return { kind: 'propertyChanged', issueId: property.data.issue.id };
  const version = versionEvent.safeParse(event);
  if (version.success) {
    const { id: versionId, name, projectId: inProject } = version.data.version;
    const what = VERSION_CHANGES[version.data.eventType];
    return { kind: 'versionChanged', what, versionId, name, projectId: inProject };
  }
  const sprint = sprintEvent.safeParse(event);
  if (!sprint.success) return undefined;
  return { kind: 'sprintChanged', what: SPRINT_CHANGES[sprint.data.eventType], sprintId: sprint.data.sprint.id };
}

// An event comes from where the issue is now; where it was, only the changelog tells.
function projectLeft(items: z.infer<typeof changelog>['items']): ProjectId | null {
  const move = items.find(({ field, fieldId }) => (fieldId ?? field)?.toLowerCase() === 'project');
  return id.pipe(projectId).safeParse(move?.from).data ?? null;
}

/** Reads a product event; undefined where it is our own doing or of a form that we do not know. */
export function issueEventFrom(event: unknown): IssueEvent | undefined {
  if (ownEvent.safeParse(event).success) return undefined;
  const links = linkEvent.safeParse(event);
  if (links.success) {
    const { sourceIssueId, destinationIssueId, sourceProjectId, destinationProjectId } = links.data;
    return {
      kind: 'linksChanged',
      ends: [
        { issueId: sourceIssueId, projectId: sourceProjectId ?? null },
        { issueId: destinationIssueId, projectId: destinationProjectId ?? null },
      ],
    };
  }
  const parsed = issueEvent.safeParse(event);
  if (!parsed.success) return sharedEventFrom(event);
  const kind = KINDS[parsed.data.eventType];
  const ids = { issueId: parsed.data.issue.id, projectId: parsed.data.issue.fields?.project?.id ?? null };
  if (kind !== 'updated') return { kind, ...ids };
  const items = parsed.data.changelog?.items ?? [];
  const names = items.flatMap(({ field, fieldId }) => [field, fieldId]).filter((name) => typeof name === 'string');
  return { kind, ...ids, changedFields: names, movedFrom: projectLeft(items) };
}
