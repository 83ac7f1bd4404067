import { z } from 'zod';
import { checkKey, KVS_LIMITS, KvsRefusal } from './kvs-limits';
import {
  bytesOf,
  type Keyed,
  type KvsRow,
  type KvsRows,
  type KvsWrite,
  keyed,
  kvsRows,
  type Setting,
  setting,
} from './kvs-rows';
import { jsonResponse } from './platform-response';
import { openRecordStore } from './record-store';

/** What the storage page of the shell lists. */
export interface KvsEntry {
  readonly key: string;
  readonly bytes: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number | null;
}

/** Forge's key-value storage: the wire protocol of @forge/kvs 1.6, with the documented limits enforced. */
export interface ForgeKvs {
  readonly handle: (path: string, body: unknown) => Response;
  readonly entries: (prefix: string) => readonly KvsEntry[];
  readonly value: (key: string) => unknown;
  readonly clear: () => void;
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const querying = z.object({
  limit: z.number().int().optional(),
  after: z.string().optional(),
  where: z
    .array(z.object({ property: z.literal('key'), condition: z.string(), values: z.array(z.string()).min(1) }))
    .optional(),
});
const transacting = z.object({
  set: z.array(setting).default([]),
  delete: z.array(keyed).default([]),
  check: z.array(keyed).default([]),
});

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (!result.success)
    throw new KvsRefusal({ status: 400, code: 'BAD_REQUEST', message: z.prettifyError(result.error) });
  return result.data;
}

function refuseEntities(items: readonly Keyed[]): void {
  const named = items.find((item) => item.entityName !== undefined);
  if (named !== undefined)
    throw new KvsRefusal({
      status: 400,
      code: 'UNKNOWN_ENTITY',
      message: `The manifest declares no custom entity ${named.entityName ?? ''}.`,
    });
}

function matches(key: string, where: z.infer<typeof querying>['where']): boolean {
  return (where ?? []).every(({ condition, values }) => {
    const wanted = values[0] ?? '';
    if (condition === 'BEGINS_WITH') return key.startsWith(wanted);
    if (condition === 'EQUAL_TO') return key === wanted;
    throw new KvsRefusal({ status: 400, code: 'INVALID_CONDITION', message: `A key cannot be asked by ${condition}.` });
  });
}

function answerOf(key: string, row: KvsRow) {
  return {
    key,
    value: row.value,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    ...(row.expiresAt === null ? {} : { expireTime: new Date(row.expiresAt).toISOString() }),
  };
}

const missing = (): Response =>
  jsonResponse(404, { code: 'KEY_NOT_FOUND', message: 'The specified key does not exist.' });

function handleSet(rows: KvsRows, space: string, body: unknown): Response {
  const item = parsed(setting, body);
  refuseEntities([item]);
  const before = rows.find(space, item.key);
  const row = rows.rowFor(space, item);
  rows.write(new Map([[`${space}/${item.key}`, row]]));
  if (item.options?.returnValue === 'LATEST') return jsonResponse(200, answerOf(item.key, row));
  if (item.options?.returnValue === 'PREVIOUS' && before !== undefined)
    return jsonResponse(200, answerOf(item.key, before));
  return new Response('', { status: 200 });
}

function handleQuery(rows: KvsRows, body: unknown): Response {
  const { limit = KVS_LIMITS.defaultPageSize, after, where } = parsed(querying, body);
  if (limit < 1 || limit > KVS_LIMITS.pageSize)
    throw new KvsRefusal({
      status: 400,
      code: 'QUERY_LIMIT_OUT_OF_RANGE',
      message: `The limit must be between 1 and ${KVS_LIMITS.pageSize}.`,
    });
  const from = after === undefined ? null : Buffer.from(after, 'base64url').toString('utf8');
  const prefix = where?.find(({ condition }) => condition === 'BEGINS_WITH')?.values[0] ?? '';
  const found = rows.list('plain', prefix).filter(({ key }) => matches(key, where) && (from === null || key > from));
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return jsonResponse(200, {
    data: page.map(({ key, row }) => answerOf(key, row)),
    ...(found.length > limit && last !== undefined ? { cursor: Buffer.from(last.key).toString('base64url') } : {}),
  });
}

function checkMany(items: readonly Keyed[], limit: { readonly code: string; readonly count: number }): void {
  if (items.length === 0 || items.length > limit.count)
    throw new KvsRefusal({ status: 400, code: limit.code, message: `Between 1 and ${limit.count} items are allowed.` });
  if (new Set(items.map(({ key }) => key)).size !== items.length)
    throw new KvsRefusal({ status: 400, code: 'DUPLICATE_KEY', message: 'A key may be used only once in a request.' });
  if (bytesOf(items) > KVS_LIMITS.requestBytes)
    throw new KvsRefusal({
      status: 413,
      code: 'MAX_SIZE',
      message: 'The request has exceeded the maximum size of 4 MB.',
    });
  refuseEntities(items);
}

