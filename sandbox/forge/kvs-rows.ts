import { z } from 'zod';
import { checkKey, checkValue, KVS_LIMITS, KvsRefusal } from './kvs-limits';
import type { RecordStore } from './record-store';

/** What is stored under a key. */
export interface KvsRow {
  readonly value: unknown;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Epoch milliseconds; null: kept for good. */
  readonly expiresAt: number | null;
}

/** One write or removal, for the activity log. */
export interface KvsWrite {
  readonly operation: 'set' | 'delete';
  readonly key: string;
  readonly bytes: number;
}

const TTL_UNIT_MS = { SECONDS: 1000, MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000 } as const;

/** A key, as every request names it. */
export const keyed = z.object({ key: z.string(), entityName: z.string().optional() });
/** One `set`, alone or in a batch or transaction. */
export const setting = keyed.extend({
  value: z.unknown(),
  conditions: z.unknown().optional(),
  options: z
    .object({
      ttl: z.object({ value: z.number().positive(), unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']) }).optional(),
      keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
      returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
    })
    .optional(),
});
export type Setting = z.infer<typeof setting>;
export type Keyed = z.infer<typeof keyed>;

export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

interface KvsParts {
  readonly store: RecordStore<KvsRow>;
  readonly now: () => number;
  readonly onWrite: (write: KvsWrite) => void;
}

/** Reads and writes of rows, shared by the endpoints; a space keeps secrets apart from plain keys. */
export function kvsRows({ store, now, onWrite }: KvsParts) {
  const find = (space: string, key: string): KvsRow | undefined => {
    const row = store.get(`${space}/${key}`);
    return row !== undefined && row.expiresAt !== null && row.expiresAt <= now() ? undefined : row;
  };
  const rowFor = (space: string, item: Setting): KvsRow => {
    checkKey(item.key);
    checkValue(item.value);
    const before = find(space, item.key);
    if (before !== undefined && item.options?.keyPolicy === 'FAIL_IF_EXISTS')
      throw new KvsRefusal({
        status: 409,
        code: 'KEY_CONFLICT',
        message: 'The key already exists.',
        extra: { key: item.key },
      });
    const ttl = item.options?.ttl;
    const ttlMs = ttl === undefined ? null : ttl.value * TTL_UNIT_MS[ttl.unit];
    if (ttlMs !== null && ttlMs > KVS_LIMITS.ttlMs)
      throw new KvsRefusal({ status: 400, code: 'INVALID_TTL', message: 'The time to live is longer than one year.' });
    const at = now();
    return {
      value: item.value,
      createdAt: before?.createdAt ?? at,
      updatedAt: at,
      expiresAt: ttlMs === null ? null : at + ttlMs,
    };
  };
  const write = (changes: ReadonlyMap<string, KvsRow | undefined>): void => {
    store.write(changes);
    for (const [id, row] of changes)
      onWrite({
        operation: row === undefined ? 'delete' : 'set',
        key: id.slice(id.indexOf('/') + 1),
        bytes: row === undefined ? 0 : bytesOf(row.value),
      });
  };
  const list = (space: string, prefix: string) =>
    store
      .list(`${space}/${prefix}`)
      .filter(({ value }) => value.expiresAt === null || value.expiresAt > now())
      .map(({ key, value }) => ({ key: key.slice(space.length + 1), row: value }));
  return { find, rowFor, write, list };
}

export type KvsRows = ReturnType<typeof kvsRows>;
