import type { EvidenceFacts } from '../domain/issue/issue-facts';
import type { Ports } from '../ports/ports';

/** Remembers whether the issues behind roadmap items are done, from issues that were just read. True: something changed. */
export async function noteRoadmapIssues(
  ports: Ports,
  issues: readonly Pick<EvidenceFacts, 'issueId' | 'issueKey' | 'statusCategory'>[],
): Promise<boolean> {
  const [head, known] = await Promise.all([ports.roadmaps.loadHead(), ports.roadmapIssues.load()]);
  const wanted = new Set(head.value?.items.flatMap(({ issueId }) => (issueId === null ? [] : [issueId])) ?? []);
  const fresh = new Map(known);
  let hasNews = false;
  for (const { issueId, issueKey, statusCategory } of issues) {
    if (!wanted.has(issueId)) continue;
    const done = statusCategory === 'done';
    const before = known.get(issueId);
    if (before?.done === done && before.issueKey === issueKey) continue;
    hasNews = true;
    fresh.set(issueId, { issueKey, done });
  }
  if (hasNews) await ports.roadmapIssues.save(fresh, ports.clock());
  return hasNews;
}
