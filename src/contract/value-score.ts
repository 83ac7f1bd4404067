import { z } from 'zod';
import type { BandChange } from '../domain/value/band-changes';
import type { ModelFinding } from '../domain/value/model-findings';
import type { Prior } from '../domain/value/value-model';
import type { NativeScore, ReceiptLine, ValueScore } from '../domain/value/value-score';
import { criterionId, score, share } from './primitives';
import { rawValue } from './scored-issue';

export const prior = z.object({
  p10: share,
  median: share,
  p90: share,
  count: z.number().int().min(0),
}) satisfies z.ZodType<Prior>;

/** Criterion id -> issue type id, or `*` for all types -> prior. */
export const priors = z.record(criterionId, z.record(z.string(), prior));

export const receiptLine = z.object({
  criterionId,
  name: z.string(),
  raw: rawValue,
  problem: z.enum(['notANumber', 'absurd', 'negative', 'notInMap', 'notADate', 'notAnAnswer']).nullable(),
  utility: share,
  assumed: z.boolean(),
  confidence: share,
  ageFactor: share,
  weightShare: share,
  points: z.number(),
  ageDays: z.number().nullable(),
  rangeIfFilled: z.number(),
  prior,
}) satisfies z.ZodType<ReceiptLine>;

export const nativeScore = z.object({
  name: z.enum(['RICE', 'ICE', 'WSJF', 'Formula']),
  score: z.number().nullable(),
}) satisfies z.ZodType<NativeScore>;

export const valueScore = z.object({
  state: z.enum(['known', 'notEnoughData']),
  value: score.nullable(),
  low: score,
  high: score,
  knownWeight: share,
  basePoints: z.number(),
  receipt: z.array(receiptLine),
  missing: z.array(criterionId),
  native: nativeScore.nullable(),
}) satisfies z.ZodType<ValueScore>;

/** What it takes to move the item one band up or down by one input. [V8] */
export const bandChange = z.object({
  criterionId,
  way: z.enum(['up', 'down']),
  band: z.enum(['low', 'medium', 'high']),
  from: rawValue,
  to: rawValue,
  value: score,
}) satisfies z.ZodType<BandChange>;

/** What is wrong with the inputs of the model itself, wherever it is shown. */
export const modelFinding = z.object({
  kind: z.enum(['fieldMissing', 'fieldEmpty', 'invertedScale', 'unreadableInputs']),
  criterionId,
  name: z.string(),
  /** The Jira field it concerns, and its name as last known. */
  fieldId: z.string().nullable(),
  fieldName: z.string().nullable(),
  /** `unreadableInputs`: how many issues; `invertedScale`: on how many it rests; else 0. */
  issues: z.number().int().min(0),
}) satisfies z.ZodType<ModelFinding>;
