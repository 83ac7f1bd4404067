import type { IssueId, ProjectId, RoadmapItemId, RuleId } from '../../src/domain/ids';
import type { IssueFacts } from '../../src/domain/issue/issue-facts';
import type { Roadmap, RoadmapItem } from '../../src/domain/roadmap/roadmap';

const EPICS_PER_THOUSAND = 40;

/** A repeatable stream of numbers in [0,1) (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function issueAt(index: number, epics: number, random: () => number, now: number): IssueFacts {
  const isEpic = index < epics;
  const days = (most: number): number => now - Math.floor(random() * most) * 86_400_000;
  return {
    issueId: String(100_000 + index) as IssueId,
    issueKey: `LOAD-${index + 1}`,
    projectId: '10000' as ProjectId,
    summary: `Item ${index + 1} of a project made for measuring, with a summary of usual length`,
    issueTypeId: isEpic ? '10000' : String(10_001 + Math.floor(random() * 3)),
    hierarchyLevel: isEpic ? 1 : 0,
    statusName: 'To Do',
    statusCategory: 'todo',
    priorityId: random() < 0.9 ? String(1 + Math.floor(random() * 5)) : null,
    parentId: isEpic || random() < 0.15 ? null : (String(100_000 + Math.floor(random() * epics)) as IssueId),
    labels: random() < 0.5 ? [`label-${Math.floor(random() * 40)}`] : [],
    components: random() < 0.6 ? [`Component ${Math.floor(random() * 30)}`] : [],
    fixVersions: [],
    links: [],
    createdAt: days(900),
    updatedAt: days(400),
    resolvedAt: null,
    dueDate: null,
    votes: Math.floor(random() ** 4 * 80),
    watchers: Math.floor(random() ** 3 * 20),
    linkedRequests: Math.floor(random() ** 5 * 6),
    size: random() < 0.8 ? ([1, 2, 3, 5, 8, 13][Math.floor(random() * 6)] ?? 3) : null,
    inActiveSprint: false,
    description: { length: Math.floor(random() * 900), hasAcceptanceCriteria: random() < 0.4 },
    fields: {},
    fieldChangedAt: {},
    inputs: {},
    roadmapLink: null,
    exemption: null,
    matchedRules: random() < 0.2 ? [`rule-${Math.floor(random() * 20)}` as RuleId] : [],
  };
}

/** A project of `count` issues, the same on every run. */
export function sampleIssues(count: number, now: number): readonly IssueFacts[] {
  const random = randomFrom(count);
  const epics = Math.max(1, Math.round((count * EPICS_PER_THOUSAND) / 1000));
  return Array.from({ length: count }, (_, index) => issueAt(index, epics, random, now));
}

function itemAt(itemId: string, parentId: string | null, issueId: string | null): RoadmapItem {
  return {
    itemId: itemId as RoadmapItemId,
    parentId: parentId as RoadmapItemId | null,
    level: parentId === null ? 'theme' : 'initiative',
    title: itemId,
    weight: 10 + (itemId.length % 5) * 10,
    horizon: parentId === null ? null : 'now',
    state: null,
    ownerAccountId: null,
    targetShare: null,
    issueId: issueId as IssueId | null,
  };
}

/** Ten themes of ten initiatives; half of the initiatives stand for an epic of the sample, and twenty rules point at the rest. */
export function sampleRoadmap(): Roadmap {
  const themes = Array.from({ length: 10 }, (_, theme) => itemAt(`theme-${theme}`, null, null));
  const initiatives = themes.flatMap((theme, at) =>
    Array.from({ length: 10 }, (_, k) =>
      itemAt(`${theme.itemId}-${k}`, theme.itemId, k % 2 === 0 ? String(100_000 + at * 5 + k / 2) : null),
    ),
  );
  const rules = Array.from({ length: 20 }, (_, rule) => ({
    ruleId: `rule-${rule}` as RuleId,
    name: `Rule ${rule}`,
    kind: 'jql' as const,
    query: `labels = label-${rule}`,
    itemId: (initiatives[rule * 5 + 1]?.itemId ?? 'theme-0') as RoadmapItemId,
  }));
  return { items: [...themes, ...initiatives], rules };
}
