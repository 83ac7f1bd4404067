import * as z from 'zod/mini';

// zod/mini, because the glance parses this in the browser and has 75 KB for everything.

/** Key of the issue property that holds the scores; indexed for JQL by the manifest. A cache: anyone who can edit the issue can overwrite it. */
export const SCORE_PROPERTY = 'plumbline.score';

/** Key of the issue property that holds what people said about the issue in Plumbline. */
export const INPUT_PROPERTY = 'plumbline.inputs';

const score = z.number().check(z.gte(0), z.lte(100));
const instant = z.number().check(z.gte(0));

/** The most useful next step, as stored with the score. */
export const nextStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), criterionId: z.string(), name: z.string(), rangeIfFilled: z.number() }),
  z.object({ kind: z.literal('link') }),
  z.object({ kind: z.literal('relink') }),
  z.object({ kind: z.literal('estimate') }),
  z.object({ kind: z.literal('none') }),
]);

/** A step of the path, theme first. Issue-backed steps carry no title: the reader asks Jira, as the viewer. */
export const storedPathStep = z.object({
  level: z.enum(['theme', 'initiative', 'epic', 'issue']),
  title: z.nullable(z.string()),
  issueId: z.nullable(z.string()),
});

/** What the score property holds, version 1. */
export const scoreProperty = z.object({
  v: z.literal(1),
  /** Absent (null is not indexable) when there is not enough data. */
  value: z.optional(score),
  low: score,
  high: score,
  /** 0 to 100. */
  known: score,
  /** Absent when unlinked or exempt: unknown is not zero. */
  alignment: z.optional(score),
  traceability: score,
  state: z.enum(['aligned', 'weak', 'stale', 'exempt', 'unlinked']),
  horizon: z.nullable(z.enum(['now', 'next', 'later'])),
  theme: z.optional(z.string()),
  path: z.array(storedPathStep),
  next: nextStep,
  /** ISO 8601, for the JQL date index. */
  scoredAt: z.string(),
  modelRevision: z.number(),
  roadmapRevision: z.number(),
});
export type ScoreProperty = z.infer<typeof scoreProperty>;

/** The answer to one criterion: of one person, or the median of several with their mean distance from it. */
export const storedRating = z.object({
  rating: z.number().check(z.gte(-1e9), z.lte(1e9)),
  at: instant,
  /** Absent: one. */
  raters: z.optional(z.number().check(z.gte(1), z.lte(10_000))),
  /** Absent: 0. */
  deviation: z.optional(z.number().check(z.gte(0), z.lte(1e9))),
});

/** What the input property holds, version 1. */
export const inputProperty = z.object({
  v: z.literal(1),
  inputs: z.record(z.string(), storedRating),
  link: z.nullable(z.object({ itemId: z.string(), at: instant })),
  exemption: z.nullable(z.object({ reason: z.string(), until: instant, at: instant })),
});
export type InputProperty = z.infer<typeof inputProperty>;
