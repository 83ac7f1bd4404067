import { DAY_MS, type Instant } from '../ids';
import type { AppInput } from '../issue/issue-facts';
import { interpolatedOnMap } from './map-interpolation';
import { clampToUnit, scaleBounds, utilityOf } from './scale';
import type { Criterion, Prior } from './value-model';

/** What age leaves of the confidence in an input at twice its lifetime and later. Convention. [V6] */
const OLDEST_FACTOR = 0.5;

/** What age leaves of the confidence in an input: 1 up to its lifetime, falling evenly to .5 at twice that. [V6] */
export function ageFactorOf(ageDays: number, lifetimeDays: number): number {
  const over = clampToUnit((ageDays - lifetimeDays) / lifetimeDays);
  return 1 - (1 - OLDEST_FACTOR) * over;
}

/** Age in days of something that stands since `at`, with fractions; never below zero, whatever the clocks said. */
export function ageInDays(at: Instant, now: Instant): number {
  return Math.max(0, (now - at) / DAY_MS);
}

/**
 * How far the people who answered agree, 0 to 1: 1 less twice their mean distance in u from their median, so that two
 * who answer the two ends leave nothing. One person agrees with themself. [V5]
 */
export function agreementOf(input: Pick<AppInput, 'rating' | 'raters' | 'deviation'>, criterion: Criterion): number {
  if (input.raters <= 1 || !(input.deviation > 0)) return 1;
  return Math.max(0, 1 - 2 * spreadInUtility(input.rating, input.deviation, criterion));
}

function spreadInUtility(median: number, deviation: number, criterion: Criterion): number {
  const { scale } = criterion;
  if (scale.kind === 'anchors') return deviation / Math.abs(scale.high - scale.low);
  // On a curve the distance in u depends on where it is measured: half of what lies between both sides of the median.
  const above = utilityNear(median + deviation, criterion);
  const below = utilityNear(median - deviation, criterion);
  return Math.abs(above - below) / 2;
}

function utilityNear(x: number, { scale, direction }: Criterion): number {
  if (scale.kind !== 'map') {
    const { least, most } = scaleBounds(scale);
    return utilityOf({ raw: Math.min(most, Math.max(least, x)), scale, direction }) ?? 0;
  }
  const answers = Object.keys(scale.entries).map(Number);
  const at = Math.min(Math.max(...answers), Math.max(Math.min(...answers), x));
  return interpolatedOnMap({ at, scale, direction }) ?? 0;
}

/** An input as the score takes it: a point and a range of u, both in [0,1], low <= utility <= high. */
export interface EstimatedInput {
  readonly utility: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Draws a doubtful input toward the usual answer and widens it: u' = c u + (1-c) median, half-width (1-c)(P90-P10)/2.
 * With c = 0 the input says nothing, and its range is as wide as that of the usual answer. [V5]
 */
export function shrunkTowardPrior(utility: number, confidence: number, prior: Prior): EstimatedInput {
  if (confidence >= 1) return { utility, low: utility, high: utility };
  const doubt = 1 - confidence;
  const point = confidence * utility + doubt * prior.median;
  const halfWidth = (doubt * (prior.p90 - prior.p10)) / 2;
  return { utility: point, low: clampToUnit(point - halfWidth), high: clampToUnit(point + halfWidth) };
}
