import { z } from 'zod';
import type { Criterion, ValueModel } from '../domain/value/value-model';
import { criterionId, title } from './primitives';

const fieldId = z.string().regex(/^[A-Za-z0-9_.-]{1,255}$/);

const answerNumber = z.number().min(-1e9).max(1e9);

export const inputAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rating') }),
  z.strictObject({
    kind: z.literal('choice'),
    choices: z
      .array(z.strictObject({ answer: answerNumber, label: z.string().trim().min(1).max(60) }))
      .min(2)
      .max(10)
      .readonly(),
  }),
  z.strictObject({
    kind: z.literal('number'),
    least: answerNumber,
    most: answerNumber,
    unit: z.string().trim().max(60),
  }),
]);

// The defaults stand for what models saved by earlier versions did not say.
export const criterionSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('field'), fieldId }),
  z.strictObject({ kind: z.literal('date'), fieldId }),
  z.strictObject({ kind: z.literal('priority') }),
  z.strictObject({ kind: z.literal('size') }),
  z.strictObject({ kind: z.literal('input'), answer: inputAnswer.default({ kind: 'rating' }) }),
  z.strictObject({ kind: z.literal('count'), count: z.enum(['votes', 'watchers', 'linkedRequests']) }),
  z.strictObject({
    kind: z.literal('links'),
    typeName: z.string().trim().min(1).max(255).nullable(),
    way: z.enum(['any', 'inward', 'outward']),
  }),
]);

export const scale = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('anchors'), low: z.number(), high: z.number() }),
  z.strictObject({ kind: z.literal('log'), p95: z.number().positive() }),
  z.strictObject({ kind: z.literal('ratio'), low: z.number().positive(), high: z.number().positive() }),
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
  role: z.enum(['value', 'size']).default('value'),
  weight: z.number().positive().max(1000),
  scale,
  lifetimeDays: z.number().int().min(1).max(3650).default(180),
}) satisfies z.ZodType<Criterion>;

/** Shape only; what must hold between criteria is checked by the domain (`validateModel`). */
export const valueModel = z.strictObject({
  preset: z.enum(['value-effort', 'weighted', 'rice', 'ice', 'wsjf', 'moscow', 'formula']),
  criteria: z.array(criterion).min(1).max(30),
  formula: z
    .strictObject({ text: z.string().trim().min(1).max(1000), low: z.number(), high: z.number() })
    .nullable()
    .default(null),
  size: z.strictObject({ fieldId: fieldId.nullable() }),
  bands: z.strictObject({ medium: z.number().min(0).max(100), high: z.number().min(0).max(100) }),
}) satisfies z.ZodType<ValueModel>;
