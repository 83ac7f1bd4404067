import { z } from 'zod';
import type { Criterion, ValueModel } from '../domain/value/value-model';
import { criterionId, title } from './primitives';

const fieldId = z.string().regex(/^[A-Za-z0-9_.-]{1,255}$/);

export const criterionSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('field'), fieldId }),
  z.strictObject({ kind: z.literal('priority') }),
  z.strictObject({ kind: z.literal('input') }),
  z.strictObject({ kind: z.literal('count'), count: z.enum(['votes', 'watchers', 'linkedRequests']) }),
]);

export const scale = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('anchors'), low: z.number(), high: z.number() }),
  z.strictObject({ kind: z.literal('log'), p95: z.number().positive() }),
  z.strictObject({ kind: z.literal('map'), entries: z.record(z.string().max(255), z.number().min(0).max(1)) }),
]);

export const criterion = z.strictObject({
  criterionId,
  name: title,
  question: z.string().trim().max(300),
  lowLabel: z.string().trim().max(60),
  highLabel: z.string().trim().max(60),
  source: criterionSource,
  direction: z.enum(['benefit', 'cost']),
  weight: z.number().positive().max(1000),
  scale,
}) satisfies z.ZodType<Criterion>;

/** Shape only; what must hold between criteria is checked by the domain (`validateModel`). */
export const valueModel = z.strictObject({
  preset: z.enum(['value-effort', 'weighted']),
  criteria: z.array(criterion).min(1).max(30),
  size: z.strictObject({ fieldId: fieldId.nullable() }),
  bands: z.strictObject({ medium: z.number().min(0).max(100), high: z.number().min(0).max(100) }),
}) satisfies z.ZodType<ValueModel>;
