import type { Instant } from '../domain/ids';
import type { IssueFacts } from '../domain/issue/issue-facts';
import type { Ports } from '../ports/ports';

/** The queue waits no longer than this. */
const MAX_DELAY_SECONDS = 900;

/** Has the background finish what Jira did not take for now. `settles`: also the answers, not only the score. */
export async function followLater(
  ports: Ports,
  {
    facts: { issueId, projectId },
    retryAt,
    settles,
  }: {
    readonly facts: Pick<IssueFacts, 'issueId'> & { readonly projectId: IssueFacts['projectId'] | null };
    readonly retryAt: Instant;
    readonly settles: boolean;
  },
): Promise<void> {
  const occurredAt = ports.clock();
  const seconds = Math.ceil((retryAt - occurredAt) / 1000);
  const { traceId } = ports;
  const message = { kind: 'rescoreIssue' as const, issueId, projectId, occurredAt, traceId, settles };
  await ports.queue([{ message, delaySeconds: Math.min(MAX_DELAY_SECONDS, Math.max(1, seconds)) }]);
}
