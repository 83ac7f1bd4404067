import type { ValueBands } from './value-model';

/** The three bands a value falls into. */
export type ValueBand = 'low' | 'medium' | 'high';

/** The band of a value of 0 to 100; a lower bound belongs to its band. */
export function bandOf(value: number, bands: ValueBands): ValueBand {
  if (value >= bands.high) return 'high';
  return value >= bands.medium ? 'medium' : 'low';
}
