import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { reconcileScans } from '../app/reconcile-scans';
import { flushLedger } from './flush-ledger';
import { logThrown } from './log-thrown';
import { portsFor } from './wiring';

const tick = z.object({ context: z.object({ cloudId: z.string() }) });

/** Every hour: start the scans that are due. Only queues; a tick that fails is made good by the next one. */
export async function onHourlyTick(event: unknown): Promise<void> {
  // Without it projects still have a turn each, the same on every site.
  const siteId = tick.safeParse(event).data?.context.cloudId ?? '';
  const ports = portsFor(randomUUID());
  try {
    const started = await reconcileScans(ports, { siteId });
    ports.log.info('tick.scansQueued', { started });
  } catch (error) {
    logThrown(ports, 'tick.failed', error);
  } finally {
    await flushLedger(ports);
  }
}
