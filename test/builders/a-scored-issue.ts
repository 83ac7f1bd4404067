import type { IssueScores, ScoredIssue } from '../../src/domain/snapshot/scored-issue';
import { anIssue, NOW } from './an-issue';
import { itemId } from './ids';

/** A scored issue of the backlog: value 60, aligned with the item `epic` of the theme `theme`, due now. */
export function aScoredIssue({
  scores = {},
  ...overrides
}: Partial<Omit<ScoredIssue, 'scores'>> & { readonly scores?: Partial<IssueScores> } = {}): ScoredIssue {
  return {
    ...anIssue(overrides),
    scoredAt: NOW,
    ...overrides,
    scores: {
      value: 60,
      valueLow: 50,
      valueHigh: 70,
      knownWeight: 0.8,
      alignment: 80,
      traceability: 100,
      alignmentState: 'aligned',
      horizon: 'now',
      themeId: itemId('theme'),
      itemId: itemId('epic'),
      evidence: 'parent',
      ...scores,
    },
  };
}

/** The scores of an issue that reaches no roadmap item. */
export const UNLINKED_SCORES: Partial<IssueScores> = {
  alignment: 0,
  traceability: 0,
  alignmentState: 'unlinked',
  horizon: null,
  themeId: null,
  itemId: null,
  evidence: null,
};
