import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { deleteValue, findValue, saveValue } from './kvs-access';
import { MAX_PACKED_CHARS, packed } from './packed-json';
import { StoredDataError } from './stored-data-error';

const first = packed.extend({ more: z.number().int().min(0) });
const pieceKey = (key: string, piece: number) => (piece === 0 ? key : `${key}.${piece}`);

/** Stores JSON of any size in pieces within the limit of one value; the first piece, written last, says how many there are. */
export async function saveBlob(key: string, value: unknown): Promise<void> {
  const text = gzipSync(JSON.stringify(value)).toString('base64');
  const more = Math.max(0, Math.ceil(text.length / MAX_PACKED_CHARS) - 1);
  for (let piece = more; piece >= 0; piece -= 1) {
    const gz = text.slice(piece * MAX_PACKED_CHARS, (piece + 1) * MAX_PACKED_CHARS);
    await saveValue(pieceKey(key, piece), piece === 0 ? { v: 1, gz, more } : { v: 1, gz });
  }
}

/** Undefined where a piece is missing. @throws StoredDataError where the content is not what `schema` says. */
export async function loadBlob<T>(key: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const head = await findValue(key, first);
  if (head === undefined) return undefined;
  const pieces = [head.gz];
  for (let piece = 1; piece <= head.more; piece += 1) {
    const next = await findValue(pieceKey(key, piece), packed);
    if (next === undefined) return undefined;
    pieces.push(next.gz);
  }
  let value: unknown;
  try {
    value = JSON.parse(gunzipSync(Buffer.from(pieces.join(''), 'base64')).toString('utf8'));
  } catch (cause) {
    throw new StoredDataError(key, cause instanceof Error ? cause.message : 'unreadable');
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new StoredDataError(key, parsed.error.issues[0]?.message ?? 'unexpected shape');
  return parsed.data;
}

/** Deletes every piece; a missing blob is fine. */
export async function deleteBlob(key: string): Promise<void> {
  const head = await findValue(key, first);
  if (head === undefined) return;
  for (let piece = 0; piece <= head.more; piece += 1) await deleteValue(pieceKey(key, piece));
}
