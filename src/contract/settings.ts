import { z } from 'zod';
import type { HealthSettings } from '../domain/health/health-report';
import { revision } from './primitives';
import { valueModel } from './value-model';

const perPart = z.strictObject({
  fit: z.number().min(0).max(100),
  order: z.number().min(0).max(100),
  ready: z.number().min(0).max(100),
  fresh: z.number().min(0).max(100),
  size: z.number().min(0).max(100),
  clean: z.number().min(0).max(100),
});

export const healthSettings = z.strictObject({
  readyTop: z.number().int().min(1).max(200),
  maxSize: z.number().positive().max(1000),
  ageingDays: z.number().int().min(1).max(3650),
  staleDays: z.number().int().min(1).max(3650),
  weights: perPart,
  targets: perPart,
}) satisfies z.ZodType<HealthSettings>;

/** What a project may set for itself; null means: as the site does. */
export const projectSettings = z.strictObject({
  health: healthSettings,
  sizeFieldId: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{1,255}$/)
    .nullable(),
  /** The project's own value model. */
  model: valueModel.nullable().default(null),
});
export type ProjectSettings = z.infer<typeof projectSettings>;

/** Settings as they are kept: with the revision at which the project's own model last changed; 0 while it has none. */
export const storedProjectSettings = projectSettings.extend({ modelRevision: revision.default(0) });
export type StoredProjectSettings = z.infer<typeof storedProjectSettings>;
