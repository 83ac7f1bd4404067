import type { SprintRecord } from '../jira/site-records';
import type { ImportedIssue, ImportedSprint, StatusCategory } from './imported-issue';

type Dated = ReadonlyMap<string, { readonly createdAt: number; readonly updatedAt: number }>;

/**
 * The sprints of one project in the order in which they ran. CSV gives names only: the latest sprint with work in
 * progress is taken as the active one, sprints with nothing but open issues that were never started as planned, and
 * all others as closed.
 */
export function sprintsFrom(of: {
  readonly issues: readonly ImportedIssue[];
  readonly categories: ReadonlyMap<string, StatusCategory>;
  readonly dates: Dated;
  readonly boardId: number;
  readonly nextId: () => number;
}): readonly SprintRecord[] {
  const { issues, categories, dates, boardId, nextId } = of;
  const named = new Map<string, { readonly sprint: ImportedSprint; readonly issues: ImportedIssue[] }>();
  for (const issue of issues) {
    for (const sprint of issue.sprints) {
      const entry = named.get(sprint.name) ?? { sprint, issues: [] };
      entry.issues.push(issue);
      named.set(sprint.name, entry);
    }
  }
  const middle = (members: readonly ImportedIssue[]): number => {
    const ends = members.map(({ key }) => dates.get(key)?.updatedAt ?? 0).toSorted((one, other) => one - other);
    return ends[Math.floor(ends.length / 2)] ?? 0;
  };
  const inOrder = [...named.values()]
    .map((entry) => ({ ...entry, at: entry.sprint.startAt ?? middle(entry.issues) }))
    .toSorted((one, other) => one.at - other.at || numberIn(one.sprint.name) - numberIn(other.sprint.name));
  const isLast = (issue: ImportedIssue, name: string): boolean => issue.sprints.at(-1)?.name === name;
  const has = (members: readonly ImportedIssue[], name: string, category: StatusCategory): boolean =>
    members.some((issue) => isLast(issue, name) && categories.get(issue.statusName) === category);
  const told = inOrder.some(({ sprint }) => sprint.state !== null);
  const active = told ? -1 : inOrder.findLastIndex(({ sprint, issues: all }) => has(all, sprint.name, 'indeterminate'));
  return inOrder.map(({ sprint, issues: all }, index): SprintRecord => {
    const planned = index > active && all.every(({ statusName }) => categories.get(statusName) === 'new');
    const guessed = index === active ? 'active' : planned ? 'future' : 'closed';
    const { name, goal, startAt, endAt, completeAt } = sprint;
    return { id: nextId(), boardId, name, state: sprint.state ?? guessed, goal, startAt, endAt, completeAt };
  });
}

function numberIn(name: string): number {
  return Number(/\d+/.exec(name)?.[0] ?? 0);
}
