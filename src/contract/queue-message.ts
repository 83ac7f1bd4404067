import { z } from 'zod';
import { instant, issueId, projectId, revision } from './primitives';

/** Name of the queue in the manifest; its consumer may run for 900 s. */
export const WORK_QUEUE = 'plumbline-work';

/** One piece of background work. Messages may arrive twice, late and out of order; each handler re-reads before it writes. */
export const workMessage = z.discriminatedUnion('kind', [
  /** Go on with the project's scan from its stored checkpoint. */
  z.strictObject({
    kind: z.literal('scan'),
    projectId,
    scanId: z.string().max(64),
    /** Names the chain of invocations that the scan belongs to; whoever comes with another one leaves it alone. */
    leg: z.string().max(64).optional(),
    traceId: z.string().max(64),
  }),
  /** Rescore a project from its snapshot because the model or the roadmap changed. */
  z.strictObject({
    kind: z.literal('rescoreProject'),
    projectId,
    modelRevision: revision,
    roadmapRevision: revision,
    traceId: z.string().max(64),
  }),
  /** Re-read and rescore one issue after an event. */
  z.strictObject({
    kind: z.literal('rescoreIssue'),
    issueId,
    projectId: projectId.nullable(),
    occurredAt: instant,
    traceId: z.string().max(64),
    /** First brings the answers on the issue to what people said: Jira did not take them then. */
    settles: z.boolean().optional(),
  }),
  /** Take up the changes that wait for a project; null: those whose project no event told. */
  z.strictObject({
    kind: z.literal('takeChanges'),
    projectId: projectId.nullable(),
    traceId: z.string().max(64),
  }),
  /** Forget a deleted issue. */
  z.strictObject({
    kind: z.literal('forgetIssue'),
    issueId,
    projectId: projectId.nullable(),
    traceId: z.string().max(64),
  }),
]);
export type WorkMessage = z.infer<typeof workMessage>;
