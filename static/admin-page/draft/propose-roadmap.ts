import type { AdminView } from '../../../src/contract/rpc';
import type { IssueId, RoadmapItemId } from '../../../src/domain/ids';
import type { Roadmap } from '../../../src/domain/roadmap/roadmap';
import { addItem } from './roadmap-edits';

type EpicCandidate = AdminView['epics'][number];

/** What a proposal was made of, for the sentence beside it. */
export interface RoadmapProposal {
  readonly roadmap: Roadmap;
  readonly themes: number;
  readonly initiatives: number;
  readonly epics: number;
  /** Open epics left out because nothing open is under them. */
  readonly leftOut: number;
}

const projectKeyOf = (issueKey: string): string => issueKey.slice(0, issueKey.lastIndexOf('-'));

/**
 * A first roadmap from what Jira has: one theme per project, named after it; open issues above epics become
 * initiatives; open epics with open work hang below. Weights are equal and no horizon is guessed: only people know these.
 */
export function proposeRoadmap(given: {
  readonly epics: readonly EpicCandidate[];
  readonly projectNames: ReadonlyMap<string, string>;
  readonly newId: () => RoadmapItemId;
}): RoadmapProposal {
  const open = given.epics.filter((epic) => !epic.done);
  const parents = new Set(open.flatMap((epic) => epic.parentId ?? []));
  const useful = open.filter((epic) => epic.openChildren > 0 || parents.has(epic.issueId));
  const higher = useful.filter((epic) => epic.hierarchyLevel >= 2);
  const epics = useful.filter((epic) => epic.hierarchyLevel === 1);
  let roadmap: Roadmap = { items: [], rules: [] };
  const themes = new Map<string, RoadmapItemId>();
  const placed = new Map<IssueId, RoadmapItemId>();

  const themeFor = (issueKey: string): RoadmapItemId => {
    const projectKey = projectKeyOf(issueKey);
    const known = themes.get(projectKey);
    if (known !== undefined) return known;
    const itemId = given.newId();
    themes.set(projectKey, itemId);
    roadmap = addItem(roadmap, { itemId, parentId: null, title: given.projectNames.get(projectKey) ?? projectKey });
    return itemId;
  };
  const place = (epic: EpicCandidate, parentId: RoadmapItemId, level: 'initiative' | 'epic'): void => {
    const itemId = given.newId();
    placed.set(epic.issueId, itemId);
    roadmap = addItem(roadmap, { itemId, parentId, title: epic.summary, issueId: epic.issueId, level });
  };
  for (const issue of higher) place(issue, themeFor(issue.issueKey), 'initiative');
  for (const epic of epics) {
    const parent = epic.parentId === null ? undefined : placed.get(epic.parentId);
    place(epic, parent ?? themeFor(epic.issueKey), 'epic');
  }
  return {
    roadmap,
    themes: themes.size,
    initiatives: higher.length,
    epics: epics.length,
    leftOut: open.length - useful.length,
  };
}
