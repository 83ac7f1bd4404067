import type { Draft } from './draft';
import type { Random } from './random';

export function loadDrafts(_count: number, _random: Random): readonly Draft[] {
  return [];
}
