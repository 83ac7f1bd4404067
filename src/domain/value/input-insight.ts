import { isInBacklog } from '../backlog/backlog-membership';
import type { CriterionId, Instant } from '../ids';
import type { IssueFacts } from '../issue/issue-facts';
import { priorOf, priorsFrom, quantileOf } from './priors';
import { rawInputOf, readInput } from './raw-input';
import { type SuspectedInversion, suspectInversion } from './suspect-inversion';
import type { Criterion, Prior } from './value-model';

/** What the stored inputs of a project say about one criterion. */
export interface InputInsight {
  readonly criterionId: CriterionId;
  /** Items of the backlog, how many of them have this input, and how many have one that cannot be read. */
  readonly items: number;
  readonly filled: number;
  readonly unreadable: number;
  /** Raw numbers met in all issues of the base level; null without numbers. */
  readonly numbers: {
    readonly least: number;
    readonly median: number;
    readonly p95: number;
    readonly most: number;
  } | null;
  /** Raw options met in them, the most frequent first, 100 at most. */
  readonly options: readonly { readonly raw: string; readonly items: number }[];
  readonly inverted: SuspectedInversion | null;
  /** The usual answer over all issue types. [V4] */
  readonly prior: Prior;
}

const MAX_OPTIONS = 100;

/** How full an input is, what is in it, what is usual, and whether its map looks upside down. [V2] [V4] */
export function inputInsight(issues: readonly IssueFacts[], criterion: Criterion, now: Instant): InputInsight {
  const base = issues.filter(({ hierarchyLevel }) => hierarchyLevel === 0);
  const backlog = base.filter(isInBacklog).map((issue) => readInput(issue, criterion, now));
  const raws = base.map((issue) => rawInputOf(issue, criterion, now).raw);
  const priors = priorsFrom(issues, { criteria: [criterion] }, now);
  return {
    criterionId: criterion.criterionId,
    items: backlog.length,
    filled: backlog.filter(({ utility }) => utility !== null).length,
    unreadable: backlog.filter(({ problem }) => problem !== null).length,
    numbers: numbersFrom(raws.filter((raw): raw is number => typeof raw === 'number' && Number.isFinite(raw))),
    options: optionsFrom(raws.filter((raw) => typeof raw === 'string')),
    inverted: suspectInversion(base, criterion, now),
    prior: priorOf(priors, criterion.criterionId, ''),
  };
}

function numbersFrom(numbers: readonly number[]): InputInsight['numbers'] {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  return {
    least: quantileOf(sorted, 0),
    median: quantileOf(sorted, 0.5),
    p95: quantileOf(sorted, 0.95),
    most: quantileOf(sorted, 1),
  };
}

function optionsFrom(options: readonly string[]): InputInsight['options'] {
  const counts = new Map<string, number>();
  for (const option of options) counts.set(option, (counts.get(option) ?? 0) + 1);
  return [...counts]
    .map(([raw, items]) => ({ raw, items }))
    .sort((a, b) => b.items - a.items || Number(a.raw > b.raw) - Number(a.raw < b.raw))
    .slice(0, MAX_OPTIONS);
}
