import { setTimeout as waitFor } from 'node:timers/promises';
import { z } from 'zod';
import type { FaultSwitches } from '../faults/fault-switches';
import { answerOf, missing, parsed, refuseEntities } from './kvs-answers';
import { checkKey, KvsRefusal } from './kvs-limits';
import { type BatchOperation, handleBatch, handleTransaction } from './kvs-many';
import { handleQuery } from './kvs-query';
import { type KvsRates, kvsRates } from './kvs-rates';
import { bytesOf, getting, type KvsRow, type KvsRows, type KvsWrite, kvsRows, setting } from './kvs-rows';
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
  readonly handle: (path: string, body: unknown) => Promise<Response>;
  readonly entries: (prefix: string) => readonly KvsEntry[];
  readonly value: (key: string) => unknown;
  readonly clear: () => void;
  /** As if nothing had been asked lately: what the sandbox makes up in seconds takes people weeks. */
  readonly forgetRates: () => void;
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
}

function handleSet(rows: KvsRows, rates: KvsRates, { space, body }: { space: string; body: unknown }): Response {
  const item = parsed(setting, body);
  refuseEntities([item]);
  const before = rows.find(space, item.key);
  const row = rows.rowFor(space, item);
  rates.write(bytesOf(item));
  rows.write(new Map([[`${space}/${item.key}`, row]]));
  const { returnValue, returnMetadataFields } = item.options ?? {};
  if (returnValue === 'LATEST') return jsonResponse(200, answerOf(item.key, row, returnMetadataFields));
  if (returnValue === 'PREVIOUS' && before !== undefined)
    return jsonResponse(200, answerOf(item.key, before, returnMetadataFields));
  return new Response('', { status: 200 });
}

function handleOne(rows: KvsRows, rates: KvsRates, asked: { space: string; operation: string; body: unknown }) {
  const { space, operation, body } = asked;
  if (operation === 'set') return handleSet(rows, rates, { space, body });
  const item = parsed(getting, body);
  refuseEntities([item]);
  checkKey(item.key);
  const row = rows.find(space, item.key);
  if (operation === 'get') rates.read(row === undefined ? 0 : bytesOf(row.value));
  else rates.write(0);
  if (row === undefined) return missing();
  if (operation === 'get') return jsonResponse(200, answerOf(item.key, row, item.options?.metadataFields));
  rows.write(new Map([[`${space}/${item.key}`, undefined]]));
  return jsonResponse(204);
}

function route(rows: KvsRows, rates: KvsRates, { path, body }: { path: string; body: unknown }): Response {
  rates.request();
  const [, secret, operation] = /^\/api\/v1\/(secret\/)?(get|set|delete)$/.exec(path) ?? [];
  if (operation !== undefined)
    return handleOne(rows, rates, { space: secret === undefined ? 'plain' : 'secret', operation, body });
  if (path === '/api/v1/query') return handleQuery(rows, rates, body);
  if (path === '/api/v1/transaction') return handleTransaction(rows, rates, body);
  if (path.startsWith('/api/v1/entity/')) {
    const { entityName } = parsed(z.object({ entityName: z.string() }), body);
    refuseEntities([{ key: '', entityName }]);
  }
  const batch = /^\/api\/v1\/batch\/(set|get|delete)$/.exec(path)?.[1];
  if (batch !== undefined) return handleBatch(rows, rates, { operation: batch as BatchOperation, body });
  return jsonResponse(404, { code: 'NOT_FOUND', message: `The sandbox's storage has no ${path}.` });
}

const WRITES = /\/(set|delete|transaction)$/;
const claiming = z.object({ options: z.object({ keyPolicy: z.literal('FAIL_IF_EXISTS') }) });

/** Another writer was faster: whoever claims a key finds it taken, whoever overwrites is told to come again. */
function conflictOf(body: unknown): Response {
  const code = claiming.safeParse(body).success ? 'KEY_CONFLICT' : 'CONFLICT';
  return jsonResponse(409, { code, message: 'The key is being written by another request.' });
}

/** Opens the storage of the installation, in a directory or (null) in memory. */
export function openForgeKvs({
  directory,
  now,
  expiredKeptMs,
  timeScale,
  faults,
  onWrite,
}: {
  readonly directory: string | null;
  readonly now: () => number;
  readonly expiredKeptMs: number;
  /** Multiplies the seconds and minutes in which requests are counted. */
  readonly timeScale: number;
  readonly faults: FaultSwitches;
  readonly onWrite: (write: KvsWrite) => void;
}): ForgeKvs {
  const store = openRecordStore<KvsRow>(directory);
  const rates = kvsRates(now, timeScale);
  const rows = kvsRows({ store, now, expiredKeptMs, rates, onWrite });
  return {
    handle: async (path, body) => {
      const { kvsLatencyMs } = faults.get();
      if (kvsLatencyMs > 0) await waitFor(kvsLatencyMs);
      if (WRITES.test(path) && faults.strikes('kvsConflictShare')) return conflictOf(body);
      try {
        return route(rows, rates, { path, body });
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
    forgetRates: rates.forget,
    flush: store.flush,
    close: store.close,
  };
}
