import type { RawValue } from '../issue/issue-facts';
import { assertNever } from '../result';
import type { Criterion, Scale } from './value-model';
import type { InputProblem } from './value-score';

/** A number further from zero than this is a slip, not an input. Convention. [V4] */
export const ABSURD_BEYOND = 1e9;

/**
 * The utility u in [0,1] of a raw value after scale and direction (a cost counts as 1 - u), or null where the value is
 * missing or the scale cannot read it: a missing input is never a zero. [V2] [V4]
 */
export function utilityOf({
  raw,
  scale,
  direction,
}: {
  readonly raw: RawValue;
  readonly scale: Scale;
  readonly direction: Criterion['direction'];
}): number | null {
  const worth = onScale(raw, scale);
  if (worth === null) return null;
  return direction === 'cost' ? 1 - worth : worth;
}

function onScale(raw: RawValue, scale: Scale): number | null {
  if (raw === null) return null;
  if (scale.kind === 'map') return onMap(String(raw), scale.entries);
  if (typeof raw !== 'number' || !(Math.abs(raw) <= ABSURD_BEYOND)) return null;
  if (scale.kind === 'ratio') return onRatio(raw, scale.low, scale.high);
  return scale.kind === 'log' ? onLog(raw, scale.p95) : onAnchors(raw, scale.low, scale.high);
}

function onMap(option: string, entries: Readonly<Record<string, number>>): number | null {
  const worth = Object.hasOwn(entries, option) ? entries[option] : undefined;
  return worth !== undefined && Number.isFinite(worth) ? clampToUnit(worth) : null;
}

function onLog(count: number, p95: number): number | null {
  if (count < 0 || !Number.isFinite(p95) || p95 <= 0) return null;
  return clampToUnit(Math.log1p(count) / Math.log1p(p95));
}

// A factor of zero makes the whole product nothing, which the lowest end stands for.
function onRatio(x: number, low: number, high: number): number | null {
  if (!(x >= 0 && low > 0 && high > low && Number.isFinite(high))) return null;
  return clampToUnit(Math.log(x / low) / Math.log(high / low));
}

function onAnchors(x: number, low: number, high: number): number | null {
  if (!Number.isFinite(low) || !Number.isFinite(high) || low === high) return null;
  // A scale that knows no negatives was not meant for one: such a number is a slip, not the worst rating.
  if (x < 0 && low >= 0 && high >= 0) return null;
  return clampToUnit((x - low) / (high - low));
}

/** Holds a number between 0 and 1. */
export function clampToUnit(x: number): number {
  return Math.min(1, Math.max(0, x));
}

/** Why a raw value has no utility on a scale; null where it has one, or where nothing was read. [V4] */
export function scaleProblemOf(raw: RawValue, scale: Scale): InputProblem | null {
  if (raw === null || onScale(raw, scale) !== null) return null;
  if (scale.kind === 'map') return 'notInMap';
  if (typeof raw !== 'number' || Number.isNaN(raw)) return 'notANumber';
  if (Math.abs(raw) > ABSURD_BEYOND) return 'absurd';
  return raw < 0 ? 'negative' : null;
}

/** The least and the greatest number that a scale tells apart; for a map, of the worth of its options. [V2] */
export function scaleBounds(scale: Scale): { readonly least: number; readonly most: number } {
  switch (scale.kind) {
    case 'anchors':
    case 'ratio':
      return { least: Math.min(scale.low, scale.high), most: Math.max(scale.low, scale.high) };
    case 'log':
      return { least: 0, most: scale.p95 };
    case 'map': {
      const worths = Object.values(scale.entries);
      return { least: Math.min(...worths), most: Math.max(...worths) };
    }
    default:
      return assertNever(scale);
  }
}

/**
 * The number that has the given u: the inverse of the scale. On a map it is the worth of an option, held between those
 * of the map. [V2]
 */
export function numberFromUtility({
  utility,
  scale,
  direction,
}: {
  readonly utility: number;
  readonly scale: Scale;
  readonly direction: Criterion['direction'];
}): number {
  const worth = direction === 'cost' ? 1 - utility : utility;
  switch (scale.kind) {
    case 'anchors':
      return scale.low + worth * (scale.high - scale.low);
    case 'log':
      return Math.min(scale.p95, Math.expm1(worth * Math.log1p(scale.p95)));
    case 'ratio':
      return Math.min(scale.high, scale.low * (scale.high / scale.low) ** worth);
    case 'map': {
      const { least, most } = scaleBounds(scale);
      return Math.min(most, Math.max(least, worth));
    }
    default:
      return assertNever(scale);
  }
}

/** The raw value that has the given u, such as that of a prior; on a map the option that comes nearest. [V2] [V4] */
export function rawFromUtility(at: {
  readonly utility: number;
  readonly scale: Scale;
  readonly direction: Criterion['direction'];
}): RawValue {
  if (at.scale.kind !== 'map') return numberFromUtility(at);
  const worth = numberFromUtility(at);
  let nearest: RawValue = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const [option, other] of Object.entries(at.scale.entries)) {
    if (Math.abs(other - worth) < distance) {
      nearest = option;
      distance = Math.abs(other - worth);
    }
  }
  return nearest;
}
