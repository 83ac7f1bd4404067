import { randomUUID } from 'node:crypto';
import type { InvocationError } from '@forge/events';
import { takeEvent } from '../app/take-event';
import { flushLedger } from './flush-ledger';
import { issueEventFrom } from './issue-event-from';
import { logThrown } from './log-thrown';
import { EVENT_RETRIES, retryCountOf, retryLater } from './retry-later';
import { portsFor } from './wiring';

/** An issue, or something that issues have, was created, changed or deleted. Forge delivers again only where it is asked to. */
export async function onIssueEvent(event: unknown): Promise<InvocationError | undefined> {
  const ports = portsFor(randomUUID());
  const parsed = issueEventFrom(event);
  if (parsed === undefined) return undefined;
  try {
    await takeEvent(ports, parsed);
    return undefined;
  } catch (error) {
    logThrown(ports, 'event.failed', error);
    const retry = retryLater(error, { now: ports.clock(), retryCount: retryCountOf(event), most: EVENT_RETRIES });
    if (retry === undefined) throw error;
    return retry;
  } finally {
    await flushLedger(ports);
  }
}
