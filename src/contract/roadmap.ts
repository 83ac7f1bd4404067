import { z } from 'zod';
import type { MappingRule, Roadmap, RoadmapItem } from '../domain/roadmap/roadmap';
import { issueId, roadmapItemId, ruleId, share, title } from './primitives';

export const horizon = z.enum(['now', 'next', 'later']);
export const roadmapState = z.enum(['active', 'paused', 'done', 'dropped']);
export const roadmapLevel = z.enum(['theme', 'initiative', 'epic']);

export const roadmapItem = z.strictObject({
  itemId: roadmapItemId,
  parentId: roadmapItemId.nullable(),
  level: roadmapLevel,
  title,
  weight: z.number().positive().max(1000),
  horizon: horizon.nullable(),
  state: roadmapState.nullable(),
  ownerAccountId: z.string().min(1).max(128).nullable(),
  targetShare: share.nullable(),
  issueId: issueId.nullable(),
}) satisfies z.ZodType<RoadmapItem>;

export const mappingRule = z.strictObject({
  ruleId,
  name: title,
  kind: z.enum(['jql', 'label', 'component', 'version']),
  query: z.string().trim().min(1).max(2000),
  itemId: roadmapItemId,
}) satisfies z.ZodType<MappingRule>;

/** Shape only; what must hold between items is checked by the domain (`validateRoadmap`). */
export const roadmap = z.strictObject({
  items: z.array(roadmapItem).max(2000),
  rules: z.array(mappingRule).max(200),
}) satisfies z.ZodType<Roadmap>;
