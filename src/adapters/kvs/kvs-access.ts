import { ForgeKvsAPIError, kvs, type PolicySetOptions, WhereConditions } from '@forge/kvs';
import type { z } from 'zod';
import { persistently } from './persistently';
import { StoredDataError } from './stored-data-error';

/** The value under a key, parsed; undefined where there is none. @throws StoredDataError */
export async function findValue<T>(key: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const stored = await kvs.get<unknown>(key);
  if (stored === undefined || stored === null) return undefined;
  const parsed = schema.safeParse(stored);
  if (!parsed.success) throw new StoredDataError(key, parsed.error.issues[0]?.message ?? 'unexpected shape');
  return parsed.data;
}

/** Writes a value over whatever was there. */
export async function saveValue(key: string, value: unknown): Promise<void> {
  await persistently(() => kvs.set(key, value));
}

/** Writes a value that disappears by itself; Forge may take two days longer. */
export async function saveValueForDays(key: string, value: unknown, days: number): Promise<void> {
  await persistently(() => kvs.set(key, value, { ttl: { value: days, unit: 'DAYS' } }));
}

/** Writes a value only where the key is free; false where it was taken. */
export function saveNewValue(key: string, value: unknown): Promise<boolean> {
  return persistently(() => setNew(key, value, { keyPolicy: 'FAIL_IF_EXISTS' }));
}

/** As `saveNewValue`, of a value that disappears by itself. */
export function saveNewValueForDays(key: string, value: unknown, days: number): Promise<boolean> {
  return persistently(() => setNew(key, value, { keyPolicy: 'FAIL_IF_EXISTS', ttl: { value: days, unit: 'DAYS' } }));
}

async function setNew(key: string, value: unknown, options: PolicySetOptions): Promise<boolean> {
  try {
    await kvs.set(key, value, options);
    return true;
  } catch (error) {
    // Documented names differ between pages; the status is the same.
    const isTaken =
      error instanceof ForgeKvsAPIError && (error.code === 'KEY_CONFLICT' || error.responseDetails.status === 409);
    // A writer that got in between may have failed itself: only what is there now is in the way.
    if (isTaken && (await kvs.get<unknown>(key)) !== undefined) return false;
    throw error;
  }
}

/** Deletes a key; a missing one is fine. */
export async function deleteValue(key: string): Promise<void> {
  await persistently(() => kvs.delete(key));
}

/** Every value whose key starts with `prefix`, parsed, in key order. @throws StoredDataError */
export async function listValues<T>(prefix: string, schema: z.ZodType<T>): Promise<{ key: string; value: T }[]> {
  const found: { key: string; value: T }[] = [];
  let cursor: string | undefined;
  do {
    let query = kvs.query().where('key', WhereConditions.beginsWith(prefix)).limit(100);
    if (cursor !== undefined) query = query.cursor(cursor);
    const page = await query.getMany<unknown>();
    for (const { key, value } of page.results) {
      const parsed = schema.safeParse(value);
      if (!parsed.success) throw new StoredDataError(key, parsed.error.issues[0]?.message ?? 'unexpected shape');
      found.push({ key, value: parsed.data });
    }
    cursor = page.nextCursor === '' ? undefined : page.nextCursor;
  } while (cursor !== undefined);
  return found;
}
