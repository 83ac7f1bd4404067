import { InvocationError, InvocationErrorCode } from '@forge/events';
import { ForgeKvsError } from '@forge/kvs';
import { z } from 'zod';
import { JiraRequestError } from '../adapters/jira/jira-request-error';
import { forgetIssue } from '../app/forget-issue';
import { rescoreIssue } from '../app/rescore-issue';
import { rescoreProject } from '../app/rescore-project';
import { failScan, pauseScan, runScan } from '../app/run-scan';
import { type WorkMessage, workMessage } from '../contract/queue-message';
import type { Instant } from '../domain/ids';
import type { Ports } from '../ports/ports';
import { logThrown } from './log-thrown';
import { retryAtOf } from './rpc-error-from';
import { portsFor as realPortsFor } from './wiring';

/** Of the 900 s that a consumer may run; the rest is for the step under way. */
const TIME_BUDGET_MS = 600_000;
const MAX_RETRY_SECONDS = 900;
const MAX_RETRIES = 5;

const asyncEvent = z.object({
  body: z.unknown(),
  retryContext: z.object({ retryCount: z.number() }).nullish(),
});

async function work(ports: Ports, message: WorkMessage, deadline: Instant): Promise<void> {
  switch (message.kind) {
    case 'scan':
      await runScan(ports, { projectId: message.projectId, scanId: message.scanId, deadline });
      return;
    case 'rescoreProject': {
      const outcome = await rescoreProject(ports, { projectId: message.projectId, deadline });
      if (outcome === 'later') await ports.queue([{ message, delaySeconds: 60 }]);
      return;
    }
    case 'rescoreIssue':
      await rescoreIssue(ports, message);
      return;
    case 'forgetIssue':
      await forgetIssue(ports, message);
      return;
  }
}

/** Null: trying again will not help. */
function retryAtFor(error: unknown, now: number): Instant | null {
  if (error instanceof ForgeKvsError) return now + 30_000;
  if (!(error instanceof JiraRequestError)) return null;
  const isPassing = error.status === 0 || error.status === 409 || error.status === 429 || error.status >= 500;
  return isPassing ? retryAtOf(error, now) : null;
}

// A throttled scan waits in its own state, so that the pages can say until when; other work is given back to the queue.
async function giveBack(
  ports: Ports,
  { message, error, retryCount }: { message: WorkMessage; error: unknown; retryCount: number },
): Promise<InvocationError | undefined> {
  const now = ports.clock();
  const retryAt = retryAtFor(error, now);
  const isThrottled = error instanceof JiraRequestError && error.status === 429;
  if (message.kind === 'scan' && isThrottled && retryAt !== null) {
    await pauseScan(ports, { projectId: message.projectId, resumesAt: retryAt });
    return undefined;
  }
  if (retryAt !== null && (isThrottled || retryCount < MAX_RETRIES)) {
    return new InvocationError({
      retryAfter: Math.min(MAX_RETRY_SECONDS, Math.max(1, Math.ceil((retryAt - now) / 1000))),
      retryReason: isThrottled
        ? InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED
        : InvocationErrorCode.FUNCTION_RETRY_REQUEST,
    });
  }
  if (message.kind === 'scan') {
    const isRefused = error instanceof JiraRequestError && (error.status === 401 || error.status === 403);
    const failure = isRefused ? 'forbidden' : retryAt !== null ? 'jira_unavailable' : 'internal';
    await failScan(ports, { projectId: message.projectId, failure });
  }
  return undefined;
}

/** The consumer with the ports to work with; the real ones unless a test brings others. */
export function workConsumer(portsFor: (traceId: string) => Ports) {
  return async (event: unknown): Promise<InvocationError | undefined> => {
    const envelope = asyncEvent.safeParse(event);
    const parsed = workMessage.safeParse(envelope.data?.body);
    if (!parsed.success) {
      portsFor('unknown').log.error('work.notUnderstood');
      return undefined;
    }
    const message = parsed.data;
    const ports = portsFor(message.traceId);
    try {
      await work(ports, message, ports.clock() + TIME_BUDGET_MS);
      return undefined;
    } catch (error) {
      logThrown(ports, 'work.failed', error, { work: message.kind, projectId: message.projectId });
      return await giveBack(ports, { message, error, retryCount: envelope.data?.retryContext?.retryCount ?? 0 });
    } finally {
      await ports.ledger.flush();
    }
  };
}

/** One piece of background work. */
export const onWork = workConsumer(realPortsFor);
