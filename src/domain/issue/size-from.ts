import type { RawValue } from './issue-facts';

/** The size of an issue: the first filled estimate among the mapped fields. A negative one is a slip and counts as none. */
export function sizeFrom(fields: Readonly<Record<string, RawValue>>, sizeFieldIds: readonly string[]): number | null {
  for (const fieldId of sizeFieldIds) {
    const size = fields[fieldId];
    if (typeof size === 'number' && Number.isFinite(size) && size >= 0) return size;
  }
  return null;
}
