import { setTimeout as waitFor } from 'node:timers/promises';
import { ForgeKvsAPIError } from '@forge/kvs';

const TRIES = 4;
const FIRST_PAUSE_MS = 50;

/** Refused because of another writer, of haste, or for no reason of ours. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof ForgeKvsAPIError)) return false;
  const { status } = error.responseDetails;
  return status === 409 || status === 429 || status >= 500;
}

/** Does `write`, which may be done twice, until storage takes it: a few times, with growing pauses. @throws ForgeKvsAPIError */
export async function persistently<T>(write: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await write();
    } catch (error) {
      if (tried >= TRIES || !isPassing(error)) throw error;
      await waitFor(Math.random() * FIRST_PAUSE_MS * 4 ** (tried - 1));
    }
  }
}
