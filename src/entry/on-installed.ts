import { randomUUID } from 'node:crypto';
import { startFirstScans } from '../app/reconcile-scans';
import { portsFor } from './wiring';

/** The app was installed: scan what it sees, one project after the other. */
export async function onInstalled(): Promise<void> {
  const ports = portsFor(randomUUID());
  const started = await startFirstScans(ports);
  await ports.ledger.flush();
  ports.log.info('install.scansQueued', { started });
}
