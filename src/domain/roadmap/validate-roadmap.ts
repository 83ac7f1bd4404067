import type { DomainProblem } from '../domain-problem';
import type { IssueId, RoadmapItemId, RuleId } from '../ids';
import type { Roadmap, RoadmapItem, RoadmapLevel } from './roadmap';

const DEPTH_OF_LEVEL: Readonly<Record<RoadmapLevel, number>> = { theme: 0, initiative: 1, epic: 2 };
const ROUNDING = 1e-9;

/** Everything that must hold between items and rules and does not, all at once; empty when it may be saved. */
export function validateRoadmap(roadmap: Roadmap): readonly DomainProblem[] {
  const byId = new Map(roadmap.items.map((item) => [item.itemId, item]));
  return [
    ...repeatedProblems(roadmap),
    ...roadmap.items.flatMap((item, position) => [
      ...placeProblems(item, `items.${position}`, byId),
      ...amountProblems(item, `items.${position}`),
    ]),
    ...targetProblems(roadmap.items),
    ...ruleProblems(roadmap, byId),
  ];
}

type ItemsById = ReadonlyMap<RoadmapItemId, RoadmapItem>;

function repeatedProblems(roadmap: Roadmap): readonly DomainProblem[] {
  const itemIds = new Set<RoadmapItemId>();
  const issueIds = new Set<IssueId>();
  const ruleIds = new Set<RuleId>();
  const problems: DomainProblem[] = [];
  roadmap.items.forEach((item, position) => {
    if (itemIds.has(item.itemId)) {
      problems.push(problem(`items.${position}.itemId`, 'duplicateId', 'Two roadmap items have the same id.'));
    }
    itemIds.add(item.itemId);
    if (item.issueId === null) return;
    if (issueIds.has(item.issueId)) {
      problems.push(
        problem(`items.${position}.issueId`, 'duplicateIssue', 'Two roadmap items stand for the same Jira issue.'),
      );
    }
    issueIds.add(item.issueId);
  });
  roadmap.rules.forEach((rule, position) => {
    if (ruleIds.has(rule.ruleId)) {
      problems.push(problem(`rules.${position}.ruleId`, 'duplicateId', 'Two rules have the same id.'));
    }
    ruleIds.add(rule.ruleId);
  });
  return problems;
}

function placeProblems(item: RoadmapItem, path: string, byId: ItemsById): readonly DomainProblem[] {
  if (item.parentId === null) {
    return item.level === 'theme'
      ? []
      : [problem(`${path}.parentId`, 'parentMissing', `"${item.title}" is no theme and needs a parent.`)];
  }
  const at = `${path}.parentId`;
  if (item.parentId === item.itemId) return [problem(at, 'ownParent', `"${item.title}" is its own parent.`)];
  const parent = byId.get(item.parentId);
  if (parent === undefined) return [problem(at, 'unknownParent', `The parent of "${item.title}" does not exist.`)];
  if (isInCycle(item, byId)) return [problem(at, 'cycle', `"${item.title}" is below itself.`)];
  return DEPTH_OF_LEVEL[parent.level] < DEPTH_OF_LEVEL[item.level]
    ? []
    : [problem(at, 'levelOrder', `"${item.title}" (${item.level}) cannot be below a ${parent.level}.`)];
}

function isInCycle(item: RoadmapItem, byId: ItemsById): boolean {
  const seen = new Set<RoadmapItemId>();
  let current = item.parentId;
  while (current !== null && !seen.has(current)) {
    if (current === item.itemId) return true;
    seen.add(current);
    current = byId.get(current)?.parentId ?? null;
  }
  return false;
}

function amountProblems(item: RoadmapItem, path: string): readonly DomainProblem[] {
  const problems: DomainProblem[] = [];
  if (!(Number.isFinite(item.weight) && item.weight > 0)) {
    problems.push(problem(`${path}.weight`, 'weight', 'A weight is a number above zero.'));
  }
  if (item.targetShare === null) return problems;
  if (item.level !== 'theme') {
    problems.push(problem(`${path}.targetShare`, 'targetBelowTheme', 'Only themes have a target share of effort.'));
  }
  if (!(item.targetShare >= 0 && item.targetShare <= 1)) {
    problems.push(problem(`${path}.targetShare`, 'targetRange', 'A target share is 0 to 1.'));
  }
  return problems;
}

function targetProblems(items: readonly RoadmapItem[]): readonly DomainProblem[] {
  const total = items.reduce((sum, item) => sum + (item.level === 'theme' ? (item.targetShare ?? 0) : 0), 0);
  return total > 1 + ROUNDING
    ? [problem('items', 'targetsOverOne', 'The target shares add up to more than 100 %.')]
    : [];
}

function ruleProblems(roadmap: Roadmap, byId: ItemsById): readonly DomainProblem[] {
  return roadmap.rules.flatMap((rule, position) => [
    ...(byId.has(rule.itemId)
      ? []
      : [problem(`rules.${position}.itemId`, 'unknownItem', `"${rule.name}" points to no roadmap item.`)]),
    ...(rule.query.trim() === ''
      ? [problem(`rules.${position}.query`, 'emptyQuery', `"${rule.name}" matches on nothing.`)]
      : []),
  ]);
}

function problem(path: string, code: string, message: string): DomainProblem {
  return { path, code, message };
}