function handleTransaction(rows: KvsRows, body: unknown): Response {
  const asked = parsed(transacting, body);
  const all = [...asked.set, ...asked.delete, ...asked.check];
  checkMany(all, { code: 'TRANSACTION_SIZE', count: KVS_LIMITS.transactionOperations });
  if (asked.check.length > 0 || asked.set.some(({ conditions }) => conditions !== undefined))
    throw new KvsRefusal({ status: 400, code: 'INVALID_CONDITION', message: 'Conditions need a custom entity.' });
  const changes = new Map<string, KvsRow | undefined>();
  for (const item of asked.set) changes.set(`plain/${item.key}`, rows.rowFor('plain', item));
  for (const item of asked.delete) {
    checkKey(item.key);
    changes.set(`plain/${item.key}`, undefined);
  }
  rows.write(changes);
  return jsonResponse(204);
}

/** Applies one item of a batch and gives what the answer says about it; thrown refusals become a failed key. */
function applyBatchItem(rows: KvsRows, operation: 'set' | 'get' | 'delete', item: Setting): object {
  checkKey(item.key);
  const id = `plain/${item.key}`;
  const row = rows.find('plain', item.key);
  if (operation === 'set') rows.write(new Map([[id, rows.rowFor('plain', item)]]));
  else if (operation === 'delete') rows.write(new Map([[id, undefined]]));
  else if (row === undefined)
    throw new KvsRefusal({ status: 404, code: 'KEY_NOT_FOUND', message: 'The specified key does not exist.' });
  else return answerOf(item.key, row);
  return { key: item.key };
}

function handleBatch(rows: KvsRows, operation: 'set' | 'get' | 'delete', body: unknown): Response {
  const items = parsed(z.array(setting.partial({ value: true })), body);
  checkMany(items, { code: 'BATCH_SIZE', count: KVS_LIMITS.batchItems });
  const successfulKeys: object[] = [];
  const failedKeys: object[] = [];
  for (const item of items) {
    try {
      successfulKeys.push(applyBatchItem(rows, operation, { value: undefined, ...item }));
    } catch (error) {
      if (!(error instanceof KvsRefusal)) throw error;
      failedKeys.push({ key: item.key, error: { code: error.code, message: error.message } });
    }
  }
  return jsonResponse(200, { successfulKeys, failedKeys });
}

function route(rows: KvsRows, path: string, body: unknown): Response {
  const [, secret, operation] = /^\/api\/v1\/(secret\/)?(get|set|delete)$/.exec(path) ?? [];
  if (operation !== undefined) {
    const space = secret === undefined ? 'plain' : 'secret';
    if (operation === 'set') return handleSet(rows, space, body);
    const item = parsed(keyed, body);
    refuseEntities([item]);
    checkKey(item.key);
    const row = rows.find(space, item.key);
    if (row === undefined) return missing();
    if (operation === 'get') return jsonResponse(200, answerOf(item.key, row));
    rows.write(new Map([[`${space}/${item.key}`, undefined]]));
    return jsonResponse(204);
  }
  if (path === '/api/v1/query') return handleQuery(rows, body);
  if (path === '/api/v1/transaction') return handleTransaction(rows, body);
  if (path.startsWith('/api/v1/entity/')) {
    const { entityName } = parsed(z.object({ entityName: z.string() }), body);
    refuseEntities([{ key: '', entityName }]);
  }
  const batch = /^\/api\/v1\/batch\/(set|get|delete)$/.exec(path)?.[1];
  if (batch === 'set' || batch === 'get' || batch === 'delete') return handleBatch(rows, batch, body);
  return jsonResponse(404, { code: 'NOT_FOUND', message: `The sandbox's storage has no ${path}.` });
}

/** Opens the storage of the installation, in a directory or (null) in memory. */
export function openForgeKvs({
  directory,
  now,
  onWrite,
}: {
  readonly directory: string | null;
  readonly now: () => number;
  readonly onWrite: (write: KvsWrite) => void;
}): ForgeKvs {
  const store = openRecordStore<KvsRow>(directory);
  const rows = kvsRows({ store, now, onWrite });
  return {
    handle: (path, body) => {
      try {
        return route(rows, path, body);
      } catch (error) {
        if (!(error instanceof KvsRefusal)) throw error;
        return jsonResponse(error.status, { code: error.code, message: error.message, ...error.extra });
      }
    },
    entries: (prefix) =>
      rows.list('plain', prefix).map(({ key, row }) => ({
        key,
        bytes: bytesOf(row.value),
        createdAt: row.createdAt,
        updatedAt: row.updatedAt,
        expiresAt: row.expiresAt,
      })),
    value: (key) => rows.find('plain', key)?.value,
    clear: () => {
      store.write(new Map(store.list('').map(({ key }) => [key, undefined])));
    },
    flush: store.flush,
    close: store.close,
  };
}
