import type { IssueId } from '../ids';
import type { EvidenceFacts } from '../issue/issue-facts';

/** Jira's hierarchy has fewer levels; more can only be a fault in what was read. */
const MAX_ANCESTORS = 12;

/** The known ancestors of an issue, direct parent first; ends at an unknown parent, at a cycle, and after 12. [A3] */
export function ancestorsOf(issue: EvidenceFacts, byId: ReadonlyMap<IssueId, EvidenceFacts>): readonly EvidenceFacts[] {
  const ancestors: EvidenceFacts[] = [];
  const seen = new Set<IssueId>([issue.issueId]);
  let parent = issue.parentId === null ? undefined : byId.get(issue.parentId);
  while (parent !== undefined && !seen.has(parent.issueId) && ancestors.length < MAX_ANCESTORS) {
    ancestors.push(parent);
    seen.add(parent.issueId);
    parent = parent.parentId === null ? undefined : byId.get(parent.parentId);
  }
  return ancestors;
}
