import { z } from 'zod';
import type { Clock } from '../../ports/clock';
import type { FieldCatalog } from '../../ports/site-catalog';
import { findValue, saveValue } from './kvs-access';
import { packed, packJson, unpackJson } from './packed-json';

const KEY = 'fields';
const field = z.object({
  fieldId: z.string(),
  name: z.string(),
  kind: z.enum(['number', 'option', 'other']),
  isEstimate: z.boolean(),
  isSprint: z.boolean(),
});
const stored = z.object({ at: z.number(), fields: packed });

/** Remembers the site's fields, so that opening an issue does not list them again. */
export function kvsFieldCatalog({ source, clock }: { source: FieldCatalog; clock: Clock }): FieldCatalog {
  return async ({ maxAgeMs }) => {
    const known = await findValue(KEY, stored);
    if (known !== undefined && clock() - known.at <= maxAgeMs) return unpackJson(KEY, known.fields, z.array(field));
    const fields = await source({ maxAgeMs: 0 });
    await saveValue(KEY, { at: clock(), fields: packJson(fields) });
    return fields;
  };
}
