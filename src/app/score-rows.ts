import type { ScoreProperty } from '../contract/issue-property';
import { ancestorsOf } from '../domain/alignment/ancestors-of';
import type { Instant, IssueId } from '../domain/ids';
import type { EvidenceFacts, IssueFacts } from '../domain/issue/issue-facts';
import { indexRoadmap } from '../domain/roadmap/roadmap-index';
import { scoreIssue } from '../domain/snapshot/score-issue';
import type { Priors } from '../domain/value/value-model';
import type { SnapshotRow } from '../ports/snapshot-store';
import { nextStepOf } from './next-step-of';
import { hasSameContent, scorePropertyFrom } from './score-property-from';
import type { ScoringBasis } from './scoring-basis';

/**
 * Scores issues into rows of a snapshot. `known` gives the property that Jira has for an issue, as far as that is known:
 * where it already says the same, it stays and need not be written.
 */
export function scoreRows({
  issues,
  foreignAncestors,
  basis,
  priors,
  known,
  now,
}: {
  readonly issues: readonly IssueFacts[];
  readonly foreignAncestors: readonly EvidenceFacts[];
  readonly basis: ScoringBasis;
  readonly priors: Priors;
  readonly known: ReadonlyMap<IssueId, ScoreProperty>;
  readonly now: Instant;
}): readonly SnapshotRow[] {
  const { model, roadmap, doneIssueIds } = basis;
  const index = indexRoadmap(roadmap, doneIssueIds);
  const byId = new Map<IssueId, EvidenceFacts>();
  for (const facts of [...foreignAncestors, ...issues]) byId.set(facts.issueId, facts);
  return issues.map((issue) => {
    const ancestors = ancestorsOf(issue, byId);
    const { scores, size, value, alignment } = scoreIssue({ issue, ancestors, model, priors, index, now });
    const next = nextStepOf({ ...issue, size }, { value, alignment, model });
    const property = scorePropertyFrom({ value, alignment, next, index, basis, now });
    const stored = known.get(issue.issueId);
    const row = { ...issue, size, scores, scoredAt: now };
    return stored !== undefined && hasSameContent(stored, property)
      ? { row, property: stored, written: true }
      : { row, property, written: false };
  });
}
