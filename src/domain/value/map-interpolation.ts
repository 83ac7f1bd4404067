import type { Criterion, Scale } from './value-model';

/**
 * u of a number between the numbered options of a map, on the straight line between its neighbours; null outside of
 * them. It reads the median of several raters that falls between two answers. [V2] [V5]
 */
export function interpolatedOnMap({
  at,
  scale,
  direction,
}: {
  readonly at: number;
  readonly scale: Scale & { readonly kind: 'map' };
  readonly direction: Criterion['direction'];
}): number | null {
  let below: readonly [number, number] | null = null;
  let above: readonly [number, number] | null = null;
  for (const [option, worth] of Object.entries(scale.entries)) {
    const answer = Number(option);
    if (answer <= at && (below === null || answer > below[0])) below = [answer, worth];
    if (answer >= at && (above === null || answer < above[0])) above = [answer, worth];
  }
  if (below === null || above === null) return null;
  const between = above[0] === below[0] ? 0 : (at - below[0]) / (above[0] - below[0]);
  const worth = below[1] + (above[1] - below[1]) * between;
  return direction === 'cost' ? 1 - worth : worth;
}
