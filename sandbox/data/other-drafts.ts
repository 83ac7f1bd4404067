import type { Draft } from './draft';
import type { Random } from './random';

/** The issues of the app, of ideas and of customer care. */
export function otherDrafts(_random: Random): readonly Draft[] {
  return [];
}
