import { z } from 'zod';
import { KvsRefusal } from './kvs-limits';
import type { Keyed, KvsRow, MetadataField } from './kvs-rows';
import { jsonResponse } from './platform-response';

/** A request's body in the form that its endpoint takes. @throws KvsRefusal */
export function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (!result.success)
    throw new KvsRefusal({ status: 400, code: 'BAD_REQUEST', message: z.prettifyError(result.error) });
  return result.data;
}

/** Custom entities must stand in the manifest; ours names none. @throws KvsRefusal */
export function refuseEntities(items: readonly Keyed[]): void {
  const named = items.find((item) => item.entityName !== undefined);
  if (named !== undefined)
    throw new KvsRefusal({
      status: 400,
      code: 'UNKNOWN_ENTITY',
      message: `The manifest declares no custom entity ${named.entityName ?? ''}.`,
    });
}

/** A row with those parts of its history that were asked for. */
export function answerOf(key: string, row: KvsRow, wanted: readonly MetadataField[] = []) {
  return {
    key,
    value: row.value,
    ...(wanted.includes('CREATED_AT') ? { createdAt: row.createdAt } : {}),
    ...(wanted.includes('UPDATED_AT') ? { updatedAt: row.updatedAt } : {}),
    ...(wanted.includes('EXPIRE_TIME') && row.expiresAt !== null
      ? { expireTime: new Date(row.expiresAt).toISOString() }
      : {}),
  };
}

/** @forge/kvs turns exactly this code into undefined; Atlassian's pages call it NOT_FOUND. */
export const missing = (): Response =>
  jsonResponse(404, { code: 'KEY_NOT_FOUND', message: 'The specified key does not exist.' });
