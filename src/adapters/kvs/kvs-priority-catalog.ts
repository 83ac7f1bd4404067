import { z } from 'zod';
import type { Clock } from '../../ports/clock';
import type { PriorityCatalog } from '../../ports/site-catalog';
import { findValue, saveValue } from './kvs-access';

const KEY = 'priorities';
/** As long as a person who adds one may have to wait to see it proposed. Convention. */
const MAX_AGE_MS = 600_000;
const stored = z.object({
  at: z.number(),
  priorities: z.array(z.object({ priorityId: z.string(), name: z.string() })),
});

/** Remembers the site's priorities for some minutes, so that scans of many projects list them once. */
export function kvsPriorityCatalog({ source, clock }: { source: PriorityCatalog; clock: Clock }): PriorityCatalog {
  return async () => {
    const known = await findValue(KEY, stored);
    const age = known === undefined ? null : clock() - known.at;
    if (known !== undefined && age !== null && age >= 0 && age <= MAX_AGE_MS) return known.priorities;
    const priorities = await source();
    await saveValue(KEY, { at: clock(), priorities });
    return priorities;
  };
}
