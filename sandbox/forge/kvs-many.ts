import { z } from 'zod';
import { answerOf, parsed, refuseEntities } from './kvs-answers';
import { checkKey, KVS_LIMITS, KvsRefusal } from './kvs-limits';
import type { KvsRates } from './kvs-rates';
import { bytesOf, getting, type Keyed, type KvsRow, type KvsRows, keyed, type Setting, setting } from './kvs-rows';
import { jsonResponse } from './platform-response';

export type BatchOperation = 'set' | 'get' | 'delete';

const entity = z.object({ entityName: z.string(), conditions: z.unknown().optional() });
const transacting = z.object({
  set: z.array(setting).default([]),
  delete: z.array(keyed).default([]),
  check: z.array(keyed.extend({ entity: entity.optional() })).default([]),
});
const batching = z.array(setting.partial({ value: true }).extend({ options: z.looseObject({}).optional() }));

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

/** All of it or nothing; counts as one write. */
export function handleTransaction(rows: KvsRows, rates: KvsRates, body: unknown): Response {
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
  rates.write(bytesOf(all), 'TOO_MANY_REQUESTS');
  rows.write(changes);
  return jsonResponse(204);
}

/** Applies one item of a batch and gives what the answer says about it; thrown refusals become a failed key. */
function applyBatchItem(rows: KvsRows, operation: BatchOperation, item: z.infer<typeof batching>[number]): object {
  checkKey(item.key);
  const id = `plain/${item.key}`;
  const row = rows.find('plain', item.key);
  if (operation === 'set') rows.write(new Map([[id, rows.rowFor('plain', parsed(setting, item) satisfies Setting)]]));
  else if (operation === 'delete') rows.write(new Map([[id, undefined]]));
  else if (row === undefined)
    throw new KvsRefusal({ status: 404, code: 'KEY_NOT_FOUND', message: 'The specified key does not exist.' });
  else return answerOf(item.key, row, parsed(getting, item).options?.metadataFields);
  return { key: item.key };
}

/** Each item by itself: some may succeed where others fail. */
export function handleBatch(rows: KvsRows, rates: KvsRates, asked: { operation: BatchOperation; body: unknown }) {
  const { operation, body } = asked;
  const items = parsed(batching, body);
  checkMany(items, { code: 'BATCH_SIZE', count: KVS_LIMITS.batchItems });
  rates.batch();
  if (operation !== 'get') rates.write(bytesOf(items));
  const successfulKeys: object[] = [];
  const failedKeys: object[] = [];
  for (const item of items) {
    try {
      successfulKeys.push(applyBatchItem(rows, operation, item));
    } catch (error) {
      if (!(error instanceof KvsRefusal)) throw error;
      failedKeys.push({ key: item.key, error: { code: error.code, message: error.message } });
    }
  }
  if (operation === 'get') rates.read(bytesOf(successfulKeys));
  return jsonResponse(200, { successfulKeys, failedKeys });
}
