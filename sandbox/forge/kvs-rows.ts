import { z } from 'zod';
import { checkKey, checkValue, KVS_LIMITS, KvsRefusal } from './kvs-limits';
import type { KvsRates } from './kvs-rates';
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

/** What of a row's history an answer tells besides its value. */
export const metadataField = z.enum(['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME']);
export type MetadataField = z.infer<typeof metadataField>;

/** A key, as every request names it. */
export const keyed = z.object({ key: z.string(), entityName: z.string().optional() });
/** One `get`. */
export const getting = keyed.extend({
  options: z.object({ metadataFields: z.array(metadataField).optional() }).optional(),
});
/** One `set`, alone or in a batch or transaction. */
export const setting = keyed.extend({
  value: z.unknown(),
  conditions: z.unknown().optional(),
  options: z
    .object({
      ttl: z.object({ value: z.number().positive(), unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']) }).optional(),
      keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
      returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
      returnMetadataFields: z.array(metadataField).optional(),
    })
    .optional(),
});
export type Setting = z.infer<typeof setting>;
export type Keyed = z.infer<typeof keyed>;

export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

interface KvsParts {
  readonly store: RecordStore<KvsRow>;
  readonly now: () => number;
  /** How long an expired row may still be read; Forge says up to two days. */
  readonly expiredKeptMs: number;
  readonly rates: KvsRates;
  readonly onWrite: (write: KvsWrite) => void;
}

/** The value that comes back tells what was there; only one that overwrites may ask for it. */
function checkOptions({ options }: Setting): void {
  const isAsked = options?.returnValue !== undefined || options?.returnMetadataFields !== undefined;
  const mayAsk = options?.keyPolicy !== 'FAIL_IF_EXISTS' && options?.returnValue !== undefined;
  if (isAsked && !mayAsk)
    throw new KvsRefusal({
      status: 400,
      code: 'INVALID_OPTIONS',
      message: 'returnValue needs the key policy OVERRIDE, and returnMetadataFields needs returnValue.',
    });
}

/** Reads and writes of rows, shared by the endpoints; a space keeps secrets apart from plain keys. */
export function kvsRows({ store, now, expiredKeptMs, rates, onWrite }: KvsParts) {
  const isGone = ({ expiresAt }: KvsRow): boolean => expiresAt !== null && expiresAt + expiredKeptMs <= now();
  const find = (space: string, key: string): KvsRow | undefined => {
    const row = store.get(`${space}/${key}`);
    return row === undefined || isGone(row) ? undefined : row;
  };
  const rowFor = (space: string, item: Setting): KvsRow => {
    checkKey(item.key);
    checkValue(item.value);
    checkOptions(item);
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
    for (const [id, row] of changes) if (row !== undefined) rates.writeKey(id, bytesOf(row.value));
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
      .filter(({ value }) => !isGone(value))
      .map(({ key, value }) => ({ key: key.slice(space.length + 1), row: value }));
  return { find, rowFor, write, list };
}

export type KvsRows = ReturnType<typeof kvsRows>;
