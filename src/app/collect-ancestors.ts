import type { IssueId } from '../domain/ids';
import type { EvidenceFacts } from '../domain/issue/issue-facts';
import type { Ports } from '../ports/ports';

/** No chain of parents in Jira is longer; it also ends a chain that runs in a circle. */
const MAX_LEVELS = 12;

/** Reads the parents of `issues` that are not among them, and their parents, level by level. */
export async function collectAncestors(
  ports: Ports,
  issues: readonly { readonly issueId: IssueId; readonly parentId: IssueId | null }[],
): Promise<readonly EvidenceFacts[]> {
  const known = new Set(issues.map(({ issueId }) => issueId));
  const found: EvidenceFacts[] = [];
  let below: readonly { readonly parentId: IssueId | null }[] = issues;
  for (let level = 0; level < MAX_LEVELS; level += 1) {
    const missing = new Set(
      below.flatMap(({ parentId }) => (parentId === null || known.has(parentId) ? [] : [parentId])),
    );
    if (missing.size === 0) break;
    const parents = await ports.issues.readEvidence([...missing]);
    for (const parentId of missing) known.add(parentId);
    found.push(...parents);
    below = parents;
  }
  return found;
}
