import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { StoredDataError } from './stored-data-error';

/** Forge takes values of at most 240 KiB; the rest is for the envelope. */
export const MAX_PACKED_CHARS = 235 * 1024;

/** JSON as gzip as base64: rows shrink to about a tenth, and deep values stay within the depth limit of storage. */
export const packed = z.strictObject({ v: z.literal(1), gz: z.string() });
export type Packed = z.infer<typeof packed>;

export function packJson(value: unknown): Packed {
  return { v: 1, gz: gzipSync(JSON.stringify(value)).toString('base64') };
}

/** @throws StoredDataError where the stored value is not what `schema` says. */
export function unpackJson<T>(key: string, stored: unknown, schema: z.ZodType<T>): T {
  const envelope = packed.safeParse(stored);
  if (!envelope.success) throw new StoredDataError(key, 'not a packed value');
  let value: unknown;
  try {
    value = JSON.parse(gunzipSync(Buffer.from(envelope.data.gz, 'base64')).toString('utf8'));
  } catch (cause) {
    throw new StoredDataError(key, cause instanceof Error ? cause.message : 'unreadable');
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new StoredDataError(key, z.prettifyError(parsed.error).slice(0, 300));
  return parsed.data;
}
