import { z } from 'zod';
import { answerOf, parsed } from './kvs-answers';
import { KVS_LIMITS, KvsRefusal } from './kvs-limits';
import type { KvsRates } from './kvs-rates';
import { bytesOf, type KvsRows, metadataField } from './kvs-rows';
import { jsonResponse } from './platform-response';

const querying = z.object({
  limit: z.number().int().optional(),
  after: z.string().optional(),
  where: z.array(z.object({ property: z.string(), condition: z.string(), values: z.array(z.unknown()) })).optional(),
  options: z.object({ metadataFields: z.array(metadataField).optional() }).optional(),
});

function refuse(code: string, message: string): never {
  throw new KvsRefusal({ status: 400, code, message });
}

/** The start of the keys that are asked for: all that plain storage can be asked. */
function prefixOf(where: z.infer<typeof querying>['where'] = []): string {
  const [clause] = where;
  if (where.length > 1) refuse('QUERY_WHERE_INVALID', 'A query may have one "where" only.');
  if (clause === undefined) return '';
  if (clause.property !== 'key') refuse('QUERY_WHERE_FIELD_INVALID', `A query cannot look at ${clause.property}.`);
  if (clause.condition !== 'BEGINS_WITH')
    refuse('INVALID_FILTER_CONDITION', `A key cannot be asked by ${clause.condition}.`);
  const [prefix] = clause.values;
  if (clause.values.length !== 1 || typeof prefix !== 'string')
    refuse('INVALID_FILTER_VALUES', 'BEGINS_WITH takes one text.');
  return prefix;
}

/** A page of rows in key order; the cursor is the last key of it. */
export function handleQuery(rows: KvsRows, rates: KvsRates, body: unknown): Response {
  const { limit = KVS_LIMITS.defaultPageSize, after, where, options } = parsed(querying, body);
  if (limit < 1 || limit > KVS_LIMITS.pageSize)
    refuse('LIST_QUERY_LIMIT_EXCEEDED', `The limit must be between 1 and ${KVS_LIMITS.pageSize}.`);
  const prefix = prefixOf(where);
  const from = after === undefined ? null : Buffer.from(after, 'base64url').toString('utf8');
  const found = rows.list('plain', prefix).filter(({ key }) => from === null || key > from);
  const page = found.slice(0, limit).map(({ key, row }) => answerOf(key, row, options?.metadataFields));
  const last = page.at(-1);
  rates.read(bytesOf(page));
  return jsonResponse(200, {
    data: page,
    ...(found.length > limit && last !== undefined ? { cursor: Buffer.from(last.key).toString('base64url') } : {}),
  });
}
