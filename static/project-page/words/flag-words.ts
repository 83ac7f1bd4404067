import type { FindingCode } from '../../../src/domain/health/health-report';

/** A finding in a word or three, for the table's flags and their filter. */
export const FLAG_WORDS: Readonly<Record<FindingCode, string>> = {
  unlinked: 'Unlinked',
  weakEvidence: 'Thin evidence',
  staleRoadmap: 'Finished roadmap item',
  hollowItem: 'Hollow roadmap item',
  blockedAbove: 'Above its blocker',
  laterAboveNow: 'Later, above now',
  noSize: 'No size',
  tooBig: 'Too big',
  noDescription: 'No description',
  noAcceptanceCriteria: 'No criteria',
  notEnoughData: 'Not enough data',
  ageing: 'Ageing',
  stale: 'Out of date',
  tooMuchStock: 'At the tail',
};

/** What the alignment and the value columns say already is not said again among the flags. */
const SAID_ELSEWHERE: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'unlinked',
  'weakEvidence',
  'staleRoadmap',
  'hollowItem',
  'notEnoughData',
]);

/** The flags worth a place of their own in a row. */
export function shownFlags(flags: readonly FindingCode[]): readonly FindingCode[] {
  return flags.filter((flag) => !SAID_ELSEWHERE.has(flag));
}
