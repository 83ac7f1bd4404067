import type { RoadmapItemView } from '../contract/rpc';
import type { IssueId } from '../domain/ids';
import type { RoadmapIndex } from '../domain/roadmap/roadmap-index';
import type { RoadmapIssue } from '../ports/roadmap-store';

/** The Jira issues that items of the roadmap stand for. */
export function roadmapIssueIds(index: RoadmapIndex): readonly IssueId[] {
  return [...index.byIssueId.keys()];
}

/** The roadmap in tree order as a viewer may know it: items that stand for a hidden issue lose title and key. */
export function roadmapItemViews({
  index,
  browsable,
  roadmapIssues,
}: {
  readonly index: RoadmapIndex;
  readonly browsable: ReadonlySet<IssueId>;
  readonly roadmapIssues: ReadonlyMap<IssueId, RoadmapIssue>;
}): RoadmapItemView[] {
  return [...index.items.values()].map(({ item, share, horizon, state }) => {
    const isHidden = item.issueId !== null && !browsable.has(item.issueId);
    return {
      itemId: item.itemId,
      parentId: item.parentId,
      level: item.level,
      title: isHidden ? null : item.title,
      issueKey: isHidden || item.issueId === null ? null : (roadmapIssues.get(item.issueId)?.issueKey ?? null),
      share,
      horizon,
      state,
      targetShare: item.targetShare,
    };
  });
}
