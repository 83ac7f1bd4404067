import { z } from 'zod';
import type { IssueEvent } from '../app/plan-event-work';
import { issueId, projectId } from '../contract/primitives';

const id = z.union([z.string(), z.number()]).transform(String);
const issue = z.object({
  id: id.pipe(issueId),
  fields: z.object({ project: z.object({ id: id.pipe(projectId) }).nullish() }).nullish(),
});
const changelog = z.object({
  items: z.array(z.object({ field: z.string().nullish(), fieldId: z.string().nullish() })),
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
const ownEvent = z.object({ selfGenerated: z.literal(true) });

const KINDS = {
  'avi:jira:created:issue': 'created',
  'avi:jira:updated:issue': 'updated',
  'avi:jira:deleted:issue': 'deleted',
} as const;

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
  if (!parsed.success) return undefined;
  const kind = KINDS[parsed.data.eventType];
  const ids = { issueId: parsed.data.issue.id, projectId: parsed.data.issue.fields?.project?.id ?? null };
  if (kind !== 'updated') return { kind, ...ids };
  const items = parsed.data.changelog?.items ?? [];
  const names = items.flatMap(({ field, fieldId }) => [field, fieldId]).filter((name) => typeof name === 'string');
  return { kind, ...ids, changedFields: names };
}
