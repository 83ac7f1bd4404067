import type { Ports } from '../ports/ports';
import { logThrown } from './log-thrown';

/** Adds what was spent to the hour. A budget, not an account: where it cannot be stored, what was done stays done. */
export async function flushLedger(ports: Ports): Promise<void> {
  try {
    await ports.ledger.flush();
  } catch (error) {
    logThrown(ports, 'ledger.notStored', error);
  }
}
