import { z } from 'zod';
import type { Clock } from '../../ports/clock';
import { findValue, saveValue } from './kvs-access';

const KEY = 'request-projects';
const MAX_AGE_MS = 3_600_000;
const stored = z.object({ at: z.number(), keys: z.array(z.string()) });

/** Remembers for an hour which projects hold requests and ideas, and within an invocation altogether. */
export function kvsRequestProjectKeys({
  source,
  clock,
}: {
  source: () => Promise<readonly string[]>;
  clock: Clock;
}): () => Promise<ReadonlySet<string>> {
  let loaded: Promise<ReadonlySet<string>> | undefined;
  const load = async () => {
    const known = await findValue(KEY, stored);
    if (known !== undefined && clock() - known.at <= MAX_AGE_MS) return new Set(known.keys);
    const keys = await source();
    await saveValue(KEY, { at: clock(), keys });
    return new Set(keys);
  };
  return () => {
    loaded ??= load();
    return loaded;
  };
}
