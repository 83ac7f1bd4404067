import type { AlignmentState } from './alignment-score';

/** From this traceability on, 0 to 1, an issue counts as aligned. Convention. [A6] */
const ALIGNED_TRACEABILITY = 0.5;
const ROUNDING = 1e-9;

/**
 * How firmly a place on the roadmap is known. A live exemption is a decision and comes first; no evidence is unknown;
 * evidence that leads nowhere is stale. The kinds of evidence that exist today are firm enough to be aligned each on
 * its own: *weak* waits for kinds below .5. [A6]
 */
export function alignmentStateFrom({
  exempt,
  traceability,
  alive,
}: {
  readonly exempt: boolean;
  /** T in [0,1]; 0 means that there is no evidence. */
  readonly traceability: number;
  /** Whether any evidence leads to an item that still asks for work. */
  readonly alive: boolean;
}): AlignmentState {
  if (exempt) return 'exempt';
  if (traceability === 0) return 'unlinked';
  if (!alive) return 'stale';
  return traceability >= ALIGNED_TRACEABILITY - ROUNDING ? 'aligned' : 'weak';
}
