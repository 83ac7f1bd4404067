import { ancestorsOf } from '../alignment/ancestors-of';
import type { Instant, IssueId } from '../ids';
import type { EvidenceFacts, IssueFacts } from '../issue/issue-facts';
import type { Roadmap } from '../roadmap/roadmap';
import { indexRoadmap } from '../roadmap/roadmap-index';
import type { Priors, ValueModel } from '../value/value-model';
import { scoreIssue } from './score-issue';
import type { ScoredIssue } from './scored-issue';

/** Scores every issue of a project, in the given order. */
export function scoreProject({
  issues,
  foreignAncestors,
  model,
  priors,
  roadmap,
  doneIssueIds,
  now,
}: {
  readonly issues: readonly IssueFacts[];
  /** Ancestors that live in other projects. */
  readonly foreignAncestors: readonly EvidenceFacts[];
  readonly model: ValueModel;
  readonly priors: Priors;
  readonly roadmap: Roadmap;
  /** Jira issues behind roadmap items that are done, in whichever project. */
  readonly doneIssueIds: ReadonlySet<IssueId>;
  readonly now: Instant;
}): readonly ScoredIssue[] {
  const index = indexRoadmap(roadmap, doneIssueIds);
  const byId = new Map<IssueId, EvidenceFacts>();
  for (const facts of [...foreignAncestors, ...issues]) byId.set(facts.issueId, facts);
  return issues.map((issue) => {
    const { scores, size } = scoreIssue({ issue, ancestors: ancestorsOf(issue, byId), model, priors, index, now });
    return { ...issue, size, scores, scoredAt: now };
  });
}
