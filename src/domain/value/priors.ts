import type { CriterionId, Instant } from '../ids';
import type { IssueFacts } from '../issue/issue-facts';
import { readInput } from './raw-input';
import type { Criterion, Prior, Priors, ValueModel } from './value-model';

/** What stands in where a project has no usual answer yet. [V4] */
export const FALLBACK_PRIOR: Prior = { p10: 0.1, median: 0.5, p90: 0.9, count: 0 };

/** The key under which the prior over all issue types is kept. */
const ALL_ISSUE_TYPES = '*';

/** A prior rests on at least so many issues. Convention. [V4] */
const PRIOR_MIN_COUNT = 10;

/** The usual answers of a project: quantiles of u per criterion and issue type, and over all types. [V4] */
export function priorsFrom(issues: readonly IssueFacts[], model: Pick<ValueModel, 'criteria'>, now: Instant): Priors {
  return Object.fromEntries(
    model.criteria.map((criterion) => [criterion.criterionId, priorsOfCriterion(issues, criterion, now)]),
  );
}

function priorsOfCriterion(
  issues: readonly IssueFacts[],
  criterion: Criterion,
  now: Instant,
): Readonly<Record<string, Prior>> {
  const byType = new Map<string, number[]>();
  const all: number[] = [];
  for (const issue of issues) {
    const { utility } = readInput(issue, criterion, now);
    if (utility === null) continue;
    all.push(utility);
    const ofType = byType.get(issue.issueTypeId);
    if (ofType === undefined) byType.set(issue.issueTypeId, [utility]);
    else ofType.push(utility);
  }
  byType.set(ALL_ISSUE_TYPES, all);
  const wellFounded = [...byType].filter(([, utilities]) => utilities.length >= PRIOR_MIN_COUNT);
  return Object.fromEntries(wellFounded.map(([issueTypeId, utilities]) => [issueTypeId, priorFrom(utilities)]));
}

function priorFrom(utilities: readonly number[]): Prior {
  const sorted = utilities.toSorted((a, b) => a - b);
  return {
    p10: quantileOf(sorted, 0.1),
    median: quantileOf(sorted, 0.5),
    p90: quantileOf(sorted, 0.9),
    count: sorted.length,
  };
}

/**
 * The p-quantile of sorted numbers, one or more: linear interpolation between the two nearest ranks (type 7 of Hyndman
 * and Fan).
 */
export function quantileOf(sorted: readonly number[], p: number): number {
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const lower = sorted[below] as number;
  const upper = sorted[below + 1] ?? lower;
  return lower + (upper - lower) * (position - below);
}

/** The prior of a criterion for an issue type, else over all types, else the fallback. [V4] */
export function priorOf(priors: Priors, criterionId: CriterionId, issueTypeId: string): Prior {
  if (!Object.hasOwn(priors, criterionId)) return FALLBACK_PRIOR;
  const ofCriterion = priors[criterionId] as Readonly<Record<string, Prior>>;
  const key = Object.hasOwn(ofCriterion, issueTypeId) ? issueTypeId : ALL_ISSUE_TYPES;
  return Object.hasOwn(ofCriterion, key) ? (ofCriterion[key] as Prior) : FALLBACK_PRIOR;
}
