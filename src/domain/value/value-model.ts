import type { CriterionId } from '../ids';

/** Where a criterion's raw value comes from. [V1] */
export type CriterionSource =
  | { readonly kind: 'field'; readonly fieldId: string }
  | { readonly kind: 'priority' }
  | { readonly kind: 'input' }
  | { readonly kind: 'count'; readonly count: 'votes' | 'watchers' | 'linkedRequests' };

/**
 * How a raw value becomes a utility u in [0,1]. [V2]
 * - `anchors`: u = clamp((x - low) / (high - low)), for ratings and numbers; `low` may exceed `high`.
 * - `log`: u = clamp(ln(1 + x) / ln(1 + p95)), for counts; p95 is frozen with the model revision.
 * - `map`: an explicit value per option or priority id; an id that is not listed counts as missing, never as zero.
 */
export type Scale =
  | { readonly kind: 'anchors'; readonly low: number; readonly high: number }
  | { readonly kind: 'log'; readonly p95: number }
  | { readonly kind: 'map'; readonly entries: Readonly<Record<string, number>> };

/** One input of the value model. [V1] */
export interface Criterion {
  readonly criterionId: CriterionId;
  readonly name: string;
  /** The question asked where the input is missing, and the words at both ends of the answer. */
  readonly question: string;
  readonly lowLabel: string;
  readonly highLabel: string;
  readonly source: CriterionSource;
  /** A cost counts as 1 - u. */
  readonly direction: 'benefit' | 'cost';
  /** Relative weight, > 0; shares are computed over the model. */
  readonly weight: number;
  readonly scale: Scale;
}

/** The ready-made models that exist today. Value/Effort divides the value by the size when ordering. [V3] */
export type ValuePreset = 'value-effort' | 'weighted';

/** Where the size of an issue comes from: a numeric Jira field, or nothing mapped yet. */
export interface SizeSource {
  readonly fieldId: string | null;
}

/** Lower bounds of the medium and the high value band, 0 to 100. Convention: 40 and 70. */
export interface ValueBands {
  readonly medium: number;
  readonly high: number;
}

/** What an item is worth and how that is measured; revisions of it are append-only. [V1] */
export interface ValueModel {
  readonly preset: ValuePreset;
  readonly criteria: readonly Criterion[];
  readonly size: SizeSource;
  readonly bands: ValueBands;
}

/** The usual answer to one criterion in one project: quantiles of u in [0,1], p10 <= median <= p90. [V4] */
export interface Prior {
  readonly p10: number;
  readonly median: number;
  readonly p90: number;
  /** How many issues it rests on; 0 for the fallback. */
  readonly count: number;
}

/** Priors of a project, frozen per model revision: criterion id -> issue type id (or `*` for all types) -> prior. [V4] */
export type Priors = Readonly<Record<CriterionId, Readonly<Record<string, Prior>>>>;
