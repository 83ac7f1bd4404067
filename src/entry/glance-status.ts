import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type GlanceStatus, glanceStatus as statusOf } from '../app/glance-status';
import { issueId } from '../contract/primitives';
import { logThrown } from './log-thrown';
import { portsFor } from './wiring';

const extension = z.object({
  issue: z.object({ id: z.union([z.string(), z.number()]).transform(String).pipe(issueId) }),
});
const payload = z.union([
  z.object({ extension }),
  z.object({ context: z.object({ extension }) }).transform(({ context }) => context),
]);

const NEUTRAL: GlanceStatus = { status: { type: 'lozenge', value: { label: 'Open', type: 'default' } } };

/** The badge of the closed glance. A badge has no failed state: where nothing can be said, it says nothing. */
export async function glanceStatus(request: unknown): Promise<GlanceStatus> {
  const ports = portsFor(randomUUID());
  try {
    const parsed = payload.safeParse(request);
    if (!parsed.success) return NEUTRAL;
    const status = await statusOf(ports, { issueId: parsed.data.extension.issue.id });
    return status;
  } catch (error) {
    logThrown(ports, 'glance.failed', error);
    return NEUTRAL;
  }
}
