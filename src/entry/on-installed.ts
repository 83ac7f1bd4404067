import { randomUUID } from 'node:crypto';
import type { InvocationError } from '@forge/events';
import { startFirstScans } from '../app/reconcile-scans';
import { flushLedger } from './flush-ledger';
import { logThrown } from './log-thrown';
import { EVENT_RETRIES, isRefused, retryAfter, retryCountOf, retryLater } from './retry-later';
import { portsFor } from './wiring';

const PERMISSION_PAUSE_SECONDS = 60;

/** The app was installed: scan what it sees, one project after the other. What fails for good the hourly tick makes up for. */
export async function onInstalled(event: unknown): Promise<InvocationError | undefined> {
  const ports = portsFor(randomUUID());
  try {
    const started = await startFirstScans(ports);
    ports.log.info('install.scansQueued', { started });
    return undefined;
  } catch (error) {
    logThrown(ports, 'install.failed', error);
    const retryCount = retryCountOf(event);
    // The app's own account may get its permissions minutes after the install.
    if (isRefused(error) && retryCount < EVENT_RETRIES) return retryAfter(PERMISSION_PAUSE_SECONDS);
    return retryLater(error, { now: ports.clock(), retryCount, most: EVENT_RETRIES });
  } finally {
    await flushLedger(ports);
  }
}
