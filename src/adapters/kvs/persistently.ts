import { ForgeKvsAPIError } from '@forge/kvs';

const TRIES = 6;
const FIRST_PAUSE_MS = 50;
/** All pauses together stay well within what a person waits for. */
const LONGEST_PAUSE_MS = 400;

function waitFor(pauseMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, pauseMs));
}

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
      await waitFor(Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tried - 1)));
    }
  }
}
