import { randomUUID } from 'node:crypto';
import { reconcileScans } from '../app/reconcile-scans';
import { flushLedger } from './flush-ledger';
import { logThrown } from './log-thrown';
import { portsFor } from './wiring';

/** Every hour: start the scans that are due. Only queues; a tick that fails is made good by the next one. */
export async function onHourlyTick(): Promise<void> {
  const ports = portsFor(randomUUID());
  try {
    const started = await reconcileScans(ports);
    ports.log.info('tick.scansQueued', { started });
  } catch (error) {
    logThrown(ports, 'tick.failed', error);
  } finally {
    await flushLedger(ports);
  }
}
