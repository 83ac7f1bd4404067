import type { RawValue } from '../issue/issue-facts';
import type { Criterion, Scale } from './value-model';

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
  const benefit = onScale(raw, scale);
  if (benefit === null) return null;
  return direction === 'cost' ? 1 - benefit : benefit;
}

function onScale(raw: RawValue, scale: Scale): number | null {
  if (raw === null) return null;
  if (scale.kind === 'map') return onMap(String(raw), scale.entries);
  if (typeof raw !== 'number' || !Number.isFinite(raw)) return null;
  if (scale.kind === 'ratio') return onRatio(raw, scale.low, scale.high);
  return scale.kind === 'log' ? onLog(raw, scale.p95) : onAnchors(raw, scale.low, scale.high);
}

function onMap(option: string, entries: Readonly<Record<string, number>>): number | null {
  const utility = Object.hasOwn(entries, option) ? entries[option] : undefined;
  return utility !== undefined && Number.isFinite(utility) ? clampToUnit(utility) : null;
}

function onLog(count: number, p95: number): number | null {
  if (count < 0 || !Number.isFinite(p95) || p95 <= 0) return null;
  return clampToUnit(Math.log1p(count) / Math.log1p(p95));
}

function onRatio(x: number, low: number, high: number): number | null {
  if (!(x > 0 && low > 0 && high > low)) return null;
  return clampToUnit(Math.log(x / low) / Math.log(high / low));
}

function onAnchors(x: number, low: number, high: number): number | null {
  if (!Number.isFinite(low) || !Number.isFinite(high) || low === high) return null;
  // A scale that knows no negatives was not meant for one: such a number is a slip, not the worst rating.
  if (x < 0 && low >= 0 && high >= 0) return null;
  return clampToUnit((x - low) / (high - low));
}

function clampToUnit(x: number): number {
  return Math.min(1, Math.max(0, x));
}
