import { randomUUID } from 'node:crypto';
import type { InvocationError } from '@forge/events';
import { startFirstScans } from '../app/reconcile-scans';
import { flushLedger } from './flush-ledger';
import { logThrown } from './log-thrown';
import { retryCountOf, retryLater } from './retry-later';
import { portsFor } from './wiring';

/** The app was installed: scan what it sees, one project after the other. What fails for good the hourly tick makes up for. */
export async function onInstalled(event: unknown): Promise<InvocationError | undefined> {
  const ports = portsFor(randomUUID());
  try {
    const started = await startFirstScans(ports);
    ports.log.info('install.scansQueued', { started });
    return undefined;
  } catch (error) {
    logThrown(ports, 'install.failed', error);
    return retryLater(error, { now: ports.clock(), retryCount: retryCountOf(event) });
  } finally {
    await flushLedger(ports);
  }
}
