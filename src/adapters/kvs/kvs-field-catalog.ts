import { z } from 'zod';
import { projectId } from '../../contract/primitives';
import type { Clock } from '../../ports/clock';
import type { FieldCatalog } from '../../ports/site-catalog';
import { findValue, saveValue } from './kvs-access';
import { packed, packJson, unpackJson } from './packed-json';

const KEY = 'fields';
/** Lists of an earlier format are asked for again. */
const FORMAT = 2;
const field = z.object({
  fieldId: z.string(),
  name: z.string(),
  kind: z.enum(['number', 'option', 'date', 'duration', 'other']),
  isEstimate: z.boolean(),
  isSprint: z.boolean(),
  projectId: projectId.nullable(),
});
const stored = z.object({ at: z.number(), format: z.number().default(1), fields: packed });

/** Remembers the site's fields, so that opening an issue does not list them again. */
export function kvsFieldCatalog({ source, clock }: { source: FieldCatalog; clock: Clock }): FieldCatalog {
  return async ({ maxAgeMs }) => {
    const known = await findValue(KEY, stored);
    const isReadable = known?.format === FORMAT;
    if (isReadable && clock() - known.at <= maxAgeMs) return unpackJson(KEY, known.fields, z.array(field));
    const fields = await source({ maxAgeMs: 0 });
    await saveValue(KEY, { at: clock(), format: FORMAT, fields: packJson(fields) });
    return fields;
  };
}
