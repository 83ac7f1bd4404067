import type { CriterionId } from '../ids';

/** How a question of ours is answered in Plumbline. Every answer is a finite number. [V1] */
export type InputAnswer =
  /** 1 (least) to 5 (most). */
  | { readonly kind: 'rating' }
  /** One of a few named answers, 2 to 10, each standing for a number. */
  | { readonly kind: 'choice'; readonly choices: readonly { readonly answer: number; readonly label: string }[] }
  /** Any number in between, both ends included. `unit` in words: "customers a quarter", "person-days". */
  | { readonly kind: 'number'; readonly least: number; readonly most: number; readonly unit: string };

/**
 * Where a criterion's raw value comes from. [V1]
 * - `field`: a Jira field that holds a number, an option, or a duration (raw in hours).
 * - `date`: a Jira date field; raw is the number of days from now until then, negative when it has passed.
 * - `priority`: raw is the id of the priority.
 * - `size`: the size of the issue, in its own unit.
 * - `input`: an answer given in Plumbline.
 * - `count`: raw is how many; `links` counts the links of the named type, or of every type (null).
 */
export type CriterionSource =
  | { readonly kind: 'field'; readonly fieldId: string }
  | { readonly kind: 'date'; readonly fieldId: string }
  | { readonly kind: 'priority' }
  | { readonly kind: 'size' }
  | { readonly kind: 'input'; readonly answer: InputAnswer }
  | { readonly kind: 'count'; readonly count: 'votes' | 'watchers' | 'linkedRequests' }
  | { readonly kind: 'links'; readonly typeName: string | null; readonly way: 'any' | 'inward' | 'outward' };

/**
 * How a raw value becomes a utility u in [0,1]. [V2]
 * - `anchors`: u = clamp((x - low) / (high - low)), for ratings and numbers; `low` may exceed `high`.
 * - `log`: u = clamp(ln(1 + x) / ln(1 + p95)), for counts; p95 is frozen with the model revision.
 * - `ratio`: u = clamp(ln(x / low) / ln(high / low)), 0 < low < high, for the factors of a product (RICE, ICE): sums of
 *   such u, weighted by ln(high / low), rank as the product does.
 * - `map`: an explicit value per option or priority id; an id that is not listed counts as missing, never as zero.
 */
export type Scale =
  | { readonly kind: 'anchors'; readonly low: number; readonly high: number }
  | { readonly kind: 'log'; readonly p95: number }
  | { readonly kind: 'ratio'; readonly low: number; readonly high: number }
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
  /** `value`: part of the value. `size`: the size of the item is read here, and it is no part of the value; one at most. [V3] */
  readonly role: 'value' | 'size';
  /** Relative weight, > 0; shares are computed over the criteria whose role is `value`. Without effect under a formula. */
  readonly weight: number;
  readonly scale: Scale;
  /** Days until an input starts to lose confidence. Convention: 180. [V6] */
  readonly lifetimeDays: number;
}

/** The ready-made models, and one's own formula. [V3] */
export type ValuePreset = 'value-effort' | 'weighted' | 'rice' | 'ice' | 'wsjf' | 'moscow' | 'formula';

/** A formula over the criteria by name, and the two results that stand for a value of 0 and of 100; low < high. [V3] */
export interface FormulaSpec {
  readonly text: string;
  readonly low: number;
  readonly high: number;
}

/** Where the size of an issue comes from: a numeric Jira field, or nothing mapped yet. A criterion whose role is `size` takes its place. */
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
  /** Set exactly where the preset is `formula`. */
  readonly formula: FormulaSpec | null;
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
